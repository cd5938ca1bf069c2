import type { Scorecard } from '../checklist/scorecard'

const monthMs = 30 * 86_400_000

/**
 * Conditions worth asking for, out of what holds the card down: the heaviest criteria that are not fully met, at most six,
 * due in 30 days. Knock-outs are never conditions: they close before access begins.
 */
export function proposedConditions(card: Scorecard, now: Date) {
  const knocked = new Set(card.knockOuts.flatMap((k) => k.hits.filter((h) => h.state !== 'dismissed').map((h) => h.criterion)))
  return card.criteria
    .filter((c) => ['partial', 'not-met', 'missing'].includes(c.outcome) && !knocked.has(c.id))
    .sort((a, b) => b.formula.of - b.formula.points - (a.formula.of - a.formula.points) || (a.id < b.id ? -1 : 1))
    .slice(0, 6)
    .map((c) => ({
      text: `${c.title}: ${c.because}`.slice(0, 500),
      closedBy: 'New evidence that Veritar or a reviewer has accepted',
      criterionId: c.id,
      dueOn: new Date(now.getTime() + monthMs).toISOString().slice(0, 10),
      ifMissed: 'Access ends',
    }))
}
