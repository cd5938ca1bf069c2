import { readFileSync, writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { referenceAt } from '../../reference/at'
import { Case } from '../case'
import { catalog } from '../catalog'
import { arithmetic } from '../explain'
import { score } from '../score'

const file = (name: string) => new URL(name, import.meta.url)
const input = Case.parse(JSON.parse(readFileSync(file('case.json'), 'utf8')))
const judge = () => score(catalog.criteria, input, referenceAt(input.asOf.slice(0, 10)), catalog.version)

/** A change here is a change of results: raise the catalog version, look at the difference, then UPDATE_GOLDEN=1. */
it('one full case scores what it scored before, to the byte', () => {
  const made = `${JSON.stringify(judge(), null, 1)}\n`
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file('scorecard.json'), made)
  expect(made).toBe(readFileSync(file('scorecard.json'), 'utf8'))
})

it('the case shows every kind of outcome a full case can have', () => {
  const card = judge()
  expect(card.criteria).toHaveLength(catalog.criteria.length)
  const seen = new Set(card.criteria.map((result) => result.outcome))
  for (const outcome of ['met', 'partial', 'missing', 'not-applicable'] as const) expect([...seen]).toContain(outcome)
  expect(card.criteria.some((result) => result.override !== null)).toBe(true)
  expect(card.criteria.some((result) => result.formula.stale)).toBe(true)
  expect(card.criteria.some((result) => result.evidence.some((item) => item.status === 'refused'))).toBe(true)
  expect(arithmetic(card).agrees).toBe(true)
  expect(card.reasons.filter((reason) => reason.code === 'input')).toEqual([])
})
