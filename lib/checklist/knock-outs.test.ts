import { describe, expect, it } from 'vitest'
import { referenceAt } from '../reference/at'
import type { Criterion, KnockOutHit } from './criterion'
import { score } from './score'
import { sampleCase, sampleEvidence, signed } from './testing/case'
import { rosterFacts } from './testing/facts'
import { sampleCriterion } from './testing/sample-criteria'

const at: KnockOutHit['at'] = [{ type: 'evidence', evidence: 'ev-1', revision: 1, locator: { row: 4 } }]
const raising = (decidedBy: 'rule' | 'reviewer'): Criterion =>
  sampleCriterion({
    knockOuts: [{ id: 'KO-3', decidedBy, when: 'seen' }],
    facts: ['roster'],
    evaluate: (given) => ({ outcome: given.claim ?? 'missing', because: 'x', checks: [], knockOuts: given.readings.roster.length > 0 ? [{ id: 'KO-3', because: 'A stranger acts.', at }] : [] }),
  })
const roster = (partial = {}) => sampleEvidence({ kind: 'roster', status: 'read', analyzer: { id: 'roster', version: '1' }, facts: rosterFacts(), ...partial })
const decision = (value: 'confirmed' | 'dismissed', when = '2026-11-22T09:00:00Z') => ({ knockOuts: [{ id: 'KO-3' as const, criterion: 'PRG-01', decision: value, ...signed, at: when }] })
const judged = (decidedBy: 'rule' | 'reviewer', partial: Parameters<typeof sampleCase>[0] = {}) => {
  const input = sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'yes' } } }, evidence: [roster()], ...partial })
  const card = score([raising(decidedBy)], input, referenceAt('2026-11-24'), 'test')
  return { state: card.knockOuts.find((one) => one.id === 'KO-3')?.state, outcome: card.outcome, reasons: card.reasons, hit: card.knockOuts[0]?.hits[0] }
}

describe('knock-outs', () => {
  it('decided by rule are open at once and cannot be dismissed', () => {
    expect(judged('rule')).toMatchObject({ state: 'open', outcome: 'not-eligible' })
    expect(judged('rule', { reviews: decision('dismissed') })).toMatchObject({ state: 'open', outcome: 'not-eligible', hit: { decided: { by: 'Priya Nair' } } })
  })
  it('decided by a reviewer are proposed and hold the result open until someone named decides', () => {
    expect(judged('reviewer')).toMatchObject({ state: 'proposed', outcome: 'not-determined' })
    expect(judged('reviewer', { reviews: decision('confirmed') })).toMatchObject({ state: 'confirmed', outcome: 'not-eligible' })
    expect(judged('reviewer', { reviews: decision('dismissed') })).toMatchObject({ state: 'dismissed' })
    expect(judged('reviewer', { reviews: decision('dismissed') }).outcome).not.toBe('not-determined')
  })
  it('that several observations raise are one reason, which counts them', () => {
    const twice = raising('reviewer')
    const criterion: Criterion = { ...twice, evaluate: (given) => ({ ...twice.evaluate(given), knockOuts: ['A stranger acts.', 'Another acts.'].map((because) => ({ id: 'KO-3' as const, because, at })) }) }
    const card = score([criterion], sampleCase({ answers: { 'PRG-01': { values: { 'in-place': 'yes' } } }, evidence: [roster()] }), referenceAt('2026-11-24'), 'test')
    expect(card.reasons.filter(({ code }) => code === 'proposed').map(({ says }) => says)).toEqual([expect.stringMatching(/^A reviewer has to decide on KO-3, .*: 2 observations raise it in PRG-01\.$/)])
    expect(judged('reviewer').reasons.find(({ code }) => code === 'proposed')?.says).toContain('A stranger acts.')
  })
  it('follow the latest decision whatever the order', () => {
    const both = [...decision('confirmed', '2026-11-21T09:00:00Z').knockOuts, ...decision('dismissed').knockOuts]
    expect(judged('reviewer', { reviews: { knockOuts: both } }).state).toBe('dismissed')
    expect(judged('reviewer', { reviews: { knockOuts: [...both].reverse() } }).state).toBe('dismissed')
  })
  it('are proposed again when evidence arrives after the dismissal', () => {
    expect(judged('reviewer', { evidence: [roster({ receivedAt: '2026-11-23T09:00:00Z' })], reviews: decision('dismissed') }).state).toBe('proposed')
  })
  it('are not decided by a word on another criterion', () => {
    const elsewhere = { knockOuts: [{ ...decision('dismissed').knockOuts[0]!, criterion: 'PER-02' }] }
    expect(judged('reviewer', { reviews: elsewhere }).state).toBe('proposed')
  })
  it('are not checked while nobody answered or nothing could be read', () => {
    expect(judged('rule', { answers: {}, evidence: [] })).toMatchObject({ state: 'not-checked', outcome: 'not-determined' })
    expect(judged('rule', { evidence: [roster({ status: 'unreadable' })] })).toMatchObject({ state: 'not-checked', outcome: 'not-determined' })
    expect(judged('rule', { evidence: [] }).state).toBe('clear')
  })
  it('count even where the lead is unanswered', () => {
    expect(judged('rule', { answers: {} })).toMatchObject({ state: 'open', outcome: 'not-eligible' })
  })
  it('outlive an override to met', () => {
    expect(judged('rule', { reviews: { overrides: [{ criterion: 'PRG-01', outcome: 'met', ...signed }] } }).outcome).toBe('not-eligible')
  })
})
