import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { asvsDocument, idsIn, testsById } from './asvs'
import { asvsRows } from './asvs-rows'

const root = join(import.meta.dirname, '../..')

it('the table of ASVS is what the tests say: run npm run generate and commit docs/asvs.md', () => {
  expect(asvsDocument(testsById(root)) === readFileSync(join(root, 'docs/asvs.md'), 'utf8')).toBe(true)
})

it('a requirement with neither test nor reason stops it, and each stands there once', () => {
  expect(() => asvsDocument(new Map([['1.1.1', ['a.test.ts']]]), [{ id: '1.1.1', level: 1, says: 'x' }, { id: '1.1.2', level: 1, says: 'y' }])).toThrow('Neither a test nor a reason: 1.1.2.')
  expect(new Set(asvsRows.map(({ id }) => id)).size).toBe(asvsRows.length)
  for (const { because } of asvsRows) if (because !== undefined) expect(because.length).toBeGreaterThan(30)
})

it('reads ids from the beginning of names only', () => {
  const begun = (name: string) => `test('${'asvs'}-${name}', () => {})`
  expect(idsIn(begun('3.2.1 asvs-5.4.1 what it shows'))).toEqual(['3.2.1', '5.4.1'])
  expect(idsIn(begun('7.4.2, 8.3.2: a change'))).toEqual(['7.4.2', '8.3.2'])
  expect(idsIn("test('says asvs-9.9.9 somewhere', () => {})")).toEqual([])
})
