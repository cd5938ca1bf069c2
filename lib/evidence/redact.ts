import { secretShapes } from '../analyzers/infrastructure/secret-patterns'
import { withoutBlocks } from './redact-blocks'
import { namesSecret } from './secret-names'

const hidden = '[hidden]'
/** As many line ends as were there, so that the lines behind keep their numbers. */
const lineEnds = (text: string) => '\n'.repeat(text.split('\n').length - 1)

/** A name, a sign, a value: in JSON, HCL, YAML, shells and connection texts; the value quoted, or as far as it goes. */
const assigned = /(["']?)([\w.-]{2,80})\1([ \t]*(?:=>|[=:])[ \t]*)("(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|[^\s"'[{(,;&][^\s,;&"']*)/g
/** A pair told by two fields, as containers and parameters are: the name first, its value soon behind. */
const pair = /((?:["']?(?:name|key|parameterkey)["']?)\s*[:=]\s*["']?)([\w.-]{2,80})(["']?\s*,?\s*["']?(?:value|parametervalue|defaultvalue)["']?\s*[:=]\s*)("(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|[^\s"'{[][^\s,]*)/gi
/** Instructions of an image file and options of a command. */
const spaced = /(^[ \t]*(?:env|arg|setenv|export)[ \t]+)([\w.-]{2,80})([ \t]+)(\S.*)/gim
const option = /(--?(?:pass(?:word|wd)?|pwd|token|secret|api-?key|client-secret|access-key|auth-token)[= ])("[^"\n]*"|'[^'\n]*'|\S+)/gi
const commands = /(\b(?:useradd|usermod|mysql|mysqldump|sshpass|psql|htpasswd|curl)\b[^\n|;]{0,300}?\s-[pu] ?)(?!root\b)(\S{4,})/g

const patterns: [RegExp, string | ((...parts: string[]) => string)][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$(?![\s\S]))/g, (key) => `-----BEGIN PRIVATE KEY----- ${hidden}${lineEnds(key)}`],
  [/^[A-Za-z0-9+/=\s]+-----END [A-Z ]*PRIVATE KEY-----/g, (key) => `${hidden}${lineEnds(key)}`],
  // Key ids keep their last four characters, so that two can be told apart.
  [/\b((?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{4,})/g, (key) => `${key.slice(0, 4)}…${key.slice(-4)}`],
  [/\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|AIza)[\w-]{8,}/g, `$1${hidden}`],
  [/(hooks\.slack\.com\/services\/)\S+/g, `$1${hidden}`],
  [/(?<![\w-])eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[hidden token]'],
  [/(\b[a-z][a-z0-9+.-]{0,30}:\/\/[^\s:/@]{0,200}:)[^\s@/]{1,1000}@/gi, `$1${hidden}@`],
  [/([?&](?:sig|signature|token|access_token|X-Amz-Signature|X-Amz-Security-Token)=)[^&\s"']+/gi, `$1${hidden}`],
  [/(\bauthorization["']?\s*[:=]\s*["']?(?:basic|bearer|token)\s+)(?!\[hidden)[^\s"']+/gi, `$1${hidden}`],
  [option, (_all, sign, value) => (standsForSecret(bare(value)) ? `${sign}${value}` : `${sign}${hidden}`)],
  [commands, (_all, before) => `${before}${hidden}`],
]

/** Values that only stand for a secret: gaps, references, paths of lower case. A word like "example" is no proof that it is one. */
const stands = /^(?:true|false|null|none|\*+|<.*>|\[.*\]|\$?\{.*\}|.*\$\{.*|arn:.*|resolve:.*|ssm:.*|\{\{.*|\/[a-z][a-z0-9_./-]*)$/i
const standsForSecret = (value: string) => stands.test(value) && !/^\/.*[A-Z].*/.test(value)
const bare = (value: string) => value.replace(/^["']|["']$/g, '')
const reference = /^(?:var|local|data|module|each|self|count|path|resource|aws|azurerm|google|vault|random)[\w]*\.|^(?:true|false|null|none|yes|no)$|^[\d.]{1,5}$|^\$/i

/** What stands in place of a value under that name: the value itself when the name is of no secret, or it is a reference. */
function shownValue(name: string, value: string): string {
  const inner = bare(value)
  const quote = /^["']/.exec(value)?.[0] ?? ''
  if (inner === '' || inner.includes(hidden) || !namesSecret(name) || standsForSecret(inner.trim()) || reference.test(inner)) return value
  if (quote === '' && inner.length < 6) return value
  return `${quote}${hidden}${quote !== '' && value.length > 1 && value.endsWith(quote) ? quote : ''}`
}

/** Hides what a viewer must never show whole: secrets by their name, their form or what they stand in, in a text of any kind. Keeps the number of lines. */
export function redacted(text: string): string {
  const whole = withoutBlocks(text)
  const formed = [...patterns, ...shapes].reduce((shown, [pattern, by]) => (typeof by === 'string' ? shown.replaceAll(pattern, by) : shown.replaceAll(pattern, by)), whole)
  return formed
    .replaceAll(assigned, (_all, quote: string, name: string, sign: string, value: string) => `${quote}${name}${quote}${sign}${shownValue(name, value)}`)
    .replaceAll(pair, (_all, before: string, name: string, between: string, value: string) => `${before}${name}${between}${shownValue(name, value)}`)
    .replaceAll(spaced, (_all, before: string, name: string, space: string, value: string) => `${before}${name}${space}${shownValue(name, value)}`)
}

/** The value of a cell under a heading: hidden whole when the heading is of a secret. */
export const redactedCell = (heading: string, text: string): string => (text.length >= 6 && namesSecret(heading.trim().replaceAll(/\s+/g, '_')) && !standsForSecret(text.trim()) ? hidden : redacted(text))

/** What a rule takes for a secret wherever it stands is never shown either. */
const shapes: [RegExp, string][] = secretShapes.map((shape) => [new RegExp(shape.source, shape.flags.includes('g') ? shape.flags : `${shape.flags}g`), hidden])
