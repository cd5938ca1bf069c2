import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { referenceAt } from '../reference/at'
import { arithmetic, explainCriterion } from './explain'
import { readiness } from './readiness'
import { score } from './score'
import { reviewed, sampleCase, sampleEvidence } from './testing/case'
import { rosterFacts } from './testing/facts'
import { generatedCase, smallCatalog } from './testing/generated-case'
import { sampleCriterion } from './testing/sample-criteria'
import { shortestFixes, whatIf } from './what-if'

const reference = referenceAt('2026-11-24')
const card = (input: Parameters<typeof score>[1]) => score(smallCatalog, input, reference, 'test')

describe('explanation', { timeout: 60_000 }, () => {
  it('names each factor and links it to the answer and the evidence', () => {
    const input = sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'partly' } } }, evidence: [sampleEvidence({ effectiveFrom: '2025-01-01', review: reviewed(true) })] })
    const [result] = score([sampleCriterion({ evidence: [{ kind: 'procedure', ask: 'x', grade: 'E3', freshDays: 90 }] })], input, reference, 'test').criteria
    const { terms, text } = explainCriterion(result!)
    expect(text).toBe('4 × 0.5 × (1.00 − 0.30) = 1.40 of 4')
    expect(terms.map((term) => [term.name, term.value])).toEqual([['weight', '4'], ['answer', '0.5'], ['evidence', '1.00'], ['freshness', '−0.30']])
    expect(terms[1]?.at).toEqual([{ type: 'answer', criterion: 'PRG-01', question: 'in-place' }])
    expect(terms[2]?.at).toEqual([{ type: 'evidence', evidence: 'ev-1', revision: 1, locator: {} }])
  })
  it('adds up to the card for any case', () => {
    fc.assert(
      fc.property(generatedCase, (input) => {
        expect(arithmetic(card(input)).agrees).toBe(true)
      }),
    )
  })
  it('notices a card whose sums are wrong', () => {
    const made = card(sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'yes' } } } }))
    expect(arithmetic(made).agrees).toBe(true)
    expect(arithmetic({ ...made, points: made.points + 0.1 }).agrees).toBe(false)
    expect(arithmetic({ ...made, score: 85 }).agrees).toBe(false)
  })
})

const strong = () => {
  const answers = Object.fromEntries(smallCatalog.map(({ id }) => [id, { values: { 'in-place': 'yes' } }]))
  const roster = sampleEvidence({ id: 'roster', kind: 'roster', status: 'read', analyzer: { id: 'roster', version: '1' }, facts: rosterFacts() })
  return sampleCase({ answers, evidence: [roster] })
}

describe('what if', { timeout: 60_000 }, () => {
  it('reaches eligible by the criteria that hold the case', () => {
    const input = { ...strong(), answers: { ...strong().answers, 'REG-01': { values: {}, note: '', doesNotApply: null } } }
    expect(card(input).outcome).toBe('not-determined')
    expect(whatIf(smallCatalog, input, reference, ['REG-01']).outcome).toBe('eligible')
    const { fixes, reaches } = shortestFixes(smallCatalog, input, reference)
    expect(reaches).toBe('eligible')
    expect(fixes.map((fix) => fix.criterion)).toEqual(['REG-01'])
  })
  it('does not get past an unanswered gate', () => {
    const input = { ...strong(), program: { ...strong().program, gates: { ...strong().program.gates, cloud: null } } }
    expect(shortestFixes(smallCatalog, input, reference).reaches).toBe('not-determined')
  })
  it('changes nothing for names nobody knows', () => {
    const input = strong()
    expect(whatIf(smallCatalog, input, reference, ['ABC-99'])).toMatchObject({ outcome: card(input).outcome, score: card(input).score })
  })
  it('never makes a case worse', () => {
    fc.assert(
      fc.property(generatedCase, fc.constantFrom(...smallCatalog.map((criterion) => criterion.id)), (input, id) => {
        expect(whatIf(smallCatalog, input, reference, [id]).score ?? -1).toBeGreaterThanOrEqual(card(input).score ?? -1)
      }),
    )
  })
})

describe('readiness', () => {
  it('says what would fail and what is missing, with the criterion', () => {
    const made = readiness(card(sampleCase()))
    expect(made.ready).toBe(false)
    expect(made.wouldFail.map((one) => [one.id, one.state])).toContainEqual(['KO-3', 'not-checked'])
    expect(made.missing).toContainEqual({ criterion: 'PRG-01', title: 'Sample', says: 'Is this in place?' })
    expect(made.coverage).toBe(0)
  })
  it('is ready when nothing is left', () => {
    expect(readiness(card(strong()))).toMatchObject({ ready: true, coverage: 1, wouldFail: [], missing: [], waitsForPrime: [] })
  })
})
