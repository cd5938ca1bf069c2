import { expect, test } from 'vitest'
import { needsKey, placeKey, placeOfKey } from './place-key'

const quoted = { file: 'manual.pdf', page: 3, quote: 'Every party is screened.' }
const other = { ...quoted, quote: 'Nobody is screened.' }

test('places that differ only in their quote have different keys, and the same place always the same', () => {
  expect(placeKey(quoted)).not.toBe(placeKey(other))
  expect(placeKey({ quote: quoted.quote, page: 3, file: 'manual.pdf' })).toBe(placeKey(quoted))
  expect(placeKey(quoted)).not.toContain('screened')
})

test('a key leads back to the observation, else to a place among the facts, else to none', () => {
  expect(placeOfKey(placeKey(quoted), [{ locator: other }, { locator: quoted }], null)).toEqual(quoted)
  expect(placeOfKey(placeKey(quoted), [{ locator: other }], { elements: [{ at: quoted, name: 'x' }] })).toEqual(quoted)
  expect(placeOfKey(placeKey(quoted), [{ locator: other }], { elements: [{ at: other }] })).toBeNull()
})

test('a row or a record needs none, a pointer does', () => {
  expect([{ record: 4 }, { file: 'a.csv', row: 2 }, {}].map(needsKey)).toEqual([false, false, false])
  expect([{ pointer: '/a' }, { section: 's' }, { page: 1, quote: 'q' }].map(needsKey)).toEqual([true, true, true])
})
