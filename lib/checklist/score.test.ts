import { describe, expect, it } from 'vitest'
import { referenceAt } from '../reference/at'
import type { Case } from './case'
import type { Criterion } from './criterion'
import { score } from './score'
import { reviewed, sampleCase, sampleEvidence, signed } from './testing/case'
import { cloudTrailFacts, rosterFacts } from './testing/facts'
import { leadQuestion, sampleCriterion } from './testing/sample-criteria'
import { program, subcontractor } from './testing/world'

const reference = referenceAt('2026-11-24')
const card = (criteria: Criterion[], input: Case) => score(criteria, input, reference, 'test')
const one = (criterion: Partial<Criterion>, input: Case) => card([sampleCriterion(criterion)], input).criteria[0]!
const yes = { 'PRG-01': { values: { 'in-place': 'yes' } } }
const roster = (partial = {}) => sampleEvidence({ kind: 'roster', status: 'read', analyzer: { id: 'roster', version: '1' }, facts: rosterFacts(), ...partial })

describe('grades', () => {
  const reached = (input: Parameters<typeof sampleCase>[0]) => one({}, sampleCase({ answers: yes, ...input })).formula
  it('claims, attestations and evidence earn what they are worth', () => {
    expect(reached({ attestation: null })).toMatchObject({ reached: 'E0', points: 1.111108 })
    expect(reached({})).toMatchObject({ reached: 'E1', points: 1.777776 })
    expect(reached({ evidence: [sampleEvidence({ review: reviewed(true) })] })).toMatchObject({ reached: 'E2', text: '4 × 1 × (0.70 ÷ 0.90) = 3.11 of 4' })
    expect(reached({ evidence: [roster()] })).toMatchObject({ reached: 'E3', points: 4, cap: 1 })
    expect(reached({ evidence: [sampleEvidence({ review: reviewed(true, true) })] })).toMatchObject({ reached: 'E4', cap: 1 })
  })
  it('an attestation signed after the moment judged for is a claim', () => {
    expect(reached({ attestation: { by: 'M', at: '2026-12-01T00:00:00Z' } }).reached).toBe('E0')
  })
  it.each(['unread', 'pending', 'unreadable', 'quarantined'] as const)('an item that is %s does not count', (status) => {
    expect(reached({ evidence: [sampleEvidence({ status })] }).reached).toBe('E1')
  })
  it('a set-aside item does not count even when someone accepted it', () => {
    expect(reached({ evidence: [sampleEvidence({ status: 'quarantined', review: reviewed(true) })] }).reached).toBe('E1')
  })
  it('a refused document never counts, read or not', () => {
    const result = one({ facts: ['roster'] }, sampleCase({ answers: yes, evidence: [roster({ review: reviewed(false) })] }))
    expect(result.formula.reached).toBe('E1')
    expect(result.missing.join()).toMatch(/refused by Priya Nair/)
  })
  it('an item given for another criterion lends no grade', () => {
    expect(reached({ evidence: [roster({ criteria: ['PER-02'] })] }).reached).toBe('E1')
  })
  it('only the newest revision counts', () => {
    const newest = sampleEvidence({ revision: 2, status: 'unreadable' })
    expect(reached({ evidence: [sampleEvidence({ review: reviewed(true) }), newest] }).reached).toBe('E1')
  })
})

describe('freshness', () => {
  const of = (evidence: ReturnType<typeof sampleEvidence>) => one({}, sampleCase({ answers: yes, evidence: [evidence] }))
  it.each([
    ['2026-08-26', false],
    ['2026-08-25', true],
  ])('a roster of %s, ninety days being fresh, is stale: %s', (effectiveFrom, stale) => {
    expect(of(roster({ effectiveFrom })).evidence[0]).toMatchObject({ stale, effectiveFrom })
  })
  it('costs 0.3 of the cap', () => {
    expect(of(roster({ effectiveFrom: '2026-01-01' })).formula).toMatchObject({ stale: true, cap: 0.7, text: '4 × 1 × (1.00 − 0.30) = 2.80 of 4' })
  })
  it('the best cap is used, not the highest grade', () => {
    const documents = [roster({ id: 'a', effectiveFrom: '2026-01-01' }), sampleEvidence({ id: 'b', review: reviewed(true) })]
    expect(one({}, sampleCase({ answers: yes, evidence: documents })).formula).toMatchObject({ reached: 'E2', stale: false })
  })
  it('an undated item is judged by the date its facts give', () => {
    expect(of(roster({ effectiveFrom: null })).formula.stale).toBe(false)
    expect(of(roster({ effectiveFrom: null, facts: rosterFacts({ newestDate: '2026-01-01' }) })).formula.stale).toBe(true)
    expect(of(roster({ effectiveFrom: null, facts: rosterFacts({ newestDate: null }) })).formula.stale).toBe(true)
  })
  it('the last event of a log beats the date that was said', () => {
    const log = sampleEvidence({ kind: 'cloudtrail', status: 'read', analyzer: { id: 'cloudtrail', version: '1' }, facts: cloudTrailFacts({ lastEvent: '2026-01-02T00:00:00Z' }) })
    const slot = { kind: 'cloudtrail' as const, ask: 'Upload a log.', grade: 'E3' as const, freshDays: 90 }
    expect(one({ evidence: [slot] }, sampleCase({ answers: yes, evidence: [log] })).formula.stale).toBe(true)
  })
  it('an own expiry that passed, a date to come and an unknown expiry are stale', () => {
    expect(of(roster({ effectiveTo: '2026-11-23' })).formula.stale).toBe(true)
    expect(of(roster({ effectiveTo: '2026-11-24' })).formula.stale).toBe(false)
    expect(of(roster({ effectiveFrom: '2027-03-01' })).formula.stale).toBe(true)
    const lasting = { evidence: [{ kind: 'roster' as const, ask: 'x', grade: 'E3' as const, freshDays: null }] }
    expect(one(lasting, sampleCase({ answers: yes, evidence: [roster()] })).formula.stale).toBe(true)
    expect(one(lasting, sampleCase({ answers: yes, evidence: [roster({ effectiveTo: '2027-01-01' })] })).formula.stale).toBe(false)
  })
})

