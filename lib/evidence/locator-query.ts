import type { Locator } from '../analyzers/analyzer'

export type Query = Record<string, string | string[] | undefined>

const text = (value: string | string[] | undefined) => (typeof value === 'string' && value.length <= 1_000 ? value : undefined)
const count = (value: string | string[] | undefined) => (typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value) ? Number(value) : undefined)

/** The place a query string names, or null when it names none; anything that is no place is left out. */
export function locatorOf(query: Query): Locator | null {
  const parts = {
    file: text(query['file']),
    sheet: text(query['sheet']),
    column: text(query['column']),
    record: count(query['record']),
    row: count(query['row']),
    page: count(query['page']),
    line: count(query['line']),
  }
  const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Locator
  return Object.keys(given).length > 0 ? given : null
}
