import { describe, expect, it } from 'vitest'
import { eligibility, scoreOf, type Findings } from './eligibility'
import { figure } from './figure'
import type { GateResult } from './scorecard'

const gate = (outcome: GateResult['outcome'], id: GateResult['id'] = 'G-01'): GateResult => ({ id, title: 'Gate', outcome, says: 'So it is.', notes: [] })
const findings = (partial: Partial<Findings> = {}): Findings => ({ gates: [gate('met')], knockOuts: [], results: [], pointMicros: 90_000_000, of: 100, judgedWeight: 100, caps: [], ...partial })
const outcome = (partial: Partial<Findings>) => eligibility(findings(partial)).outcome

describe('eligibility', () => {
  it.each([
    [85_000_000, 100, 'eligible'],
    [84_999_999, 100, 'conditional'],
    [65_000_000, 100, 'conditional'],
    [64_999_999, 100, 'not-eligible'],
    [0, 100, 'not-eligible'],
    [100_000_000, 90, 'eligible'],
    [100_000_000, 89, 'conditional'],
  ])('%i millionths with %i judged is %s', (pointMicros, judgedWeight, expected) => expect(outcome({ pointMicros, judgedWeight })).toBe(expected))

  it('is conditional under a cap whatever the score', () => {
    expect(outcome({ pointMicros: 100_000_000, caps: [{ code: 'demonstration', says: 'x' }] })).toBe('conditional')
    expect(outcome({ pointMicros: 1, caps: [{ code: 'demonstration', says: 'x' }] })).toBe('not-eligible')
  })
  it('is not determined on an unanswered gate, an unknown cloud gate, or nothing to score', () => {
    expect(outcome({ gates: [gate('missing')] })).toBe('not-determined')
    expect(outcome({ gates: [gate('unknown', 'G-02')] })).toBe('not-determined')
    expect(outcome({ gates: [gate('unknown')] })).toBe('eligible')
    expect(outcome({ of: 0, pointMicros: 0, judgedWeight: 0 })).toBe('not-determined')
  })
  it('puts an open knock-out before everything else', () => {
    const hit = { criterion: 'REG-01', state: 'open' as const, because: 'A bucket is in Frankfurt.', at: [], decided: null }
    const result = eligibility(findings({ gates: [gate('missing')], knockOuts: [{ id: 'KO-4', title: 'Elsewhere', state: 'open', hits: [hit] }] }))
    expect(result.outcome).toBe('not-eligible')
    expect(result.reasons.map((reason) => reason.code)).toEqual(['knock-out', 'gate', 'score'])
  })
  it('84.96 is shown as 84.9 and judged as 84.96', () => {
    expect(figure(scoreOf(84_960_000, 100), 1)).toBe('84.9')
    expect(outcome({ pointMicros: 84_960_000 })).toBe('conditional')
  })
})