describe('outcomes', () => {
  it('an unknown or absent lead answer is missing, earns nothing and lowers coverage', () => {
    for (const values of [{}, { 'in-place': 'unknown' }, { 'in-place': 'perhaps' }]) {
      const result = card([sampleCriterion(), sampleCriterion({ id: 'PRG-02' })], sampleCase({ answers: { 'PRG-01': { values }, 'PRG-02': { values: { 'in-place': 'yes' } } } }))
      expect(result.criteria[0]).toMatchObject({ outcome: 'missing', formula: { points: 0 } })
      expect(result.coverage).toBe(0.5)
    }
  })
  it('a required visible question left open is missing, a hidden one is not', () => {
    const extra = { ...leadQuestion, key: 'since', lead: false, required: true, ask: 'Since when?', answer: { kind: 'date' as const }, showIf: { question: 'in-place', values: ['partly'] } }
    const shape = { questions: [leadQuestion, extra] }
    expect(one(shape, sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'partly' } } } }))).toMatchObject({ outcome: 'missing', missing: ['Since when?'] })
    expect(one(shape, sampleCase({ answers: yes })).outcome).toBe('met')
  })
  it('supplied facts that nothing could read are an error', () => {
    for (const evidence of [roster({ status: 'unreadable', reason: 'line 4' }), roster({ facts: { rows: 'many' } }), roster({ analyzer: null })]) {
      const result = card([sampleCriterion({ facts: ['roster'] })], sampleCase({ answers: yes, evidence: [evidence] }))
      expect(result.criteria[0]?.outcome).toBe('error')
      expect(result.outcome).toBe('not-determined')
    }
  })
  it('facts that are only compared leave less to compare when nothing could read them', () => {
    const input = sampleCase({ answers: yes, evidence: [roster({ status: 'unreadable', reason: 'line 4' })] })
    expect(one({ facts: ['roster'], compared: ['roster'] }, input).outcome).toBe('met')
    expect(one({ facts: ['roster', 'cloudtrail'], compared: ['cloudtrail'] }, input).outcome).toBe('error')
  })
  it('one readable log beside an unreadable one is judged, and the other is named', () => {
    const result = one({ facts: ['roster'] }, sampleCase({ answers: yes, evidence: [roster({ id: 'a' }), roster({ id: 'b', status: 'unreadable', title: 'Second sheet' })] }))
    expect(result.outcome).toBe('met')
    expect(result.missing.join()).toMatch(/Second sheet could not be read/)
  })
  it('an evaluation that throws, or raises what it did not declare, is an error with its message', () => {
    const broken = () => { throw new Error('no rows') }
    expect(one({ evaluate: broken }, sampleCase({ answers: yes }))).toMatchObject({ outcome: 'error', because: expect.stringContaining('no rows') })
    const rogue: Criterion['evaluate'] = () => ({ outcome: 'met', because: 'x', checks: [], knockOuts: [{ id: 'KO-4', because: 'x', at: [] }] })
    expect(one({ evaluate: rogue }, sampleCase({ answers: yes })).because).toMatch(/does not declare/)
  })
  it('an unknown check holds at partial, and no artifact lifts a no', () => {
    const lenient: Criterion['evaluate'] = () => ({ outcome: 'met', because: 'Fine.', checks: [{ outcome: 'unknown', says: 'Not seen.', at: [] }], knockOuts: [] })
    expect(one({ evaluate: lenient }, sampleCase({ answers: yes })).outcome).toBe('partial')
    const generous: Criterion['evaluate'] = () => ({ outcome: 'met', because: 'Fine.', checks: [], knockOuts: [] })
    expect(one({ evaluate: generous }, sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'no' } } } })).outcome).toBe('not-met')
  })
  it('an override changes the outcome and keeps what was computed', () => {
    const reviews = { overrides: [{ criterion: 'PRG-01', outcome: 'met' as const, ...signed }] }
    const result = one({}, sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'no' } } }, reviews }))
    expect(result).toMatchObject({ outcome: 'met', computed: 'not-met', override: { by: 'Priya Nair' } })
  })
})

