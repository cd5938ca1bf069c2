/** Field names whose values are secrets, in code, configuration and JSON. */
const secretName = String.raw`[\w.-]*(?:secret_?(?:access_?)?key|session_?token|client_?secret|passw(?:or)?d|private_?key|api_?key|access_?token|auth_?token|refresh_?token|connection_?string|sas_?token|shared_?key)[\w.-]*`
const patterns: [RegExp, string | ((...parts: string[]) => string)][] = [
  // Key ids keep their last four characters, so that two can be told apart.
  [/\b((?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{4,})/g, (key) => `${key.slice(0, 4)}…${key.slice(-4)}`],
  [new RegExp(String.raw`("${secretName}"\s*:\s*")(?:[^"\\]|\\.)*`, 'gi'), '$1[hidden]'],
  [new RegExp(String.raw`(\b${secretName}\s*[=:]\s*["'])[^"'$]+(["'])`, 'gi'), '$1[hidden]$2'],
  [new RegExp(String.raw`(\b${secretName}\s*[=:]\s*)(?!["'$\[{(]|var\.|local\.|data\.|module\.|true\b|false\b|null\b)[^\s,;"']{6,}`, 'gi'), '$1[hidden]'],
  [/\b(gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk_live_|AIza)[\w-]{8,}/g, '$1[hidden]'],
  [/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, '[hidden token]'],
  [/(-----BEGIN [A-Z ]*PRIVATE KEY-----)[^-]*(-----END [A-Z ]*PRIVATE KEY-----)?/g, '$1 [hidden] $2'],
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]+:)[^\s@/]+@/gi, '$1[hidden]@'],
  [/([?&](?:sig|signature|token|access_token|X-Amz-Signature|X-Amz-Security-Token)=)[^&\s"']+/gi, '$1[hidden]'],
]

/** Hides what a viewer must never show whole: secrets by their name or their form, in a text of any kind. */
export function redacted(text: string): string {
  return patterns.reduce((shown, [pattern, by]) => (typeof by === 'string' ? shown.replaceAll(pattern, by) : shown.replaceAll(pattern, by)), text)
}
