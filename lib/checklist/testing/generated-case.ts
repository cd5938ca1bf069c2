import fc from 'fast-check'
import type { Case } from '../case'
import type { Criterion } from '../criterion'
import { fromObservations, judge } from '../verdict'
import { reviewed, sampleCase, sampleEvidence, signed } from './case'
import { rosterFacts } from './facts'
import { leadQuestion, sampleCriterion } from './sample-criteria'
import { program, subcontractor } from './world'

/** A small catalog of weight 100 that has every kind of criterion the engine treats differently. */
export const smallCatalog: Criterion[] = [
  sampleCriterion({ id: 'PRG-01', weight: 20, bestGrade: 'E2' }),
  sampleCriterion({ id: 'PER-02', section: 'personnel', chapter: 'personnel', weight: 20, facts: ['roster'], knockOuts: [{ id: 'KO-3', decidedBy: 'reviewer', when: 'seen' }], evaluate: raisesOnCritical('KO-3') }),
  sampleCriterion({ id: 'REG-01', section: 'regions', chapter: 'regions', weight: 25, facts: ['roster'], knockOuts: [{ id: 'KO-4', decidedBy: 'rule', when: 'seen' }], evaluate: raisesOnCritical('KO-4') }),
  sampleCriterion({ id: 'REG-03', section: 'regions', chapter: 'regions', weight: 15, cloud: 'only' }),
  sampleCriterion({
    id: 'LOG-01',
    section: 'logs',
    chapter: 'logs',
    weight: 20,
    questions: [leadQuestion, { ...leadQuestion, key: 'since', lead: false, required: true, answer: { kind: 'date' }, showIf: { question: 'in-place', values: ['partly'] } }],
  }),
]

function raisesOnCritical(id: 'KO-3' | 'KO-4'): Criterion['evaluate'] {
  return (given) => {
    const critical = given.observations.filter(({ observation }) => observation.severity === 'critical')
    const hits = critical.map(({ observation, at }) => ({ id, because: observation.message, at: [at] }))
    return judge(given, fromObservations(given), { met: 'In place.', claim: 'Answer it.' }, hits)
  }
}

const ids = smallCatalog.map((criterion) => criterion.id)
/** Weighted to yes, so that every outcome is reached, also eligible. */
const claim = fc.constantFrom('yes', 'yes', 'yes', 'yes', 'partly', 'no', 'unknown', undefined)
const day = fc.constantFrom('2026-11-01', '2026-11-01', '2026-11-01', '2026-09-01', '2026-01-01', '2030-01-01', null)

const answers = fc.record({ claim, since: fc.constantFrom('2026-03-01', undefined), doesNotApply: fc.constantFrom(false, false, false, true) }).map(({ claim: lead, since, doesNotApply }) => ({
  values: { ...(lead === undefined ? {} : { 'in-place': lead }), ...(since === undefined ? {} : { since }) },
  doesNotApply: doesNotApply ? { reason: 'We have none.' } : null,
}))

const observation = fc.record({ criterion: fc.constantFrom(...ids, 'PER-02', 'REG-01', 'PER-02', 'REG-01'), severity: fc.constantFrom('critical' as const, 'critical' as const, 'high' as const, 'medium' as const, 'low' as const) })

const evidence = fc.record({
  kind: fc.constantFrom('roster', 'roster', 'roster', 'procedure', 'audit-report'),
  status: fc.constantFrom('read' as const, 'read' as const, 'read' as const, 'unread' as const, 'unread' as const, 'unreadable' as const, 'quarantined' as const, 'pending' as const),
  effectiveFrom: day,
  effectiveTo: fc.constantFrom(null, null, '2026-11-01', '2030-01-01'),
  review: fc.constantFrom(null, reviewed(true), reviewed(false), reviewed(true, true)),
  criteria: fc.constantFrom([], ['PRG-01'], ids),
  seen: fc.option(observation, { nil: null, freq: 2 }),
  facts: fc.constantFrom('good', 'good', 'good', 'good', 'good', 'broken'),
})

const items = fc.array(evidence, { maxLength: 6 }).map((list) =>
  list.map(({ seen, facts, ...item }, i) =>
    sampleEvidence({
      ...item,
      id: `ev-${i}`,
      sha256: String(i).repeat(64),
      analyzer: item.status === 'read' ? { id: item.kind, version: '1' } : null,
      ...(item.kind === 'roster' && item.status === 'read' ? { facts: facts === 'good' ? rosterFacts() : { rows: 'many' } } : {}),
      observations: seen ? [{ ...seen, rule: 'T-01', message: 'Something was seen.', count: 1 }] : [],
    }),
  ),
)

const gates = fc.record({
  jurisdiction: fc.constantFrom(null, program().gates.jurisdiction, program().gates.jurisdiction, program().gates.jurisdiction, { classification: 'unknown' as const, entry: '', determinedBy: 'unknown' as const, reference: '' }),
  cloud: fc.constantFrom(null, program().gates.cloud, program().gates.cloud, program().gates.cloud, { permitted: 'no' as const, impactLevel: 'none' as const, reference: '' }),
  flowDowns: fc.constantFrom(program().gates.flowDowns, program().gates.flowDowns, program().gates.flowDowns, null),
})

const reviews = fc.record({
  overrides: fc.array(fc.record({ criterion: fc.constantFrom(...ids), outcome: fc.constantFrom('met' as const, 'partial' as const, 'not-met' as const) }), { maxLength: 1 }),
  notApplicable: fc.array(fc.record({ criterion: fc.constantFrom(...ids), accepted: fc.boolean() }), { maxLength: 2 }),
  knockOuts: fc.array(fc.record({ on: fc.constantFrom({ id: 'KO-3' as const, criterion: 'PER-02' }, { id: 'KO-4' as const, criterion: 'REG-01' }, { id: 'KO-3' as const, criterion: 'REG-01' }), decision: fc.constantFrom('confirmed' as const, 'dismissed' as const) }), { maxLength: 2 }),
})

/** Cases over the small catalog, sensible and senseless alike. */
export const generatedCase: fc.Arbitrary<Case> = fc
  .record({
    answers: fc.tuple(...ids.map((id) => answers.map((given) => [id, given] as const))),
    evidence: items,
    gates,
    reviews,
    attested: fc.boolean(),
    providers: fc.boolean(),
  })
  .map((made) =>
    sampleCase({
      answers: Object.fromEntries(made.answers),
      evidence: made.evidence,
      program: program({ gates: made.gates }),
      subcontractor: subcontractor(made.providers ? {} : { providers: [] }),
      reviews: {
        overrides: made.reviews.overrides.map((one) => ({ ...one, ...signed })),
        notApplicable: made.reviews.notApplicable.map((one) => ({ ...one, ...signed })),
        knockOuts: made.reviews.knockOuts.map(({ on, decision }) => ({ ...on, decision, ...signed })),
      },
      attestation: made.attested ? { by: 'Morgan Ellery', at: '2026-11-20T10:00:00Z' } : null,
    }),
  )
