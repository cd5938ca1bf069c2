import type { Answer } from './json-answer'
import { isObject } from './keys'

/** A row of a table in an answer, as a record of its columns, and the line it begins on. */
export type AnswerRow = { record: Record<string, unknown>; line: number | undefined }
export type AnswerTable = { columns: string[]; rows: AnswerRow[] }

/** Lower-case keys of the lists whose elements are placed. */
export const rowLists = ['rows', 'queryresultrows']

/** Whether the text begins an answer of tables: `{"tables":[{"name":..., "columns":[...], "rows":[...]}]}`. */
export const areTables = (head: string): boolean => /^\s*\{\s*"tables"\s*:\s*\[/i.test(head)

/**
 * The tables in an answer of Log Analytics; null when it is none. `partial` when the service says that it left something out.
 */
export function tablesIn({ value, lines }: Answer): { tables: AnswerTable[]; partial: boolean } | null {
  const list = isObject(value) ? Object.entries(value).find(([key]) => key.toLowerCase() === 'tables')?.[1] : undefined
  if (!isObject(value) || !Array.isArray(list)) return null
  const placed = [...lines]
  const tables: AnswerTable[] = []
  for (const table of list as unknown[]) {
    const columns = isObject(table) ? columnsOf(table['columns'] ?? table['Columns']) : null
    const rows = isObject(table) ? (table['rows'] ?? table['Rows']) : null
    if (!columns || !Array.isArray(rows)) return null
    const at = placed.shift() ?? []
    const made = (rows as unknown[]).map((row, i) => (Array.isArray(row) && row.length === columns.length ? { record: recordOf(columns, row), line: at[i] } : null))
    if (made.includes(null)) return null
    tables.push({ columns, rows: made as AnswerRow[] })
  }
  return { tables, partial: isObject(value['error']) }
}

/** Values by column; those that are null are left out. */
export function recordOf(columns: readonly string[], row: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(columns.flatMap((name, i) => (row[i] === null || row[i] === undefined || row[i] === '' ? [] : [[name, row[i]]])))
}

/** The rows at the beginning of such an answer as records, one a line, for recognition; null for another text. */
export function tableText(text: string): string | null {
  if (!areTables(text)) return null
  const columns = columnsOf(parsedList(/"columns"\s*:\s*(\[[^\]]*\])/i.exec(text)?.[1]))
  const from = /"rows"\s*:\s*\[\s*/i.exec(text)
  if (!columns || !from) return null
  const records: string[] = []
  for (let at = from.index + from[0].length, tries = 0; text[at] === '[' && records.length < 20 && tries < 2_000; ) {
    let end = at
    let row: unknown
    do {
      end = text.indexOf(']', end) + 1
      row = end === 0 ? null : parsedList(text.slice(at, end))
    } while (row === undefined && ++tries < 2_000)
    if (!Array.isArray(row)) break
    records.push(JSON.stringify(recordOf(columns, row as unknown[])))
    at = end + (/^\s*,\s*/.exec(text.slice(end, end + 200))?.[0].length ?? 0)
  }
  return records.length === 0 ? null : records.join('\n')
}

function parsedList(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null') as unknown
  } catch {
    return undefined
  }
}

/** Names in `[{"name":"TimeGenerated","type":"datetime"}, ...]`; null when that is no such list. */
function columnsOf(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null
  const names = (value as unknown[]).map((one) => (isObject(one) ? (one['name'] ?? one['Name'] ?? one['ColumnName']) : null))
  return names.length > 0 && names.every((name) => typeof name === 'string') ? (names as string[]) : null
}
