import { describe, expect, it } from 'vitest'
import { claimOf, countedAnswers, isAnswer, visibleQuestions } from './answers'
import type { Question } from './criterion'
import { leadQuestion } from './testing/sample-criteria'

const dependent = (key: string, question: string, values: string[]): Question => ({ ...leadQuestion, key, lead: false, showIf: { question, values } })
const chain = [leadQuestion, dependent('second', 'in-place', ['partly']), dependent('third', 'second', ['yes'])]
const keys = (values: Record<string, string>) => visibleQuestions(chain, values).map((question) => question.key)

describe('visible questions', () => {
  it('follow what they depend on', () => {
    expect(keys({})).toEqual(['in-place'])
    expect(keys({ 'in-place': 'partly' })).toEqual(['in-place', 'second'])
    expect(keys({ 'in-place': 'partly', second: 'yes' })).toEqual(['in-place', 'second', 'third'])
  })
  it('are hidden with the question they depend on, even when its old answer is still there', () => {
    expect(keys({ 'in-place': 'yes', second: 'yes', third: 'yes' })).toEqual(['in-place'])
  })
  it('are not shown by an answer that cannot be given', () => expect(keys({ 'in-place': 'Partly' })).toEqual(['in-place']))
  it('are shown by one of several choices', () => {
    const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]
    const multiple: Question = { ...leadQuestion, key: 'which', answer: { kind: 'multiple', options } }
    const shown = (which: string[]) => visibleQuestions([multiple, dependent('more', 'which', ['b'])], { which }).length
    expect([shown(['a', 'b']), shown(['a'])]).toEqual([2, 1])
  })
})

describe('answers that count', () => {
  it('leave out hidden and impossible ones', () => {
    expect(countedAnswers(chain, { 'in-place': 'yes', second: 'yes', stray: 'x' })).toEqual({ 'in-place': 'yes' })
    expect(countedAnswers(chain, { 'in-place': 'perhaps' })).toEqual({})
  })
  it('claim what the lead option means, and nothing when it means nothing', () => {
    expect(['yes', 'partly', 'no', 'unknown', 'perhaps'].map((value) => claimOf(chain, { 'in-place': value }))).toEqual(['met', 'partial', 'not-met', null, null])
  })
})

describe('what an answer can be', () => {
  const table = { kind: 'table' as const, columns: [{ key: 'name', label: 'Name', example: 'x', required: true }, { key: 'note', label: 'Note', example: 'y' }], maximumRows: 2 }
  const options = [{ value: 'a', label: 'A' }, { value: 'b', label: 'B' }]
  it.each([
    [{ kind: 'text' as const, maximum: 5 }, ['hello'], ['', '   ', 'too long', 5]],
    [{ kind: 'number' as const, minimum: 0, maximum: 10 }, [0, 10, 2.5], [-1, 11, Number.NaN, '5']],
    [{ kind: 'date' as const }, ['2026-11-24'], ['24.11.2026', '2026-13-01', '']],
    [{ kind: 'multiple' as const, options }, [['a'], ['a', 'b']], [[], ['c'], ['a', 'c'], 'a']],
    [table, [[{ name: 'x' }], [{ name: 'x', note: '' }]], [[], [{ note: 'y' }], [{ name: ' ' }], [{ name: 'x', extra: 'z' }], [{ name: '1' }, { name: '2' }, { name: '3' }], ['x']]],
  ])('%j', (kind, good, bad) => {
    for (const value of good) expect(isAnswer(kind, value), JSON.stringify(value)).toBe(true)
    for (const value of bad) expect(isAnswer(kind, value as never), JSON.stringify(value)).toBe(false)
    expect(isAnswer(kind, undefined)).toBe(false)
  })
})
