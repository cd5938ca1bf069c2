import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AccessFacts, accessOf, accessSentence } from './portfolio-access'

const today = '2026-11-24'
const approved: AccessFacts = {
  stage: 'decided',
  outcome: 'eligible',
  openKnockOuts: [],
  determination: { decision: 'approved', computed: 'eligible', againstComputed: false, validUntil: '2027-11-24', outdated: false },
  conditions: [],
}
const conditional: AccessFacts = { ...approved, outcome: 'conditional', determination: { ...approved.determination!, decision: 'approved-with-conditions', computed: 'conditional' }, conditions: [{ status: 'open', dueOn: '2026-12-09' }] }

describe('accessOf', () => {
  it('lets in who was approved and still stands', () => {
    expect(accessOf(approved, today)).toEqual({ may: 'yes', says: '' })
  })
  it('names open conditions and the next date', () => {
    expect(accessOf(conditional, today)).toEqual({ may: 'conditions', says: '1 open, Dec 9' })
  })
  it('lets in without conditions once all are met', () => {
    expect(accessOf({ ...conditional, conditions: [{ status: 'met', dueOn: '2026-10-01' }] }, today).may).toBe('yes')
  })

  const refused: [string, AccessFacts, RegExp][] = [
    ['nothing decided', { ...approved, stage: 'with-approver' }, /approver/],
    ['decided without a determination', { ...approved, determination: null }, /no determination/],
    ['rejected', { ...approved, determination: { ...approved.determination!, decision: 'rejected' } }, /rejected/],
    ['ended yesterday', { ...approved, determination: { ...approved.determination!, validUntil: '2026-11-23' } }, /ended/],
    ['a knock-out opened since', { ...approved, openKnockOuts: ['KO-3 proposed'] }, /KO-3/],
    ['judged worse today', { ...approved, outcome: 'conditional' }, /stale/],
    ['gates changed since', { ...approved, determination: { ...approved.determination!, outdated: true } }, /gates changed/],
    ['a condition missed', { ...conditional, conditions: [{ status: 'open', dueOn: '2026-11-23' }] }, /missed/],
    ['an unknown decision', { ...approved, determination: { ...approved.determination!, decision: 'maybe' } }, /not decided/],
  ]
  it.each(refused)('keeps out: %s', (_name, facts, says) => {
    const access = accessOf(facts, today)
    expect(access.may).toBe('no')
    expect(access.says).toMatch(says)
  })

  it('honors an approval against the computed outcome while nothing got worse', () => {
    expect(accessOf({ ...approved, outcome: 'not-eligible', openKnockOuts: ['KO-8'], determination: { ...approved.determination!, computed: 'not-eligible', againstComputed: true } }, today).may).toBe('yes')
  })

  it('never lets in without a decided, approving determination', () => {
    fc.assert(
      fc.property(fc.constantFrom('answering', 'submitted', 'with-approver', 'decided'), fc.constantFrom('approved', 'rejected', 'escalated', 'returned', ''), fc.boolean(), (stage, decision, none) => {
        const facts = { ...approved, stage, determination: none ? null : { ...approved.determination!, decision } }
        const fit = stage === 'decided' && !none && decision === 'approved'
        expect(accessOf(facts, today).may === 'yes').toBe(fit)
      }),
    )
  })
})

describe('accessSentence', () => {
  it('answers in one sentence and says who waits', () => {
    expect(accessSentence({ yes: 2, conditions: 1, no: 4, waiting: 1, assessments: 7 })).toBe('2 assessments allow access today, one more only under dated conditions. One waits for your side.')
    expect(accessSentence({ yes: 0, conditions: 1, no: 4, waiting: 3, assessments: 5 })).toBe('One assessment allows access today, under dated conditions. 3 wait for your side.')
    expect(accessSentence({ yes: 1, conditions: 2, no: 0, waiting: 0, assessments: 3 })).toBe('One assessment allows access today, 2 more only under dated conditions. Nothing waits for you.')
    expect(accessSentence({ yes: 0, conditions: 0, no: 4, waiting: 0, assessments: 4 })).toBe('Nobody may touch controlled data today. Nothing waits for you.')
    expect(accessSentence({ yes: 0, conditions: 0, no: 0, waiting: 0, assessments: 0 })).toMatch(/Nobody has been invited/)
  })
})
