import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, monthsAgo } from './dates'

describe('dayOf', () => {
  test.each([
    ['2026-11-24', '2026-11-24'],
    [' 2026-11-24 ', '2026-11-24'],
    ['2026-11-24T23:30:00Z', '2026-11-24'],
    ['2026-11-24T23:30:00-05:00', '2026-11-25'],
    ['2028-02-29', '2028-02-29'],
  ])('%s is %s', (value, day) => expect(dayOf(value)).toBe(day))

  test.each(['', '2026-02-30', '2026-13-01', '11/24/2026', '2026-11-24T10:00:00', '2026-11-24Tnoon Z', 20261124, null, undefined])(
    '%s names no day',
    (value) => expect(dayOf(value)).toBeNull(),
  )
})

describe('daysBetween and addDays', () => {
  test('counts calendar days, also over a leap day and a date-time', () => {
    expect(daysBetween('2026-11-24', '2026-11-24')).toBe(0)
    expect(daysBetween('2026-11-24T23:59:59Z', '2026-11-25')).toBe(1)
    expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2)
    expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1)
  })

  test('refuses what is not a date', () => {
    expect(() => daysBetween('soon', '2026-11-24')).toThrow(RangeError)
    expect(() => addDays('2026-02-30', 1)).toThrow(RangeError)
  })

  test('adding is undone by counting', () => {
    const days = fc.integer({ min: -20_000, max: 20_000 })
    fc.assert(fc.property(days, days, (start, n) => {
      const from = addDays('2026-01-01', start)
      expect(daysBetween(from, addDays(from, n))).toBe(n)
    }))
  })
})

test.each([
  ['2026-11-24', 12, '2025-11-24'],
  ['2026-03-31', 1, '2026-02-28'],
  ['2028-02-29', 12, '2027-02-28'],
  ['2026-01-15', 2, '2025-11-15'],
])('%s less %i months is %s', (date, months, earlier) => expect(monthsAgo(date, months)).toBe(earlier))
