import { expect, test } from 'vitest'
import { MapColumns } from './schema'

const place = { assessmentId: '01a21690-ad88-75bd-8cda-9eeee32fa718', itemId: '01a21690-ad88-75bd-8cda-9eeee32fa719' }
const says = (columns: Record<string, string>) => MapColumns.safeParse({ ...place, columns }).error?.issues.map((issue) => issue.message) ?? []

test('a log needs columns for when, who and what', () => {
  expect(says({ when: 'Zeit', who: 'Ausweis', what: 'Vorgang' })).toEqual([])
  expect(says({ when: 'Zeit', who: 'Ausweis' })).toEqual(['Say at least when, who and what.'])
  expect(says({})).toEqual(['Say at least when, who and what.'])
})

test('one column tells one thing, and only known things are told', () => {
  expect(says({ when: 'Zeit', who: 'Ausweis', what: 'Ausweis' })).toEqual(['Each column can tell one thing. Choose different columns.'])
  expect(says({ when: 'Zeit', who: 'Ausweis', what: 'Vorgang', __proto__x: 'Leser' })).not.toEqual([])
})
