import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../analyzer'
import { missingIn, timeOf, type LogEvent } from '../log-model'
import { observationBook } from './log-rule'
import { principals } from './principals'
import { seenIds } from './seen-ids'
import { times } from './times'

const event = (fields: Partial<LogEvent> = {}): LogEvent => ({
  id: 'e', time: 0, actor: { id: 'a', kind: 'human', display: 'A', aliases: [] }, actorAccount: null, mfa: 'unknown', service: 's', action: 'a', outcome: 'success',
  account: null, source: 'public', ip: '192.0.2.1', region: null, readOnly: null, data: false, at: {}, ...fields,
})
const rule: Rule = { id: 'X-1', title: 'x', severity: 'low', criterion: 'LOG-01', basis: 'test' }

describe('time', () => {
  it.each<[string, string | null]>([
    ['2026-11-02T14:00:00Z', '2026-11-02T14:00:00.000Z'],
    ['2026-11-02T14:00:00.123456Z', '2026-11-02T14:00:00.000Z'],
    ['2026-11-02 14:00:00', '2026-11-02T14:00:00.000Z'],
    ['2026-11-02T14:00:00-05:00', '2026-11-02T19:00:00.000Z'],
    ['2026-02-30T14:00:00Z', null],
    ['2026-13-01T14:00:00Z', null],
    ['2026-11-02T24:00:00Z', null],
    ['1793628000', null],
    ['...', null],
  ])('%s is %s', (text, expected) => expect(timeOf(text) === null ? null : new Date(timeOf(text) as number).toISOString()).toBe(expected))

  it('agrees with the engine on every second, in any order', () => {
    fc.assert(fc.property(fc.array(fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })), (dates) => {
      for (const date of dates) {
        const text = `${date.toISOString().slice(0, 19)}Z`
        expect(timeOf(text)).toBe(Date.parse(text))
        expect(timeOf(text)).toBe(Date.parse(text))
      }
    }))
  })

  it('says the same in any order', () => {
    const hour = 3_600_000
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 2_000 }), { minLength: 2, maxLength: 40 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      const [one, other] = [times(), times()]
      for (const at of list) one.add(at * hour)
      for (const at of shuffled) other.add(at * hour)
      expect([one.gaps(), one.timeline(), one.first(), one.last()]).toEqual([other.gaps(), other.timeline(), other.first(), other.last()])
      expect(one.timeline().counts.reduce((sum, { events }) => sum + events, 0)).toBe(list.length)
      for (const { hours } of one.gaps()) expect(hours).toBeGreaterThan(6)
    }))
  })
})

describe('who', () => {
  it('drops services before people, counts all, and lists most events first', () => {
    const who = principals()
    who.add(event({ actor: { id: 'person', kind: 'human', display: 'P', aliases: ['x'] } }))
    for (let i = 0; i < 50_000; i++) who.add(event({ actor: { id: `role${i}`, kind: 'service', display: 'R', aliases: [] } }))
    for (let i = 0; i < 3; i++) who.add(event({ actor: { id: 'role1', kind: 'service', display: 'R', aliases: [] }, source: 'private' }))
    const list = who.list()
    expect([who.count(), list.length, list[0]?.id]).toEqual([50_001, 5_000, 'role1'])
    expect(list.some(({ id }) => id === 'person')).toBe(true)
  }, 60_000)

  it('misses who, what, when and from where', () => {
    expect(missingIn(event())).toEqual([])
    expect(missingIn(event({ actor: null, action: null, time: null, source: 'invalid' }))).toEqual(['who', 'what', 'when', 'from where'])
  })
})

describe('ids', () => {
  it('are new once', () => {
    fc.assert(fc.property(fc.array(fc.string(), { maxLength: 3_000 }), (ids) => {
      const seen = seenIds()
      expect(ids.filter((id) => seen.add(id)).length).toBe(new Set(ids).size)
    }), { numRuns: 30 })
  }, 60_000)

  it('tells apart half a million neighbors, and says when it no longer looks', () => {
    const seen = seenIds(500_000)
    for (let i = 0; i < 500_000; i++) seen.add(`00000000-0000-4000-8000-${i.toString(16).padStart(12, '0')} 111122223333`)
    expect(seen.size()).toBe(500_000)
    expect(seen.add('one more')).toBe(null)
  }, 60_000)
})

describe('observations', () => {
  it('count equal causes, stay bounded, and put the worst first', () => {
    const book = observationBook()
    const note = book.noteFor(rule)
    for (let i = 0; i < 250; i++) note(`cause ${i % 150}`, { record: i }, () => ({ message: 'm', severity: i === 149 ? 'critical' : 'low' }))
    const list = book.list()
    expect(list).toHaveLength(101)
    expect(list[0]).toMatchObject({ severity: 'critical', count: 50 })
    expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(250)
    expect(list.find(({ locator }) => locator.record === 3)?.count).toBe(2)
  })
})
