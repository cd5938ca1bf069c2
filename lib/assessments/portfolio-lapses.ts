import { daysBetween } from '../checklist/dates'
import { figure } from '../checklist/figure'
import type { CriterionResult, Scorecard } from '../checklist/scorecard'

/** Something that ends soon and what follows when nobody acts. `on` is an ISO date; `days` is negative once it is past. */
export type Lapse = { on: string; days: number; what: string; happens: string; consequence: string; href: string }

/** A date that may be near: of a registration, a condition, a determination or a piece of evidence. */
export type LapseDate = { on: string; what: string; happens: { soon: string; past: string }; consequence: string; href: string }

/** How far ahead the portfolio looks. */
export const lapseDays = 30

/** The dates within `days` of `today`, also those just past, nearest first. */
export function lapsesWithin(dates: LapseDate[], today: string, days = lapseDays): Lapse[] {
  return dates
    .map(({ happens, ...date }) => {
      const left = daysBetween(today, date.on)
      return { ...date, days: left, happens: left < 0 ? happens.past : happens.soon }
    })
    .filter((lapse) => lapse.days <= days)
    .sort((a, b) => a.days - b.days || a.what.localeCompare(b.what))
}

/** Freshness lost when evidence goes stale (domain.md section 4): 0.3 of the cap. */
const loss = 0.3

/** Points a criterion loses once this evidence is stale; 0 when its verdict earns nothing or other fresh evidence reaches as far. */
function pointsLost(criterion: CriterionResult, evidence: string): number {
  const { formula } = criterion
  const own = criterion.evidence.find((item) => item.id === evidence)
  if (!own || formula.stale || own.grade !== formula.reached) return 0
  const holds = criterion.evidence.some((item) => item.id !== evidence && item.grade === formula.reached && !item.stale && (item.staleOn ?? '9999') > (own.staleOn ?? ''))
  return holds ? 0 : formula.weight * formula.answer * Math.min(formula.cap, loss)
}

/** What staleness of one piece of evidence does to a scorecard: the criteria that drop, and the score before and after. */
export function staleConsequence(card: Scorecard, evidence: string): string {
  const dropped = card.criteria.map((criterion) => ({ id: criterion.id, lost: pointsLost(criterion, evidence) })).filter(({ lost }) => lost > 0)
  if (dropped.length === 0) return 'No score changes: other fresh evidence holds, or nothing is earned with it.'
  const names = dropped.map(({ id }) => id)
  const verb = `${names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')} ${names.length === 1 ? 'drops' : 'drop'} 0.3.`
  if (card.score === null || card.of === 0) return verb
  const after = card.score - (100 * dropped.reduce((sum, { lost }) => sum + lost, 0)) / card.of
  return `${verb} Score ${figure(card.score, 1)} to ${figure(after, 1)}${crossing(card.score, after)}.`
}

function crossing(before: number, after: number): string {
  if (before >= 85 && after < 85) return ', below 85'
  return before >= 65 && after < 65 ? ', below 65' : ''
}

/** The day a scorecard says a piece of evidence goes stale, the earliest where criteria differ; null when it never does. */
export function staleDay(card: Scorecard, evidence: string): string | null {
  const days = card.criteria.flatMap((criterion) => criterion.evidence.filter((item) => item.id === evidence && item.staleOn !== null).map((item) => item.staleOn as string))
  return days.sort()[0] ?? null
}
