import { describe, expect, it } from 'vitest'
import type { CriterionResult, Scorecard } from '../checklist/scorecard'
import { type LapseDate, lapsesWithin, staleConsequence, staleDay } from './portfolio-lapses'

const date = (on: string, what: string): LapseDate => ({ on, what, happens: { soon: 'expires', past: 'has expired' }, consequence: '', href: '/' })

describe('lapsesWithin', () => {
  it('keeps what is near or past, nearest first, and says which', () => {
    const found = lapsesWithin([date('2026-12-24', 'B'), date('2026-12-25', 'too far'), date('2026-11-20', 'A')], '2026-11-24')
    expect(found.map(({ what, days, happens }) => [what, days, happens])).toEqual([
      ['A', -4, 'has expired'],
      ['B', 30, 'expires'],
    ])
  })
  it('refuses what is no date rather than hiding it', () => {
    expect(() => lapsesWithin([date('soon', 'X')], '2026-11-24')).toThrow(RangeError)
  })
})

const item = (id: string, staleOn: string | null, stale = false) => ({ id, revision: 1, kind: 'roster', title: id, status: 'read', grade: 'E3' as const, stale, effectiveFrom: null, staleOn })

function card(evidence: CriterionResult['evidence'], answer: 0 | 0.5 | 1 = 1): Scorecard {
  const formula = { weight: 4, answer, reached: 'E3', best: 'E3', stale: false, cap: 1, points: 4 * answer, of: 4, text: '' }
  return { score: 86, of: 100, criteria: [{ id: 'PER-02', evidence, formula }] } as unknown as Scorecard
}

describe('staleConsequence', () => {
  it('names the criterion, the score before and after, and the threshold it falls below', () => {
    expect(staleConsequence(card([item('roster', '2026-11-27')]), 'roster')).toBe('PER-02 drops 0.3. Score 86.0 to 84.8, below 85.')
  })
  it('says that nothing changes when other evidence stays fresh longer', () => {
    expect(staleConsequence(card([item('roster', '2026-11-27'), item('newer', '2027-02-01')]), 'roster')).toMatch(/No score changes/)
  })
  it('does not count evidence that is stale already as a holdout', () => {
    expect(staleConsequence(card([item('roster', '2026-11-27'), item('old', '2026-10-01', true)]), 'roster')).toMatch(/PER-02 drops/)
  })
  it('loses nothing where nothing is earned', () => {
    expect(staleConsequence(card([item('roster', '2026-11-27')], 0), 'roster')).toMatch(/No score changes/)
  })
})

describe('staleDay', () => {
  it('is the earliest day any criterion names, or null', () => {
    expect(staleDay(card([item('roster', '2026-11-27')]), 'roster')).toBe('2026-11-27')
    expect(staleDay(card([item('roster', null)]), 'roster')).toBeNull()
  })
})
