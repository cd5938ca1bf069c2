import { expect, test } from 'vitest'
import { timesInWords } from './day-words'

test.each([
  ['No event for 7 hours, from 2026-11-22T04:43:06Z to 2026-11-22T12:01:02Z.', 'No event for 7 hours, from Nov 22, 2026, 04:43 UTC to Nov 22, 2026, 12:01 UTC.'],
  ['2026-07-02 (from 2026-06-30)', 'Jul 2, 2026 (from Jun 30, 2026)'],
  ['Switched on at 2026-11-11T01:00:00Z: ask why.', 'Switched on at Nov 11, 2026, 01:00 UTC: ask why.'],
  ['The document is of 2026-08-05.', 'The document is of Aug 5, 2026.'],
])('%s', (says, words) => {
  expect(timesInWords(says)).toBe(words)
})

test.each(['roster-2026-11-25.csv', '2026-11-25.csv', 'logs/2026-11-25/a', 'No. 12026-11-25', '2026-13-45', '2026-11-25T25:00Z', '2026-11-25T10:00:00+02:00', 'VD-2026-0418'])('%s stays', (says) => {
  expect(timesInWords(says)).toBe(says)
})
