import { figure } from './figure'
import { grades, type Grade } from './grade'
import type { Formula } from './scorecard'

/** All sums are whole micro-points: a millionth of a point. */
export const MICRO = 1_000_000
/** What staleness takes off a cap (domain.md section 4). */
export const STALE = 300_000

/** The share of a weight that evidence of a grade earns, in millionths: min(1, grade ÷ best), less 0.3 when stale, never below 0. */
export function capMicros(reached: Grade, best: Grade, stale: boolean): number {
  const share = Math.min(MICRO, Math.floor((grades[reached].credit * MICRO) / grades[best].credit))
  return Math.max(0, share - (stale ? STALE : 0))
}

/** weight × answer × cap in micro-points, cut to a whole one. */
export function pointMicros(formula: Pick<Formula, 'weight' | 'answer' | 'reached' | 'best' | 'stale'>): number {
  return Math.floor((formula.weight * (formula.answer * 2) * capMicros(formula.reached, formula.best, formula.stale)) / 2)
}

/** The formula of a criterion that counts, with its sentence: "4 × 0.5 × (0.70 ÷ 0.90 − 0.30) = 0.95 of 4". */
export function formulaOf(terms: Pick<Formula, 'weight' | 'answer' | 'reached' | 'best' | 'stale'>): Formula {
  const cap = capMicros(terms.reached, terms.best, terms.stale)
  const points = pointMicros(terms) / MICRO
  const text = `${terms.weight} × ${terms.answer} × ${capText(terms)} = ${figure(points, 2)} of ${terms.weight}`
  return { ...terms, cap: cap / MICRO, points, of: terms.weight, text }
}

/** The formula of a criterion that does not apply: its weight leaves the total. */
export function formulaOfNotApplicable(weight: number, best: Grade): Formula {
  return { weight, answer: 0, reached: 'E0', best, stale: false, cap: 0, points: 0, of: 0, text: `Does not apply: its ${weight === 1 ? '1 point leaves' : `${weight} points leave`} the total.` }
}

function capText({ reached, best, stale }: Pick<Formula, 'reached' | 'best' | 'stale'>): string {
  const credit = (grade: Grade) => (grades[grade].credit / 100).toFixed(2)
  const share = grades[reached].credit >= grades[best].credit ? '1.00' : `${credit(reached)} ÷ ${credit(best)}`
  if (!stale) return share === '1.00' ? share : `(${share})`
  return capMicros(reached, best, true) === 0 ? `max(0, ${share} − 0.30)` : `(${share} − 0.30)`
}
