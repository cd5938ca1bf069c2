import type { EvidenceFile, Locator } from '../analyzers/analyzer'
import { openTables } from '../analyzers/formats/table'
import { headerIndex } from '../analyzers/formats/table-edges'
import type { Excerpt } from './excerpt'
import { redacted, redactedCell } from './redact'

const context = 3
const opening = 12

/** The row of a table with its neighbors and the header; the first rows when no row is named. */
export async function rowsAt(file: EvidenceFile, locator: Locator): Promise<Excerpt> {
  const tables = await openTables(file)
  const table = tables.find((t) => (t.sheet ?? '') === (locator.sheet ?? '')) ?? tables[0]
  if (!table) return { type: 'none', why: 'There is no table in this file.' }
  const wanted = locator.row ?? 1
  const first: string[][] = []
  const numbers: number[] = []
  for await (const { number, cells } of table.rows()) {
    if (first.push(cells.map((cell) => cell.text)) > 20) break
    numbers.push(number)
  }
  const top = numbers[headerIndex(first)] ?? 1
  let header: string[] = []
  const rows: { number: number; cells: string[]; hit: boolean }[] = []
  for await (const { number, cells } of table.rows()) {
    // The title of a report stands above the header.
    if (number < top) continue
    const texts = cells.map((cell, i) => (header.length === 0 ? redacted(cell.text) : redactedCell(header[i] ?? '', cell.text)))
    if (header.length === 0) {
      header = texts
      // What is said of the header itself is marked there.
      if (number === locator.row) rows.push({ number, cells: texts, hit: true })
    }
    else if (Math.abs(number - wanted) <= context || (locator.row === undefined && rows.length < opening)) rows.push({ number, cells: texts, hit: number === locator.row })
    if (number > wanted + context && rows.length > 2 * context) break
  }
  return { type: 'rows', file: file.name, sheet: table.sheet ?? '', header, rows }
}
