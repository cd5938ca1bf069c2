import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
import { anotherTable, isAnotherHeader } from '../formats/another-table'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { openAnswers } from '../formats/json-answer'
import type { JsonRecord } from '../formats/json-records'
import { rowLists, tablesIn } from '../formats/json-tables'
import { parsed, isObject } from '../formats/keys'
import { isHeaderAgain, openTables, type Table } from '../formats/table'
import { bodyOf } from '../formats/table-edges'
import { decodeText } from '../formats/text'
import { lackingIn, selection, type Carry } from './carried'
import type { AuditEvent } from './event'
import { nested } from './nested'
import type { AuditFormat } from './format'

/** The first characters of a file, unpacked and decoded. */
export const headOf = async (file: EvidenceFile): Promise<string> => decodeText(await firstBytes(unpacked(file), 16 * 1024))

/** Whether a file is a table rather than JSON, by its first character. An empty file is neither. */
export function isTable(head: string): boolean {
  const start = head.trimStart()[0]
  return start !== undefined && start !== '{' && start !== '['
}

/** Column names without case, blanks and punctuation, so that "Date (UTC)" and "date_utc" are one. */
export const columnName = (header: string): string => header.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Takes a row as the event it is, or as a record that may be one; and what columns lack. */
export type TakeRow = {
  event: (event: AuditEvent) => void
  record: (record: JsonRecord, at: Locator) => 'itself' | 'inside' | 'none'
  lacking: (carry: Carry, at: Locator) => void
}

/**
 * Gives every row of a table export (CSV or workbook) as an event. Keys of a row are column names as `columnName` has them.
 * @throws UnreadableEvidence when the columns are of something else, a row has more cells than the header, or another
 * table begins beneath.
 */
export async function eachRow(format: AuditFormat, file: EvidenceFile, take: TakeRow): Promise<void> {
  for (const table of await openTables(file)) await eachRowOf(format, file.name, table, take)
}

async function eachRowOf(format: AuditFormat, name: string, table: Table, take: TakeRow): Promise<void> {
  let titles: string[] = []
  let header: string[] | null = null
  let told = false
  let top = 1
  const place = (row: number): Locator => ({ file: name, row, ...(table.sheet !== undefined && { sheet: table.sheet }) })
  for await (const { number, cells } of bodyOf(table.rows())) {
    const values = cells.map(({ text }) => text.trim())
    if (values.every((value) => value === '')) continue
    if (!header) {
      titles = values
      top = number
      header = values.map(columnName)
      continue
    }
    if (isHeaderAgain(header, values.map(columnName))) continue
    const at = place(number)
    const refuse = (reason: string) => new UnreadableEvidence(reason, at, format.remedy)
    if (isAnotherHeader(values)) throw refuse(anotherTable)
    const over = values.slice(header.length)
    const unnamed = over.length === 1 ? format.unnamed : undefined
    if (unnamed === undefined && over.some((value) => value !== '')) throw refuse('The row has more cells than the header.')
    const row = new Map<string, string>()
    if (unnamed !== undefined && over[0] !== undefined && over[0] !== '') row.set(unnamed, over[0])
    header.forEach((column, i) => {
      const value = values[i] ?? ''
      if (column !== '' && value !== '' && !row.has(column)) row.set(column, value)
    })
    const record = format.fromRow?.(row)
    if (record) {
      if (!told) for (const carry of lackingIn(format, new Set(header))) take.lacking(carry, place(top))
      told = true
      take.event(format.event(record, at))
      continue
    }
    const whole = takeWhole(titles, values, at, take)
    if (whole === 'none') throw refuse(`The columns are not those of ${format.writer}.`)
    if (!told && whole === 'nested') for (const carry of lackingIn(format, new Set(header))) take.lacking(carry, place(top))
    told ||= whole === 'nested'
  }
}

/** A row that holds a whole record in a cell, as SIEMs export it, or in columns named after the paths of its keys. */
function takeWhole(titles: readonly string[], values: readonly string[], at: Locator, take: TakeRow): 'cell' | 'nested' | 'none' {
  for (const value of values) {
    const inner = value.startsWith('{') ? parsed(value) : undefined
    if (isObject(inner) && take.record(inner, at) !== 'none') return 'cell'
  }
  return take.record(nested(titles.map((title, i) => [title, values[i] ?? ''] as const)), at) === 'none' ? 'none' : 'nested'
}

/**
 * Gives every row of the tables with which Log Analytics answers a query.
 * @throws UnreadableEvidence when it is cut off, malformed, partial by its own word, or of something else.
 */
export async function eachTableAnswer(format: AuditFormat, file: EvidenceFile, take: TakeRow): Promise<void> {
  let record = 0
  for (const answer of await openAnswers(file, rowLists, format.remedy)) {
    const found = tablesIn(answer)
    if (!found) throw new UnreadableEvidence('The answer holds no tables of columns and rows, or a row that has not as many values as there are columns.', { file: file.name }, format.remedy)
    if (found.partial) throw new UnreadableEvidence('The service says that its answer is partial: rows are missing.', { file: file.name }, 'Ask for fewer days at a time, and upload the answers as several files.')
    for (const { columns, rows } of found.tables) {
      if (rows.length === 0) continue
      take.lacking(selection, { file: file.name, record: record + 1 })
      const [first] = rows
      if (first && !format.aside?.(opened(first.record))) for (const carry of lackingIn(format, new Set(columns.map(columnName)))) take.lacking(carry, { file: file.name, record: record + 1 })
      for (const row of rows) {
        record++
        const at: Locator = { file: file.name, record, ...(row.line !== undefined && { line: row.line }) }
        if (take.record(opened(row.record), at) === 'none') throw new UnreadableEvidence(`The row is no record of ${format.writer}: the columns that it writes are not there.`, at, format.remedy)
      }
    }
  }
}

/** Values of dynamic columns are JSON in a text. */
const opened = (record: JsonRecord): JsonRecord => Object.fromEntries(Object.entries(record).map(([name, value]) => [name, (typeof value === 'string' ? parsed(value) : undefined) ?? value]))
