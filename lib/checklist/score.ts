import type { ReferenceSet } from '../reference/reference'
import { caps, demonstration } from './caps'
import type { Case } from './case'
import { cloudWhereProhibited } from './cloud-prohibited'
import type { Criterion } from './criterion'
import { eligibility, scoreOf } from './eligibility'
import { MICRO } from './formula'
import { consequencesOf } from './gates/consequences'
import { gateResults } from './gates/gates'
import type { Situation } from './given'
import { inputProblems } from './input-problems'
import { judgeCriterion, type Judgment } from './judge-criterion'
import { resolveKnockOuts, type KnockOutSource } from './knock-outs'
import { prepareEvidence } from './prepare-evidence'
import { resultOf } from './result-of'
import type { CriterionResult, Scorecard, SectionResult } from './scorecard'
import { sections } from './sections'

const applies = (result: CriterionResult) => result.outcome !== 'not-applicable'
const judged = (result: CriterionResult) => applies(result) && result.outcome !== 'missing' && result.outcome !== 'error'

/** Points in whole micro-points and the weights they are out of. */
function sum(results: CriterionResult[]) {
  const total = { pointMicros: 0, of: 0, judgedWeight: 0 }
  for (const result of results.filter(applies)) {
    total.pointMicros += Math.round(result.formula.points * MICRO)
    total.of += result.weight
    if (judged(result)) total.judgedWeight += result.weight
  }
  return total
}

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)

/**
 * The scorecard of a case (domain.md section 4). Pure: the same criteria, case, reference and version give the same
 * object, byte for byte as JSON. Never throws on a parsed case; what cannot be judged is in the card as such.
 */
export function score(criteria: Criterion[], input: Case, reference: ReferenceSet, catalogVersion: string): Scorecard {
  const onPremises = consequencesOf(input.program).cloudProhibitedBecause !== null
  const situation: Situation = { input, evidence: prepareEvidence(input.evidence), reference, onPremises }
  const judgments = criteria.map((criterion) => judgeCriterion(criterion, situation))
  const weighed = judgments.map((judgment) => resultOf(judgment, situation))
  const results = weighed.map(({ result }) => result)
  const gates = gateResults(input.program, reference)
  const knockOuts = resolveKnockOuts([...judgments.map(knockOutSource), cloudWhereProhibited(situation)], input)
  const total = sum(results)
  const { outcome, reasons } = eligibility({ gates, knockOuts, results, ...total, caps: caps(weighed, gates, input, reference) })
  return {
    schema: 'veritar.scorecard/1',
    catalog: catalogVersion,
    asOf: input.asOf,
    subcontractor: input.subcontractor.legalName,
    program: input.program.name,
    outcome,
    reasons: [...reasons, ...inputProblems(criteria, input, onPremises)],
    score: total.of === 0 ? null : scoreOf(total.pointMicros, total.of),
    points: total.pointMicros / MICRO,
    of: total.of,
    coverage: ratio(total.judgedWeight, total.of),
    gates,
    knockOuts,
    sections: sectionResults(results),
    criteria: results,
    demonstration: demonstration(weighed),
    references: reference.rows,
  }
}

function knockOutSource({ criterion, outcome, hits }: Judgment): KnockOutSource {
  return { criterion: criterion.id, declares: criterion.knockOuts, judged: outcome !== 'missing' && outcome !== 'error', hits }
}

function sectionResults(results: CriterionResult[]): SectionResult[] {
  return sections.flatMap(({ id, title }) => {
    const own = results.filter((result) => result.section === id)
    const { pointMicros, of, judgedWeight } = sum(own)
    return own.length === 0 ? [] : [{ id, title, points: pointMicros / MICRO, of, coverage: ratio(judgedWeight, of) }]
  })
}
