import { describe, expect, it } from 'vitest'
import golden from '../checklist/golden/scorecard.json'
import type { Scorecard } from '../checklist/scorecard'
import { byAttention, toReview } from './attention'

const card = golden as unknown as Scorecard
const groupOf = (card: Scorecard, id: string, reviewed: string[] = []) => byAttention(card, new Set(reviewed)).find((group) => group.criteria.some((c) => c.id === id))?.id
const withOutcome = (id: string, outcome: string): Scorecard => ({ ...card, criteria: card.criteria.map((c) => (c.id === id ? ({ ...c, outcome } as typeof c) : c)) })

describe('what a reviewer looks at first', () => {
  it('puts every criterion into one group', () => {
    const ids = byAttention(card, new Set(['LOG-01'])).flatMap((group) => group.criteria.map((c) => c.id))
    expect([...ids].sort()).toEqual(card.criteria.map((c) => c.id).sort())
  })

  it('waits for no look at what does not apply, and for one at everything else', () => {
    expect(groupOf(withOutcome('CRY-04', 'not-applicable'), 'CRY-04')).toBe('outside')
    expect(groupOf(withOutcome('CRY-04', 'unanswered'), 'CRY-04')).not.toBe('outside')
    expect(groupOf(withOutcome('CRY-04', 'not-applicable'), 'CRY-04', ['CRY-04'])).toBe('reviewed')
  })

  it('counts what there is to look at: all that applies, and what was reviewed before it stopped applying', () => {
    const all = toReview(withOutcome('CRY-04', 'met'), new Set())
    expect(toReview(withOutcome('CRY-04', 'not-applicable'), new Set())).toBe(all - 1)
    expect(toReview(withOutcome('CRY-04', 'not-applicable'), new Set(['CRY-04']))).toBe(all)
  })
})
