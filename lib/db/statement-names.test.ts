import { expect, test, vi } from 'vitest'
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

test('another copy of the module, as another bundle has it, gives the same names and no name twice', async () => {
  const [a, b] = [{ sql: 'select 2 as a' }, { sql: 'select 2 as b' }]
  const name = [statementName(a), statementName(a)][1]
  vi.resetModules()
  const other = await import('./statement-names')
  expect(other.statementName).not.toBe(statementName)
  expect(other.statementName(a)).toBe(name)
  expect([other.statementName(b), other.statementName(b)][1]).not.toBe(name)
})

test('long lists get none, and names do not grow without end', () => {
  const long = { sql: `select ${'1,'.repeat(5_000)}1` }
  expect([statementName(long), statementName(long)]).toEqual(['', ''])
  const given = new Set<string>()
  for (let n = 0; n < 2_000; n++) for (const _ of [1, 2]) given.add(statementName({ sql: `select ${n} as many` }))
  given.delete('')
  expect(given.size).toBeGreaterThan(100)
  expect(given.size).toBeLessThanOrEqual(200)
})