describe('not applicable', () => {
  const asking = { 'PRG-01': { values: { 'in-place': 'yes' }, doesNotApply: { reason: 'No such systems.' } } }
  const review = (accepted: boolean) => ({ notApplicable: [{ criterion: 'PRG-01', accepted, ...signed }] })
  it('counts as unanswered until a reviewer accepts the reason', () => {
    expect(one({}, sampleCase({ answers: asking })).outcome).toBe('missing')
    expect(one({}, sampleCase({ answers: asking, reviews: review(false) })).outcome).toBe('missing')
    expect(one({}, sampleCase({ answers: asking, reviews: review(true) }))).toMatchObject({ outcome: 'not-applicable', notApplicable: { acceptedBy: 'Priya Nair' }, formula: { of: 0 } })
  })
  it('is not given to those who did not ask', () => {
    const result = card([sampleCriterion()], sampleCase({ answers: yes, reviews: review(true) }))
    expect(result.criteria[0]?.outcome).toBe('met')
    expect(result.reasons.some((reason) => reason.code === 'input')).toBe(true)
  })
  it('leaves nothing to score: the score is null and the outcome not determined', () => {
    const result = card([sampleCriterion()], sampleCase({ answers: asking, reviews: review(true) }))
    expect(result).toMatchObject({ score: null, outcome: 'not-determined', of: 0 })
    expect(card([], sampleCase())).toMatchObject({ score: null, outcome: 'not-determined' })
  })
  it('does not hide a knock-out that evidence shows', () => {
    const shape: Partial<Criterion> = {
      knockOuts: [{ id: 'KO-3', decidedBy: 'rule', when: 'seen' }],
      evaluate: () => ({ outcome: 'met', because: 'x', checks: [], knockOuts: [{ id: 'KO-3', because: 'Seen.', at: [] }] }),
    }
    expect(card([sampleCriterion(shape)], sampleCase({ answers: asking, reviews: review(true) })).outcome).toBe('not-eligible')
  })
})

describe('cloud prohibited', () => {
  const gates = program({ gates: { cloud: { permitted: 'no', impactLevel: 'none', reference: 'DD 254 block 10' } } })
  const clean = subcontractor({ providers: [] })
  it('cloud-only criteria do not apply and the others are asked in their other form', () => {
    const other = { title: 'On-site form', questions: [{ ...leadQuestion, key: 'on-site' }] }
    const result = card([sampleCriterion({ cloud: 'only' }), sampleCriterion({ id: 'PRG-02', onPremises: other })], sampleCase({ program: gates, subcontractor: clean, answers: { 'PRG-02': { values: { 'on-site': 'yes' } } } }))
    expect(result.criteria[0]).toMatchObject({ outcome: 'not-applicable', because: expect.stringContaining('prohibits the cloud') })
    expect(result.criteria[1]).toMatchObject({ outcome: 'met', form: 'on-premises', title: 'On-site form' })
    expect(result.knockOuts.find((knockOut) => knockOut.id === 'KO-7')?.state).toBe('clear')
  })
  it('KO-7 opens on a provider in the profile and on a cloud log', () => {
    const log = sampleEvidence({ kind: 'cloudtrail', status: 'read', analyzer: { id: 'cloudtrail', version: '1' }, facts: cloudTrailFacts() })
    const states = [sampleCase({ program: gates }), sampleCase({ program: gates, subcontractor: clean, evidence: [log] })].map((input) => card([sampleCriterion()], input))
    for (const result of states) {
      expect(result.outcome).toBe('not-eligible')
      expect(result.knockOuts.find((knockOut) => knockOut.id === 'KO-7')?.state).toBe('open')
    }
  })
  it.each([
    { classification: 'classified' as const, entry: '' },
    { classification: 'usml' as const, entry: 'XVII(a)' },
  ])('$classification $entry is treated as prohibited', ({ classification, entry }) => {
    const classified = program({ gates: { jurisdiction: { classification, entry, determinedBy: 'contract', reference: '' } } })
    expect(card([sampleCriterion({ cloud: 'only' })], sampleCase({ program: classified, answers: yes })).criteria[0]?.outcome).toBe('not-applicable')
  })
})

describe('input the catalog does not know', () => {
  it('never passes and is named', () => {
    const result = card([sampleCriterion()], sampleCase({
      answers: { 'PRG-01': { values: { 'in-place': 'perhaps', extra: 'x' } }, 'ABC-99': { values: { a: 'yes' } } },
      evidence: [sampleEvidence({ kind: 'selfie', criteria: ['ABC-98'] })],
      reviews: { overrides: [{ criterion: 'ABC-97', outcome: 'met', ...signed }] },
    }))
    const says = result.reasons.filter((reason) => reason.code === 'input').map((reason) => reason.says).join('\n')
    for (const name of ['in-place', 'extra', 'ABC-99', 'selfie', 'ABC-98', 'ABC-97']) expect(says).toContain(name)
    expect(result.points).toBe(0)
  })
})
