import type { Principal } from '../log-facts'
import { byHuman, isoOf, type Actor, type LogEvent } from '../log-model'
import { seenIds } from './seen-ids'

const listed = 5_000
const held = 40_000
const aliasLimit = 8

type Row = Omit<Principal, 'first' | 'last'> & { first: number | null; last: number | null }

/** Who acts in a log, in bounded memory. */
export type Principals = {
  add: (event: LogEvent) => void
  /** Adds so many events of one actor, the first and last at these times, all alike in what they say of a second factor. */
  addAlike: (actor: Actor | null, at: LogEvent['at'], mfa: LogEvent['mfa'] | null, times: number, first: number | null, last: number | null) => void
  /** How many different ones acted. */
  count: () => number
  /** At most 5,000, most events first; people are never dropped in favor of services. */
  list: () => Principal[]
}

/** What an event says of the second factor of a person; null when no person acts. */
export const factorOf = (event: LogEvent): LogEvent['mfa'] | null => (byHuman(event) ? event.mfa : null)

/** People first, then by number of events, then by name. */
const byImportance = (a: Row, b: Row) => Number(b.kind === 'human') - Number(a.kind === 'human') || b.events - a.events || (a.id < b.id ? -1 : 1)

/** `beforePrune` is told before any are dropped. */
export function principals(beforePrune?: () => void): Principals {
  let rows = new Map<string, Row>()
  let rowOf = new WeakMap<Actor, Row>()
  const ids = seenIds()
  const prune = () => {
    beforePrune?.()
    rows = new Map([...rows].sort(([, a], [, b]) => byImportance(a, b)).slice(0, held / 2))
    rowOf = new WeakMap()
  }
  const find = (actor: Actor, at: LogEvent['at']): Row => {
    const key = `${actor.kind} ${actor.id}`
    let row = rows.get(key)
    if (!row) {
      ids.add(key)
      if (rows.size >= held) prune()
      const { id, kind, display, via } = actor
      row = { id, kind, display, aliases: [], ...(via !== undefined && { via }), events: 0, first: null, last: null, withMfa: 0, withoutMfa: 0, at }
      rows.set(key, row)
    }
    for (const alias of actor.aliases) if (row.aliases.length < aliasLimit && !row.aliases.includes(alias)) row.aliases.push(alias)
    rowOf.set(actor, row)
    return row
  }
  const addAlike: Principals['addAlike'] = (actor, at, mfa, times, first, last) => {
    if (!actor) return
    const row = rowOf.get(actor) ?? find(actor, at)
    row.events += times
    if (first !== null && (row.first === null || first < row.first)) row.first = first
    if (last !== null && (row.last === null || last > row.last)) row.last = last
    if (mfa === 'yes') row.withMfa += times
    else if (mfa === 'no') row.withoutMfa += times
  }
  return {
    count: ids.size,
    addAlike,
    add: (event) => addAlike(event.actor, event.at, factorOf(event), 1, event.time, event.time),
    list: () =>
      [...rows.values()]
        .sort(byImportance)
        .slice(0, listed)
        .sort((a, b) => b.events - a.events || byImportance(a, b))
        .map(({ first, last, ...row }) => ({ ...row, first: first === null ? '' : isoOf(first), last: last === null ? '' : isoOf(last) })),
  }
}
