import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dueDay, type Ending, endOf, retentionState } from './term'

const day = (text: string) => new Date(`${text}T15:00:00Z`)
const decided: Ending = { stage: 'decided', decidedAt: day('2026-11-20'), determinations: [{ decision: 'rejected', validUntil: null }] }

test.each<[string, Ending, string | null]>([
  ['a rejection ends with its decision', decided, '2026-11-20'],
  ['an approval ends when it lapses', { ...decided, determinations: [{ decision: 'approved', validUntil: day('2027-11-20') }] }, '2027-11-20'],
  ['the last approval counts', { ...decided, determinations: [{ decision: 'approved', validUntil: day('2027-11-20') }, { decision: 'approved-with-conditions', validUntil: day('2028-02-01') }, { decision: 'rejected', validUntil: null }] }, '2028-02-01'],
  ['an approval that lapsed before the last decision does not', { ...decided, determinations: [{ decision: 'approved', validUntil: day('2025-01-01') }] }, '2026-11-20'],
  ['an approval without an end goes on', { ...decided, determinations: [{ decision: 'approved', validUntil: null }] }, null],
  ['one that is not decided goes on', { ...decided, stage: 'submitted' }, null],
  ['one that was reopened goes on', { ...decided, stage: 'answering', decidedAt: null }, null],
])('%s', (_, given, expected) => expect(endOf(given)?.toISOString().slice(0, 10) ?? null).toBe(expected))

test('five whole years pass, also over a leap day', () => {
  expect(dueDay(day('2026-11-20'), 5)).toBe('2031-11-21')
  expect(dueDay(day('2028-02-29'), 5)).toBe('2033-03-02')
  fc.assert(
    fc.property(fc.date({ min: day('2000-01-01'), max: day('2090-01-01'), noInvalidDate: true }), (end) => {
      const later = new Date(end)
      later.setUTCFullYear(end.getUTCFullYear() + 5)
      return Date.parse(dueDay(end, 5)) > later.getTime() - 1
    }),
  )
})

test('a hold is stronger than a date, and nothing is due that has not ended', () => {
  const end = day('2020-01-01')
  const state = (given: { disposed?: boolean; held?: boolean; end?: Date | null }, today = '2026-11-26') => retentionState({ disposed: false, held: false, end, ...given }, 5, today)
  expect(state({})).toBe('due')
  expect(state({}, '2025-01-01')).toBe('kept')
  expect(state({}, '2025-01-02')).toBe('due')
  expect(state({ held: true })).toBe('held')
  expect(state({ end: null })).toBe('running')
  expect(state({ held: true, disposed: true })).toBe('disposed')
})
