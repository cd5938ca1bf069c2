import type { FindingSeverity, PlanItem } from '../audit-report-facts'

const severities: [RegExp, FindingSeverity][] = [
  [/^(?:critical|crit|blocker|catastrophic|very[ _-]?high|extreme|fatal)$/, 'critical'],
  [/^(?:high|important|major|severe|cat(?:egory)? ?i|error)$/, 'high'],
  [/^(?:medium|med|moderate|warning|cat(?:egory)? ?ii)$/, 'medium'],
  [/^(?:low|minor|note|very[ _-]?low|cat(?:egory)? ?iii|negligible)$/, 'low'],
  [/^(?:info|informational|information|none)$/, 'info'],
]

/** A severity in the words of a scanner or an assessor; `unknown` for a word that is none. */
export function severityOf(text: unknown): FindingSeverity {
  if (typeof text !== 'string') return 'unknown'
  const word = text.trim().toLowerCase()
  return severities.find(([shape]) => shape.test(word))?.[1] ?? 'unknown'
}

/** A severity from the 0 to 10 of CVSS (or the like), by its bands. */
export function severityOfScore(score: number): FindingSeverity {
  if (!(score >= 0 && score <= 10)) return 'unknown'
  if (score >= 9) return 'critical'
  if (score >= 7) return 'high'
  if (score >= 4) return 'medium'
  return score > 0 ? 'low' : 'info'
}

/** What a state cell says, or `unknown`. "Risk accepted" and "false positive" are accepted: nothing was mended. */
export function stateOf(text: unknown): PlanItem['state'] {
  if (typeof text !== 'string') return 'unknown'
  const word = text.trim().toLowerCase()
  if (/accept|waive|muted|suppress|false[ -]?positive|deviation|exception|operational requirement|not applicable|n\/a/.test(word)) return 'accepted'
  if (/^(?:not|un|in)[ -]?(?:complete|closed|resolved|remediated|mitigated|started|satisfied)/.test(word)) return 'open'
  if (/\b(?:closed?|completed?|resolved|remediated|mitigated|fixed|done|verified|satisfied|implemented)\b/.test(word)) return 'closed'
  if (/open|progress|ongoing|planned|delayed|pending|investigating|remediating|risk adjusted|new|active|to do|overdue|not-satisfied|late/.test(word)) return 'open'
  return 'unknown'
}

const factor = /\bmfa\b|\bmulti-?\s?factor|\btwo-?\s?factor|\b2fa\b|hardware token|_mfa_|mfa_|_mfa\b/i
/** Words behind "public" that make it mean something else: keys, certificates, keywords of a programming language. */
const otherwise = /\bpublic[- _]?(?:keys?|certificates?|certs?|accessibility|static|class|enum|method|field|member|const\w*|interface|sector|law|affairs|trust)\b|\bpublicly mutable\b/gi
const open = /\bpublic(?:ly)?\b|_public|public_|internet[- _](?:facing|exposed|accessible)|\b0\.0\.0\.0\/0|::\/0|\banonymous(?:ly)?\b|unauthenticated|\bany ip\b|from the internet|open to (?:the )?(?:internet|world|all)/i
const quoted = /"[^"]{0,80}"/g

/** What a failed check is about, as far as Veritar follows it: sign-in without MFA, or public access. */
export function aboutOf(title: string): { mfa: boolean; publicAccess: boolean } {
  return { mfa: factor.test(title), publicAccess: open.test(title.replace(quoted, '').replace(otherwise, '')) }
}
