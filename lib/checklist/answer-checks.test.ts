import { describe, expect, it } from 'vitest'
import { choiceCheck, sentenceFor } from './answer-checks'
import type { Value } from './case'

const asked = (answers: Record<string, Value>) => ({ answers, answer: (question: string) => ({ type: 'answer' as const, criterion: 'LOG-01', question }) })
const options = { yes: ['met', 'Yes.'], no: ['not-met', 'No.'] } as const

describe('checks out of answers', () => {
  it('says what the chosen option amounts to, and points at the question', () => {
    expect(choiceCheck(asked({ q: 'no' }), 'q', options, 'Nobody said.')).toEqual({ outcome: 'not-met', says: 'No.', at: [{ type: 'answer', criterion: 'LOG-01', question: 'q' }] })
  })
  it('is unknown without an answer, for an option not listed and for an inherited name', () => {
    for (const answers of [{}, { q: 'perhaps' }, { q: 'constructor' }, { q: ['yes'] }]) {
      expect(choiceCheck(asked(answers), 'q', options, 'Nobody said.')).toMatchObject({ outcome: 'unknown', says: 'Nobody said.' })
      expect(sentenceFor(asked(answers), 'q', { yes: 'Yes.' }, 'Nobody said.')).toBe('Nobody said.')
    }
  })
})
