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
  /** How many different ones acted. */
  count: () => number
  /** At most 5,000, most events first; people are never dropped in favor of services. */
  list: () => Principal[]
}

/** People first, then by number of events, then by name. */
const byImportance = (a: Row, b: Row) => Number(b.kind === 'human') - Number(a.kind === 'human') || b.events - a.events || (a.id < b.id ? -1 : 1)

export function principals(): Principals {
  let rows = new Map<string, Row>()
  let rowOf = new WeakMap<Actor, Row>()
  const ids = seenIds()
  const prune = () => {
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
  return {
    count: ids.size,
    add(event) {
      const { actor, time } = event
      if (!actor) return
      const row = rowOf.get(actor) ?? find(actor, event.at)
      row.events++
      if (time !== null) {
        if (row.first === null || time < row.first) row.first = time
        if (row.last === null || time > row.last) row.last = time
      }
      if (byHuman(event)) {
        if (event.mfa === 'yes') row.withMfa++
        else if (event.mfa === 'no') row.withoutMfa++
      }
    },
    list: () =>
      [...rows.values()]
        .sort(byImportance)
        .slice(0, listed)
        .sort((a, b) => b.events - a.events || byImportance(a, b))
        .map(({ first, last, ...row }) => ({ ...row, first: first === null ? '' : isoOf(first), last: last === null ? '' : isoOf(last) })),
  }
}
