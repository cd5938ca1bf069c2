import type { Answer } from '../../formats/json-answer'
import { areTables, tablesIn } from '../../formats/json-tables'
import { isObject } from '../../formats/keys'

/** A row of an answer by column, and the line it begins on. */
export type QueryRow = { cells: (readonly [string, unknown])[]; line: number | undefined }

/** Lower-case keys of the lists whose elements are placed. */
export const answerLists = ['queryresultrows', 'rows', 'results']

const get = (of: unknown, name: string): unknown => (isObject(of) ? Object.entries(of).find(([key]) => key.toLowerCase() === name)?.[1] : undefined)
const list = (value: unknown): unknown[] | null => (Array.isArray(value) ? (value as unknown[]) : null)

/** Whether the text begins an answer to a query: of CloudTrail Lake, Athena, CloudWatch Logs Insights or Log Analytics. */
export const isAnswer = (head: string): boolean =>
  /"QueryResultRows"\s*:/i.test(head) || /^\s*\{\s*"ResultSet"\s*:/i.test(head) || areTables(head) || /^\s*\{[^[]{0,400}"results"\s*:\s*\[\s*\[\s*\{\s*"field"/i.test(head)

/** The rows of one answer; null when it is none. `partial` when the service says that it left something out. */
export function rowsIn(answer: Answer): { rows: QueryRow[]; partial: boolean } | null {
  const { value, lines } = answer
  const tables = tablesIn(answer)
  if (tables) return { rows: tables.tables.flatMap(({ columns, rows }) => rows.map(({ record, line }) => ({ cells: columns.map((name) => [name, record[name]] as const), line }))), partial: tables.partial }
  const lake = list(get(value, 'queryresultrows'))
  if (lake) return { rows: lake.map((row, i) => ({ cells: (list(row) ?? [row]).flatMap((one) => (isObject(one) ? Object.entries(one) : [])), line: lines[0]?.[i] })), partial: false }
  const insights = list(get(value, 'results'))
  if (insights) return { rows: insights.map((row, i) => ({ cells: (list(row) ?? []).flatMap((one) => (typeof get(one, 'field') === 'string' ? [[String(get(one, 'field')), get(one, 'value')] as const] : [])), line: lines[0]?.[i] })), partial: false }
  const athena = list(get(get(value, 'resultset'), 'rows'))
  if (!athena) return null
  const [first, ...rest] = athena.map((row) => (list(get(row, 'data')) ?? []).map((cell) => get(cell, 'varcharvalue')))
  const header = (first ?? []).map((name) => (typeof name === 'string' ? name : ''))
  return { rows: rest.map((cells, i) => ({ cells: header.map((name, at) => [name, cells[at]] as const), line: lines[0]?.[i + 1] })), partial: false }
}
