import { expect, test } from 'vitest'
import { timelineColumns } from './log-timeline'

test('hours without events stand between those with events', () => {
  const { unit, columns } = timelineColumns({ unit: 'hour', counts: [{ at: '2026-11-02T13:00:00Z', events: 11 }, { at: '2026-11-02T16:00:00Z', events: 5 }] })
  expect([unit, columns.map(({ events }) => events), columns[1]?.at]).toEqual(['hour', [11, 0, 0, 5], '2026-11-02T14:00:00.000Z'])
})

test('a log of many hours is drawn by day, and none of its events are lost', () => {
  const { unit, columns } = timelineColumns({ unit: 'hour', counts: [{ at: '2026-10-01T13:00:00Z', events: 2 }, { at: '2026-10-01T15:00:00Z', events: 3 }, { at: '2026-11-01T00:00:00Z', events: 1 }] })
  expect([unit, columns.length, columns[0]?.events, columns.reduce((sum, c) => sum + c.events, 0)]).toEqual(['day', 32, 5, 6])
})

test('one column, none, and years of days are drawn as they are', () => {
  expect(timelineColumns({ unit: 'hour', counts: [{ at: '2026-10-01T13:00:00Z', events: 2 }] }).columns).toHaveLength(1)
  expect(timelineColumns({ unit: 'hour', counts: [] }).columns).toEqual([])
  expect(timelineColumns({ unit: 'day', counts: [{ at: '2020-10-01', events: 2 }, { at: '2026-10-01', events: 2 }] }).columns).toHaveLength(2)
})
