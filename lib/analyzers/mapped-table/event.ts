import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent, type Change } from '../audit-log/event'
import { ipKind, parseIp } from '../formats/ip'
import type { Actor, OutcomeKind, SourceKind } from '../log-model'
import type { Field } from './fields'

const nothing = /^(?:|-+|n\/?a|none|null|unknown|\?)$/i
const yes = /^(?:success(?:ful(?:ly)?)?|succeeded|ok|okay|allow(?:ed)?|grant(?:ed)?|permit(?:ted)?|accept(?:ed)?|true|yes|y|pass(?:ed)?|completed?|info(?:rmation)?|audit success|2\d\d|0|valid|done)$/i
const no = /^(?:den(?:y|ied)|refused|reject(?:ed)?|forbidden|unauthori[sz]ed|block(?:ed)?|audit failure|40[13]|not (?:allowed|granted|authori[sz]ed)|invalid|false|no|n)$/i
const failed = /^(?:fail(?:ed|ure)?|error|err|[45]\d\d|timeout|aborted|incomplete|1)$/i
const service = /^(?:svc|service|sa|app|bot|system|daemon|cron|scheduler|task)(?:[-_.\\ ]|$)|[-_.](?:svc|service|bot)$|\$$|^(?:NT AUTHORITY|SYSTEM$)/i
const shared = /^(?:root|admin(?:istrator)?|guest|operator|support|shared|test|user|visitor|contractor|sa)$/i
const signIn = /\b(?:log[ -]?(?:in|on)|sign[ -]?(?:in|on)|authenticat\w*|session (?:start|opened?))\b/i
const reading = /\b(?:read|view(?:ed)?|open(?:ed)?|download(?:ed)?|get|list(?:ed)?|print(?:ed)?|copy|copied|access(?:ed)?|search(?:ed)?|preview(?:ed)?)\b/i
const against = /\b(?:log|audit(?: log| trail)?|logging|auditing)s?\b.{0,30}\b(?:clear|delet|purg|disabl|stopp|stop|turned off|truncat|roll)\w*|\b(?:clear|delet|purg|disabl|stopp|stop|truncat)\w*\b.{0,30}\b(?:log|logs|logging|audit(?:ing)?|audit (?:log|trail))\b/i
const rights = /\b(?:grant|add|assign|give|elevat|promot)\w*\b.{0,40}\b(?:role|admin|permission|privilege|right|group|access)/i
const accounts = /\b(?:creat|add|delet|remov|disabl|enabl|unlock|reset)\w*\b.{0,20}\b(?:user|account|password|badge|card)/i

/** A row as the fields that its columns tell. */
export type Told = Partial<Record<Field, string>>

/** Brings a row into the common form. */
export function tableEvent(told: Told, at: Locator, time: number | null, details: string[]): AuditEvent {
  const get = (field: Field) => {
    const value = told[field]?.trim() ?? ''
    return nothing.test(value) ? null : value.slice(0, 300)
  }
  const [who, what, object] = [get('who'), get('what'), get('object')]
  const actor = who === null ? null : actorOf(who)
  const said = get('outcome')
  const { outcome, understood } = outcomeOf(said)
  const machine = get('machine')?.toLowerCase() ?? null
  const signs = what !== null && signIn.test(what) && !/log[ -]?(?:out|off)|sign[ -]?(?:out|off)/i.test(what)
  return auditEvent({
    at,
    time,
    actor,
    service: machine ?? 'table',
    action: what?.slice(0, 120) ?? null,
    outcome,
    account: machine,
    host: machine,
    ...sourceOf(get('from where'), actor),
    readOnly: what === null ? null : reading.test(what),
    data: object !== null && what !== null,
    logType: 'row',
    changes: what === null ? [] : changesOf(what),
    shared: who !== null && shared.test(who),
    root: who !== null && /^(?:root|administrator)$/i.test(who),
    signIn: signs && actor?.kind === 'human' ? { kind: 'interactive', factor: 'unknown', names: [], weak: null, federated: false, risky: false, reportOnly: false } : null,
    details: understood ? details : [...details, `outcome not understood: ${(said ?? '').slice(0, 40)}`],
  })
}

function actorOf(who: string): Actor {
  if (/^(?:anonymous|nobody|unauthenticated)(?: logon| user)?$/i.test(who)) return { id: 'anonymous', kind: 'anonymous', display: 'somebody without a name', aliases: [] }
  const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.exec(who)?.[0]
  const bare = who.includes('\\') ? who.slice(who.lastIndexOf('\\') + 1) : who
  return { id: (mail ?? who).toLowerCase(), kind: service.test(bare) ? 'service' : 'human', display: mail ?? who, aliases: [...new Set([who, bare])] }
}

/** An address as such; another place (a door, a workstation) is within the firm. */
function sourceOf(text: string | null, actor: Actor | null): { source: SourceKind; ip: string | null } {
  if (text === null) return { source: actor?.kind === 'service' ? 'internal' : 'missing', ip: null }
  const ip = text.replace(/^\[?([^\]]*)\]?(?::\d{1,5})?$/, '$1').replace(/^::ffff:/i, '')
  if (parseIp(text)) return { source: ipKind(text), ip: text }
  if (parseIp(ip)) return { source: ipKind(ip), ip }
  return /^[\d.:]+$/.test(text) ? { source: 'invalid', ip: text } : { source: 'private', ip: null }
}

function outcomeOf(said: string | null): { outcome: OutcomeKind; understood: boolean } {
  if (said === null || yes.test(said)) return { outcome: 'success', understood: true }
  if (no.test(said)) return { outcome: 'denied', understood: true }
  return failed.test(said) ? { outcome: 'failed', understood: true } : { outcome: 'success', understood: false }
}

function changesOf(what: string): Change[] {
  const observed = what.slice(0, 120)
  if (against.test(what)) return [{ rule: 'MT-01', kind: 'logging', severity: 'high', what: 'did something against the log, by its words', name: 'against the log', observed }]
  if (rights.test(what)) return [{ rule: 'MT-02', kind: 'grant', severity: 'low', what: 'gave rights, by its words', name: 'rights given', observed }]
  return accounts.test(what) ? [{ rule: 'MT-02', kind: 'identity', severity: 'low', what: 'changed an account, by its words', name: 'accounts changed', observed }] : []
}
