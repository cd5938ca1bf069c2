import { nearDayWords } from '@/lib/day-words'

/** What decides whether a subcontractor may touch a program's data today. Days are ISO dates. */
export type AccessFacts = {
  stage: string
  /** Computed today, and at the decision. */
  outcome: string
  openKnockOuts: string[]
  determination: { decision: string; computed: string; againstComputed: boolean; validUntil: string | null; /** Gates or policy of the program changed after it. */ outdated: boolean } | null
  conditions: { status: string; dueOn: string }[]
}

export type Access = { may: 'yes' | 'conditions' | 'no'; says: string }

const rank: Record<string, number> = { eligible: 3, conditional: 2, 'not-determined': 1, 'not-eligible': 0 }
const stageWords: Record<string, string> = { answering: 'is answering', submitted: 'in review', 'with-approver': 'with the approver' }

/**
 * Only a determination that stands today lets anyone touch anything. It no longer stands when it ended, when a condition
 * was missed, when a gate of the program changed or a knock-out opened since, or when the outcome computed today is worse
 * than the one decided on.
 * @param today ISO date
 */
export function accessOf(facts: AccessFacts, today: string): Access {
  const no = (says: string): Access => ({ may: 'no', says })
  if (facts.stage !== 'decided') return no(stageWords[facts.stage] ?? 'not decided')
  const made = facts.determination
  if (!made) return no('no determination on file')
  if (made.decision !== 'approved' && made.decision !== 'approved-with-conditions') return no(made.decision === 'rejected' ? 'rejected' : 'not decided')
  if (made.validUntil !== null && made.validUntil < today) return no(`ended ${nearDayWords(made.validUntil, today)}`)
  if (made.outdated) return no('gates changed since the decision')
  if (facts.openKnockOuts.length > 0 && !made.againstComputed) return no(facts.openKnockOuts.join(', '))
  if ((rank[facts.outcome] ?? 0) < (rank[made.computed] ?? 3)) return no('decision is stale')
  if (facts.conditions.some((c) => c.status === 'missed' || (c.status !== 'met' && c.dueOn < today))) return no('condition missed')
  if (made.decision === 'approved') return { may: 'yes', says: '' }
  const open = facts.conditions.filter((c) => c.status !== 'met').sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  const [next] = open
  if (next) return { may: 'conditions', says: `${open.length} open, ${nearDayWords(next.dueOn, today)}` }
  return facts.conditions.length > 0 ? { may: 'yes', says: '' } : { may: 'conditions', says: 'conditions not recorded' }
}

export type AccessCounts = { yes: number; conditions: number; no: number }

/** The sentence that answers "who may touch what today". */
export function accessSentence(counts: AccessCounts & { waiting: number; assessments: number }): string {
  if (counts.assessments === 0) return 'Nobody has been invited yet, so nobody may touch controlled data.'
  const many = (n: number, one: string, more: string) => (n === 1 ? one : `${n.toLocaleString('en-US')} ${more}`)
  const conditional = many(counts.conditions, 'one', '')
  const may =
    counts.yes > 0
      ? `${many(counts.yes, 'One assessment allows', 'assessments allow')} access today${counts.conditions > 0 ? `, ${conditional.trim()} more only under dated conditions` : ''}`
      : counts.conditions > 0
        ? `${many(counts.conditions, 'One assessment allows', 'assessments allow')} access today, under dated conditions`
        : 'Nobody may touch controlled data today'
  const waits = counts.waiting === 0 ? 'Nothing waits for you.' : counts.waiting === 1 ? 'One waits for your side.' : `${counts.waiting.toLocaleString('en-US')} wait for your side.`
  return `${may}. ${waits}`
}
