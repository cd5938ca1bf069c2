import type { Locator } from '../analyzers/analyzer'

export type Query = Record<string, string | string[] | undefined>
/** What an address asks to see: the parts of a place that it says, the key of the whole of it, the rule, and the key of a word to mark. */
export type AskedPlace = { locator: Locator; key: string | null; rule: string | null; mark: string | null }

const text = (value: string | string[] | undefined) => (typeof value === 'string' && value.length <= 1_000 ? value : undefined)
const count = (value: string | string[] | undefined) => (typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined)
const key = (value: string | string[] | undefined) => (typeof value === 'string' && /^[a-z0-9]{1,7}$/.test(value) ? value : null)

/** The place a query string names, or null when it names none; anything that is no place is left out. */
export function askedPlace(query: Query): AskedPlace | null {
  const parts = {
    file: text(query['file']),
    sheet: text(query['sheet']),
    column: text(query['column']),
    record: count(query['record']),
    row: count(query['row']),
    page: count(query['page']),
    line: count(query['line']),
  }
  const locator = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Locator
  const at = key(query['at'])
  return Object.keys(locator).length > 0 || at ? { locator, key: at, rule: text(query['rule']) ?? null, mark: key(query['mark']) } : null
}
