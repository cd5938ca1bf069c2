import { expect, test } from 'vitest'
import type { LogFacts } from '../analyzers/log-facts'
import { cloudTrailFacts, rosterFacts } from '../checklist/testing/facts'
import { actorGroups, logTiles } from './log-story'

const log = (over: Partial<LogFacts> = {}): LogFacts => ({ ...cloudTrailFacts(), ...over })
const tile = (facts: LogFacts, ask: string, digests: Parameters<typeof logTiles>[1] = []) => logTiles(facts, digests).find((t) => t.ask === ask)

test('a log without digests is unproven, never unaltered', () => {
  expect(tile(log(), 'Can we trust it')).toMatchObject({ status: 'unknown', says: 'Unproven' })
})

test('traceability is the share of records of people, cut and never rounded up', () => {
  expect(tile(log({ humanEvents: 10_000, humanIncomplete: 1 }), 'Can every action be traced')).toMatchObject({ status: 'met', says: '99.9 % complete' })
  expect(tile(log({ humanEvents: 100, humanIncomplete: 20 }), 'Can every action be traced')).toMatchObject({ status: 'not-met', says: '80.0 % complete' })
  expect(tile(log({ humanEvents: 0, humanIncomplete: 0 }), 'Can every action be traced')).toMatchObject({ status: 'unknown' })
})

test('silences are named before anything else that it cannot say', () => {
  expect(tile(log({ gaps: [{ from: '2026-11-20T04:00:00Z', to: '2026-11-20T11:00:00Z', hours: 7 }] }), 'What it cannot say')).toMatchObject({ status: 'partial', says: '7 silent hours' })
})

test('every principal is in exactly one group, the unknown first', () => {
  const principal = (id: string, kind: 'human' | 'service' | 'provider') => ({ id, kind, display: id, aliases: [], events: 2, first: '2026-11-10T00:00:00Z', last: '2026-11-11T00:00:00Z', withMfa: 0, withoutMfa: 0, at: {} })
  const row = { ref: 'P-1', kind: 'human' as const, email: 'a@firm.example', principals: [], employer: 'employee' as const, usPerson: 'yes' as const, at: {} }
  const groups = actorGroups(log({ principals: [principal('a@firm.example', 'human'), principal('b@firm.example', 'human'), principal('logs.amazonaws.com', 'provider')] }), [rosterFacts({ rows: [row] })])
  expect(groups?.map((g) => [g.says, g.principals, g.events])).toEqual([['Not on the roster', 1, 2], ['People on the roster', 1, 2], ['The provider itself', 1, 2]])
  expect(actorGroups(log(), [])).toBeNull()
})
