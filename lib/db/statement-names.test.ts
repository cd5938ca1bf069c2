import { expect, test } from 'vitest'
import { statementName } from './statement-names'

test('a statement that comes again gets a name of its own, and keeps it', () => {
  const [a, b] = [{ sql: 'select 1 as a' }, { sql: 'select 1 as b' }]
  expect(statementName(a)).toBe('')
  const name = statementName(a)
  expect(name).toMatch(/^veritar_\d+$/)
  expect(statementName(a)).toBe(name)
  expect(statementName(b)).toBe('')
  expect(statementName(b)).not.toBe(name)
})

test('long lists get none, and names do not grow without end', () => {
  const long = { sql: `select ${'1,'.repeat(5_000)}1` }
  expect([statementName(long), statementName(long)]).toEqual(['', ''])
  const given = new Set<string>()
  for (let n = 0; n < 2_000; n++) for (const _ of [1, 2]) given.add(statementName({ sql: `select ${n} as many` }))
  given.delete('')
  expect(given.size).toBeGreaterThan(300)
  expect(given.size).toBeLessThanOrEqual(400)
})
