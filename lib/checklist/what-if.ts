import type { ReferenceSet } from '../reference/reference'
import type { Case } from './case'
import type { Criterion } from './criterion'
import { formulaOf } from './formula'
import type { Scorecard } from './scorecard'
import { cardOf, situationOf, weighAll, type Weighed } from './score'
import { applies } from './sums'

export type Supposed = Pick<Scorecard, 'outcome' | 'score' | 'coverage' | 'reasons'>
export type Fix = { criterion: string; title: string; says: string; /** Points it would add. */ gain: number }

/** A criterion as if it were met and shown by its best evidence, with nothing left to object to. */
function fixed(one: Weighed): Weighed {
  const { result, source } = one
  if (!applies(result)) return one
  const formula = formulaOf({ weight: result.weight, answer: 1, reached: result.formula.best, best: result.formula.best, stale: false })
  return {
    result: { ...result, outcome: 'met', computed: 'met', checks: [], missing: [], formula },
    fresh: result.formula.best,
    source: { ...source, judged: true, hits: [] },
  }
}

/**
 * What the outcome would be if the named criteria were met and shown by their best evidence, everything else as it is.
 * Supposes only: nothing of it is part of the scorecard. Names the catalog does not have change nothing.
 */
export function whatIf(criteria: Criterion[], input: Case, reference: ReferenceSet, met: string[]): Supposed {
  const situation = situationOf(input, reference)
  return suppose(weighAll(criteria, situation), new Set(met), (weighed) => cardOf(weighed, situation, criteria, 'what-if'))
}

function suppose(weighed: Weighed[], met: Set<string>, card: (weighed: Weighed[]) => Scorecard): Supposed {
  const { outcome, score, coverage, reasons } = card(weighed.map((one) => (met.has(one.result.id) ? fixed(one) : one)))
  return { outcome, score, coverage, reasons }
}

/**
 * A short list of criteria that, once met, make the case eligible: first those that hold it whatever the score, then
 * the largest gains. `reaches` is the outcome with all of them; not eligible or not determined when something else
 * stands in the way, such as an unanswered gate.
 */
export function shortestFixes(criteria: Criterion[], input: Case, reference: ReferenceSet): { fixes: Fix[]; reaches: Scorecard['outcome'] } {
  const situation = situationOf(input, reference)
  const weighed = weighAll(criteria, situation)
  const card = (supposed: Weighed[]) => cardOf(supposed, situation, criteria, 'what-if')
  const now = card(weighed)
  const holding = new Set(now.reasons.filter((reason) => reason.code !== 'input').flatMap((reason) => reason.at ?? []))
  const unchecked = new Set(now.knockOuts.filter((knockOut) => knockOut.state === 'not-checked').map((knockOut) => knockOut.id))
  const holds = ({ result, source }: Weighed) => holding.has(result.id) || (!source.judged && source.declares.some((knockOut) => unchecked.has(knockOut.id)))
  const gain = ({ result }: Weighed) => result.weight - result.formula.points
  const candidates = weighed
    .filter((one) => applies(one.result) && (gain(one) > 0 || holds(one)))
    .sort((a, b) => Number(holds(b)) - Number(holds(a)) || gain(b) - gain(a))
  const chosen: Weighed[] = []
  let reaches = now.outcome
  for (const candidate of candidates) {
    if (reaches === 'eligible') break
    chosen.push(candidate)
    reaches = suppose(weighed, new Set(chosen.map((one) => one.result.id)), card).outcome
  }
  const fixes = chosen.map((one) => ({ criterion: one.result.id, title: one.result.title, says: one.result.because, gain: gain(one) }))
  return { fixes, reaches }
}
