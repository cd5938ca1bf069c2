/** Shapes that only secrets have, with what each is. The value is never kept. */
const shapes: [RegExp, string][] = [
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/, 'AWS access key id'],
  [/-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/, 'private key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_[A-Za-z0-9_]{60,}\b/, 'GitHub token'],
  [/\bglpat-[A-Za-z0-9_-]{20,}\b/, 'GitLab token'],
  [/\bxox[abprs]-[A-Za-z0-9-]{10,}\b/, 'Slack token'],
  [/hooks\.slack\.com\/services\/T[A-Z0-9]+\/B[A-Z0-9]+\/[A-Za-z0-9]+/, 'Slack webhook'],
  [/\bAIza[0-9A-Za-z_-]{35}\b/, 'Google API key'],
  [/"private_key_id"\s*:\s*"[0-9a-f]{40}"/, 'Google service account key'],
  [/\bAccountKey=[A-Za-z0-9+/]{80,}={0,2}/, 'Azure storage account key'],
  [/\bSharedAccessKey=[A-Za-z0-9+/]{40,}={0,2}/, 'Azure shared access key'],
  [/[?&]sig=[A-Za-z0-9%+/]{40,}/, 'Azure shared access signature'],
  [/\b[a-z][a-z0-9+]{2,20}:\/\/[^\s:/@"'${}]{1,64}:[^\s:/@"'${}]{3,64}@[a-z0-9.-]+/i, 'address with a password'],
  [/(?:^|[;\s"'])(?:password|pwd)\s*=\s*[^;\s"'${}<>*]{6,}/i, 'password in a connection text'],
  [/(?:^|[\s;"'])(?:[A-Z0-9]+_)*(?:PASSWORD|PASSWD|SECRET|SECRET_KEY|API_KEY|TOKEN)=["']?(?!(?:change|example|placeholder|redacted|dummy|none|null|true|false|todo|tbd|xxx|arn:|https?:|ssm:)|\/)[^\s"'`$<>{}()*]{8,}/, 'password or token set for a program'],
  [/\bsk_live_[0-9a-zA-Z]{24,}\b/, 'Stripe key'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\b/, 'signed token (JWT)'],
]
/** The shapes that are secrets from end to end, for those who must not show what has one. */
export const secretShapes: readonly RegExp[] = shapes.filter(([, what]) => !/password|JWT/.test(what)).map(([shape]) => shape)
const hint = /(?:SECRET|TOKEN)=|AKIA|ASIA|BEGIN|gh[pousr]_|github_pat|glpat|xox|slack|AIza|private_key|Key=|sig=|:\/\/|password|pwd|sk_live|eyJ/i

/** The kind of secret that a text holds, or null. Texts of any length are looked at up to 64 KiB. */
export function secretIn(words: string): string | null {
  const part = words.length > 65_536 ? words.slice(0, 65_536) : words
  if (!hint.test(part)) return null
  return shapes.find(([shape]) => shape.test(part))?.[1] ?? null
}

const secretField = /(?:^|_)(?:password|passwd|secret|token|api_?key|app_?key|access_?key|secret_?key|client_?secret|private_?key|connection_?string|auth_?token|shared_?key)$|^(?:admin|master|user|root|db)_?password$/i
const notSecret = /(?:_(?:id|arn|name|version|length|policy|enabled|ref|path|url|expiration|ttl|type|wo_version)$)|^(?:key|token_key)$/i
/** Values that stand for a secret and are none: gaps, references, files, examples that say so. */
const stands = /^(?:true|false|null|none|\*+|x{3,}|<.*>|\[.*\]|\$?\{.*\}|.*\$\{.*|.*change[-_ ]?me.*|example|placeholder|redacted|\(sensitive.*|.*hidden.*|todo|tbd|arn:.*|https?:\/\/.*|projects\/.*|\/.*|data\..*|var\..*|aws\/.*|alias\/.*|ssm:.*|resolve:.*|\{\{.*)$/i

/** Whether a literal stands in a field that is named for a secret, such as `admin_password`. */
export function secretNamed(field: string, value: string): boolean {
  const name = field.replace(/([a-z0-9])([A-Z])/g, '$1_$2')
  return value.length >= 6 && value.length <= 4_096 && secretField.test(name) && !notSecret.test(name) && !stands.test(value.trim()) && !/\s/.test(value.trim())
}
