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
import type { Grade } from './grade'
import { inputProblems } from './input-problems'
import { judgeCriterion, type Judgment } from './judge-criterion'
import { resolveKnockOuts, type KnockOutSource } from './knock-outs'
import { prepareEvidence } from './prepare-evidence'
import { resultOf } from './result-of'
import type { CriterionResult, Scorecard, SectionResult } from './scorecard'
import { sections } from './sections'
import { judged, ratio, sum } from './sums'

/** One criterion after judging and weighing: all that the sums and the outcome need of it. */
export type Weighed = { result: CriterionResult; fresh: Grade; source: KnockOutSource }

/**
 * The scorecard of a case (domain.md section 4). Pure: the same criteria, case, reference and version give the same
 * object, byte for byte as JSON. Never throws on a parsed case; what cannot be judged is in the card as such.
 */
export function score(criteria: Criterion[], input: Case, reference: ReferenceSet, catalogVersion: string): Scorecard {
  const situation = situationOf(input, reference)
  return cardOf(weighAll(criteria, situation), situation, criteria, catalogVersion)
}

/** The evidence prepared and the cloud gate read, once for all criteria. */
export function situationOf(input: Case, reference: ReferenceSet): Situation {
  const onPremises = consequencesOf(input.program).cloudProhibitedBecause !== null
  return { input, evidence: prepareEvidence(input.evidence), reference, onPremises }
}

/** Every criterion judged and weighed, in the order given. */
export function weighAll(criteria: Criterion[], situation: Situation): Weighed[] {
  return criteria.map((criterion) => {
    const judgment = judgeCriterion(criterion, situation)
    return { ...resultOf(judgment, situation), source: knockOutSource(judgment) }
  })
}

/** Adds up what was weighed into the card. */
export function cardOf(weighed: Weighed[], situation: Situation, criteria: Criterion[], catalogVersion: string): Scorecard {
  const { input, reference, onPremises } = situation
  const results = weighed.map(({ result }) => result)
  const gates = gateResults(input.program, reference)
  const knockOuts = resolveKnockOuts([...weighed.map(({ source }) => source), cloudWhereProhibited(situation)], input)
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
  return { criterion: criterion.id, declares: criterion.knockOuts, judged: outcome === 'not-applicable' || judged({ outcome }), hits }
}

function sectionResults(results: CriterionResult[]): SectionResult[] {
  return sections.flatMap(({ id, title }) => {
    const own = results.filter((result) => result.section === id)
    const { pointMicros, of, judgedWeight } = sum(own)
    return own.length === 0 ? [] : [{ id, title, points: pointMicros / MICRO, of, coverage: ratio(judgedWeight, of) }]
  })
}
