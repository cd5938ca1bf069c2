import type { Locator } from '../analyzer'
import type { TableRow } from '../formats/csv'
import type { Findings } from './finding'
import { forbiddenHeader, namesIdentityType } from './headers'
import { identityIn, isCardNumber, isSocialNumber } from './identity'
import { markingReader } from './markings'

const nothing = /^(?:|-+|n\/?a|none|not collected|not held|removed|redacted|x+|\*+)$/i

/** Takes rows of one table one by one and reports what it must not hold. Call `end` after the last row. */
export type TableGuard = { row: (row: TableRow) => void; end: () => void }

/**
 * Looks at a table: columns whose name says identity data, cells that hold such numbers, and marking lines.
 * `place` says which file and sheet the table is in; findings add row and column.
 */
export function tableGuard(place: Locator, found: Findings): TableGuard {
  const columns = new Map<number, { what: string; first?: number }>()
  const markings = markingReader()
  const markingRows: number[] = []
  let headers: string[] | null = null
  let width = 0
  const at = (row: number, index: number): Locator => ({ ...place, row, column: columnName(headers?.[index], index) })
  const look = (cell: string, row: number, index: number, cells: string[]) => {
    const known = columns.get(index)
    if (known && row > 0 && !nothing.test(cell)) known.first ??= row
    if (!/\d{2}|<</.test(cell)) {
      if (namesIdentityType(cell) && cells.some((other, i) => Math.abs(i - index) === 1 && /\d{5}/.test(other.replace(/[- ]/g, '')))) {
        found.add('identity document numbers', at(row, index))
      }
      return
    }
    if (/^\d{3}-\d{2}-\d{4}$/.test(cell) && isSocialNumber(cell)) found.add('a Social Security or taxpayer number', at(row, index))
    else if (/[- ]/.test(cell) && isCardNumber(cell)) found.add('a payment card number', at(row, index))
    else if (cell.length > 10) for (const what of identityIn(cell.slice(0, 4000))) found.add(what, at(row, index))
  }
  return {
    row({ number, cells }) {
      const filled = cells.filter((cell) => cell.trim() !== '')
      if (filled.length === 1 && number < 10000) {
        markingRows.push(number)
        markings.line(filled[0] as string)
      }
      // The title of a report can look like a header; the header beneath it has more columns.
      if (number <= 20 && looksLikeHeader(filled) && filled.length > width) {
        headers = cells
        width = filled.length
        cells.forEach((cell, i) => {
          const what = forbiddenHeader(cell)
          if (what) columns.set(i, { what })
        })
        cells.forEach((cell, i) => look(cell.trim(), 0, i, cells))
        return
      }
      cells.forEach((cell, i) => look(cell.trim(), number, i, cells))
    },
    end() {
      for (const [index, { what, first }] of columns) if (first) found.add(what, at(first, index))
      for (const mark of markings.end()) found.add(mark.what, { ...place, row: markingRows[mark.line - 1] ?? 1 })
    },
  }
}

/** A header is a row of at least two short texts, none of which is a plain number. */
export function looksLikeHeader(filled: string[]): boolean {
  return filled.length >= 2 && filled.every((cell) => cell.length <= 120 && !/^[\d\s.,:/-]+$/.test(cell))
}

/** The header text, or the letters of the column when the header is empty or holds digits that could be data. */
export function columnName(header: string | undefined, index: number): string {
  const text = header?.trim() ?? ''
  if (text !== '' && !/\d{4}/.test(text)) return text.slice(0, 60)
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : String.fromCharCode(64 + Math.floor(index / 26)) + letter
}
