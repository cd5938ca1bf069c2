import { expect, test } from 'vitest'
import { holdsNoText } from './no-text'

test.each<[string, unknown]>([
  ['NUL', 'a\0b'],
  ['NUL behind a backslash', 'a\\\0b'],
  ['half a character', '\ud83d'],
  ['the other half', { a: ['\ude00'] }],
  ['a name of a field', { 'a\0': 1 }],
])('%s is found', (_, value) => expect(holdsNoText(value)).toBe(true))

test.each<[string, unknown]>([
  ['words', { note: 'Said by the matrix.', n: 1, big: 2n, none: null }],
  ['a whole character of two halves', '😀'],
  ['the words for NUL, typed by a person', 'C:\\u0000 and \\ud800'],
  ['nothing', undefined],
  ['line ends and tabs', 'a\r\n\tb\u001f'],
])('%s is text', (_, value) => expect(holdsNoText(value)).toBe(false))
