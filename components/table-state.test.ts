import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeQuery, oneOf, pagesAround, readTableState } from './table-state'

const rules = { sortable: ['score', 'name'], defaultSort: { id: 'name', desc: false } }

describe('readTableState', () => {
  it('reads order, page, size and hidden columns', () => {
    expect(readTableState({ sort: '-score', page: '3', size: '100', hide: 'a,b' }, rules)).toEqual({ sort: { id: 'score', desc: true }, page: 3, size: 100, hidden: ['a', 'b'] })
  })
  it('falls back on what it does not understand', () => {
    expect(readTableState({ sort: 'password', page: '-1', size: '5000', hide: ['', 'x'] }, rules)).toEqual({ sort: { id: 'name', desc: false }, page: 1, size: 50, hidden: [] })
  })
  it('never yields a column, page or size that was not offered', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('sort', 'page', 'size', 'hide'), fc.string()), (params) => {
        const state = readTableState(params, rules)
        expect(['score', 'name']).toContain(state.sort?.id)
        expect(Number.isInteger(state.page) && state.page >= 1).toBe(true)
        expect([25, 50, 100, 200]).toContain(state.size)
      }),
    )
  })
})

describe('changeQuery', () => {
  it('goes back to the first page when the rows change', () => {
    expect(changeQuery('page=4&outcome=eligible', { outcome: 'conditional' })).toBe('?outcome=conditional')
  })
  it('keeps the page when only columns or the page itself change', () => {
    expect(changeQuery('page=4&q=x', { hide: 'score' })).toBe('?page=4&q=x&hide=score')
    expect(changeQuery('page=4&q=x', { page: '5' })).toBe('?page=5&q=x')
  })
  it('removes what is emptied', () => {
    expect(changeQuery('q=x', { q: '' })).toBe('?')
  })
})

describe('oneOf', () => {
  it('takes only what is offered', () => {
    expect(oneOf({ stage: 'decided' }, 'stage', ['decided', 'submitted'])).toBe('decided')
    expect(oneOf({ stage: "decided' or 1=1" }, 'stage', ['decided', 'submitted'])).toBeUndefined()
  })
})

describe('pagesAround', () => {
  it('shows first, last and the neighbors with gaps', () => {
    expect(pagesAround(7, 40)).toEqual([1, 0, 6, 7, 8, 0, 40])
    expect(pagesAround(1, 1)).toEqual([1])
  })
})
