import { describe, expect, it } from 'vitest'
import { likePattern, readFilters } from './portfolio-filters'

describe('readFilters', () => {
  it('reads what is offered', () => {
    const filters = readFilters({ view: 'knock-outs', q: ' tide ', outcome: 'eligible', knockout: 'KO-3', program: '0193a1b2-0000-7000-8000-000000000001' })
    expect(filters).toMatchObject({ view: 'knock-outs', text: 'tide', outcome: 'eligible', knockOut: 'KO-3', program: '0193a1b2-0000-7000-8000-000000000001' })
  })
  it('leaves out what is not', () => {
    expect(readFilters({ view: 'everything', outcome: ['bad', 'eligible'], program: "1' or true", knockout: 'KO-99' })).toEqual({
      view: 'all',
      text: '',
      outcome: undefined,
      stage: undefined,
      knockOut: undefined,
      program: undefined,
      subcontractor: undefined,
      reviewer: undefined,
    })
  })
})

describe('likePattern', () => {
  it('finds what was typed, wildcards included', () => {
    expect(likePattern('50%_a\\b')).toBe('%50\\%\\_a\\\\b%')
  })
})
