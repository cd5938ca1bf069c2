import { MICRO } from './formula'
import type { CriterionResult } from './scorecard'

/** Whether a criterion counts at all. */
export const applies = ({ outcome }: Pick<CriterionResult, 'outcome'>) => outcome !== 'not-applicable'

/** Whether a criterion that counts could be judged; what is missing or failed lowers coverage. */
export const judged = ({ outcome }: Pick<CriterionResult, 'outcome'>) => outcome === 'met' || outcome === 'partial' || outcome === 'not-met'

/** Points in whole micro-points, and the weights they are out of. */
export function sum(results: CriterionResult[]): { pointMicros: number; of: number; judgedWeight: number } {
  const total = { pointMicros: 0, of: 0, judgedWeight: 0 }
  for (const result of results.filter(applies)) {
    total.pointMicros += Math.round(result.formula.points * MICRO)
    total.of += result.weight
    if (judged(result)) total.judgedWeight += result.weight
  }
  return total
}

/** A share from 0 to 1; of nothing it is 0. */
export const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
