import type { CriterionResult, Scorecard } from '../checklist/scorecard'

export type AttentionGroup = { id: 'contradicted' | 'unread' | 'missing' | 'waiting' | 'reviewed' | 'outside'; title: string; criteria: CriterionResult[] }

const titles: Record<AttentionGroup['id'], string> = {
  contradicted: 'Evidence contradicts the claim',
  unread: 'Could not be read',
  missing: 'Nothing to judge yet',
  waiting: 'Waiting for your look',
  reviewed: 'Reviewed',
  outside: 'Does not apply',
}

/** True when what the respondent claims is better than what the checks leave of it. */
export function contradicts(result: CriterionResult): boolean {
  const rank = { met: 2, partial: 1, 'not-met': 0 } as const
  return result.claim !== null && result.computed in rank && rank[result.claim.standing] > rank[result.computed as keyof typeof rank]
}

/** How many criteria there are to look at: those that apply, and those already reviewed. */
export function toReview(card: Scorecard, reviewed: ReadonlySet<string>): number {
  return card.criteria.filter((result) => result.outcome !== 'not-applicable' || reviewed.has(result.id)).length
}

/** The criteria in the order a reviewer should look at them; every criterion is in exactly one group. */
export function byAttention(card: Scorecard, reviewed: ReadonlySet<string>): AttentionGroup[] {
  const groupOf = (result: CriterionResult): AttentionGroup['id'] => {
    if (reviewed.has(result.id)) return 'reviewed'
    // A reason that a respondent gave counts only once somebody accepted it; until then the outcome is another one.
    if (result.outcome === 'not-applicable') return 'outside'
    if (contradicts(result)) return 'contradicted'
    if (result.computed === 'error') return 'unread'
    if (result.computed === 'missing') return 'missing'
    return 'waiting'
  }
  return (Object.keys(titles) as AttentionGroup['id'][]).map((id) => ({ id, title: titles[id], criteria: card.criteria.filter((c) => groupOf(c) === id).sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)) }))
}
