import type { Locator } from '../analyzer'

/** What a secret looks like. Values are never kept: only what kind it is and where the first one stands. */
const shapes: [kind: string, shape: RegExp][] = [
  ['AWS access key', /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/g],
  ['AWS secret key', /\baws_secret_access_key\b["']?\s*[:=]\s*["']?[A-Za-z0-9/+]{40}\b/gi],
  ['GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/g],
  ['GitLab token', /\bgl(?:pat|dt|rt|cbt|ptt|ft|soat)-[A-Za-z0-9_-]{20,}/g],
  ['Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|https:\/\/hooks\.slack(?:-gov)?\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]{16,}/g],
  ['private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/g],
  ['npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['Google API key', /\bAIza[A-Za-z0-9_-]{35}\b/g],
  ['Google service account key', /"private_key_id"\s*:\s*"[0-9a-f]{40}"/g],
  ['Azure storage key', /\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/g],
  ['JSON web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
  ['credentials in an address', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@'"${}<>]{1,64}:(?!\*+@)[^\s@/'"${}<>]{3,64}@[\w.-]+/g],
  ['password', /(?:^|[\s"'{[,;-])[\w.-]{0,40}(?:password|passwd|secret|api[_-]?key|token|private[_-]?key)["']?\s*[:=]\s*(?:"([^"\n]{6,200})"|'([^'\n]{6,200})'|([^\s"'#,}\]]{6,200}))/gim],
]

const word = /^(?:true|false|null|none|yes|no|required|optional|inherit|write|read|\d+|changeme.*|example.*|placeholder.*|your[-_ ].*|xxx+.*|\*+|redacted.*|masked.*|<.*>|\.\.\.|dummy.*|fake.*|test|testing|password|postgres|secret)$/i

/** A value that only names a secret kept elsewhere, or is none: variables, paths, words, references. */
const isReference = (value: string) =>
  /[$%{}()<>[\]]|^!|^[./~]|^@|^secrets?[./]|^env[./]|^arn:|^https?:|^projects\/|^vault[:/]|^op:\/\/|^file:|^data\.|^var\.|^local\.|^module\./i.test(value) || word.test(value)

/** Text that holds letters and digits mixed the way only machines write them, or is long. */
const isSecretLike = (value: string) => !isReference(value) && value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value) && !/^[a-z]+(?:[-_.][a-z0-9]+)+$/.test(value) && !/^[\w.-]+\.[\w.-]+$/.test(value)

/** Gathers what looks like a secret in the lines of a text. */
export function secretBook() {
  const known = new Map<string, { kind: string; count: number; at: Locator }>()
  return {
    /** @param from line of the first line of the text, counted from 1 */
    look(text: string, file: string, from = 1): number {
      let found = 0
      for (const [kind, shape] of shapes) {
        for (const match of text.matchAll(shape)) {
          const value = match[1] ?? match[2] ?? match[3]
          if (value !== undefined && !isSecretLike(value)) continue
          if (/EXAMPLE/.test(match[0])) continue
          const at = { file, line: from + text.slice(0, match.index).split('\n').length - 1 + (match[0].startsWith('\n') ? 1 : 0) }
          const before = known.get(kind)
          if (before) before.count++
          else known.set(kind, { kind, count: 1, at })
          found++
        }
      }
      return found
    },
    list: () => [...known.values()],
  }
}
export type SecretBook = ReturnType<typeof secretBook>
