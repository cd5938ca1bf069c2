import { UnreadableEvidence } from '../analyzer'
import { fromHeader } from './table-edges'

/** One row of a table as text cells. `number` counts rows from 1, the header included. */
export type TableRow = { number: number; cells: string[] }

export const maximumColumns = 256
const maximumRow = 1024 * 1024
const candidates = [',', ';', '\t', '|'] as const

/**
 * The delimiter of delimited text: the one that splits the first lines into the same number of cells, at least two.
 * Lines above a header do not count. Null when the text is no table, or has a single line.
 */
export function sniffDelimiter(text: string): string | null {
  const whole = splitting(text)
  if (whole !== null || /^\s*[[{<]/.test(text)) return whole
  for (const delimiter of candidates) {
    const below = fromHeader(text, delimiter)
    if (below.length < text.length && splitting(below) === delimiter) return delimiter
  }
  return null
}

function splitting(text: string): string | null {
  const head = withoutQuoted(text.slice(0, 16384))
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 20)
  if (text.length > 16384 && lines.length > 1) lines.pop()
  if (lines.length < 2) return null
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of candidates) {
    const counts = lines.map((line) => line.split(delimiter).length - 1)
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0
    if (usual < 1) continue
    const alike = counts.filter((count) => count === usual).length / counts.length
    const score = alike * Math.min(usual, 10)
    if (alike >= 0.6 && score > (best?.score ?? 0)) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

/** The delimiter that stands most often on the first line, at least twice: for a table whose rows disagree. Or null. */
export function headerDelimiter(text: string): string | null {
  const first = /[^\r\n]+/.exec(text.slice(0, 16384))?.[0] ?? ''
  const counts = candidates.map((delimiter) => ({ delimiter, count: first.split(delimiter).length - 1 }))
  const most = counts.reduce((best, each) => (each.count > best.count ? each : best))
  return most.count >= 2 ? most.delimiter : null
}

/**
 * The rows of delimited text (RFC 4180, LF, CRLF or CR); empty lines are skipped but counted, and rows may have fewer or
 * more cells than the header. A cell may hold line ends and doubled quotation marks inside quotation marks.
 * @throws UnreadableEvidence at an unclosed quote, text after a closing quote, a last row that is cut off, a row over 1 MB
 * or over 256 columns.
 */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string, file: string): AsyncGenerator<TableRow> {
  let rest = ''
  let number = 1
  let width = 0
  for await (const chunk of text) {
    rest += chunk
    let at = 0
    for (;;) {
      const row = readCsvRow(rest, at, delimiter, false)
      if (row === null) break
      at = row.end
      width = row.cells.length > 1 ? row.cells.length : width
      yield* checked(row, number++, file)
    }
    rest = rest.slice(at)
    if (rest.length > maximumRow) throw refuse('A row is longer than 1 MB, or a quoted cell is never closed.', file, number)
  }
  for (let at = 0; at < rest.length; ) {
    const row = readCsvRow(rest, at, delimiter, true)
    if (row === null) throw refuse('A quoted cell is never closed.', file, number)
    at = row.end
    // A row that nothing ends, and that has fewer cells than the one before: the file was cut off in it.
    if (at === rest.length && !/[\r\n]$/.test(rest) && row.cells.length < width) throw refuse('The last row is cut off.', file, number)
    yield* checked(row, number++, file)
  }
}

type RawRow = { cells: string[]; end: number; broken: boolean }

function* checked({ cells, broken }: RawRow, number: number, file: string): Generator<TableRow> {
  if (broken) throw refuse('Text follows a closing quotation mark.', file, number)
  if (cells.length > maximumColumns) throw refuse(`The row has ${cells.length} columns; ${maximumColumns} is the most.`, file, number)
  if (cells.length > 1 || cells[0] !== '') yield { number, cells }
}

/** One row from `at` on, or null when its end has not arrived yet (`last` says that nothing more will). */
function readCsvRow(text: string, at: number, delimiter: string, last: boolean): RawRow | null {
  const cells: string[] = []
  let broken = false
  let next = at
  for (;;) {
    let cell: string
    if (text[next] === '"') {
      const close = closingQuote(text, next + 1)
      if (close < 0 || (close + 1 >= text.length && !last)) return null
      cell = text.slice(next + 1, close).replaceAll('""', '"')
      next = close + 1
    } else {
      const from = next
      while (next < text.length && text[next] !== delimiter && text[next] !== '\n' && text[next] !== '\r') next++
      cell = text.slice(from, next)
    }
    cells.push(cell)
    const stop = text[next]
    if (stop === delimiter) next++
    else if (stop === '\n') return { cells, end: next + 1, broken }
    else if (stop === '\r') {
      if (next + 1 >= text.length && !last) return null
      return { cells, end: text[next + 1] === '\n' ? next + 2 : next + 1, broken }
    } else if (stop === undefined) return last ? { cells, end: next, broken } : null
    else {
      broken = true
      next++
    }
  }
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return -1
}

function refuse(reason: string, file: string, row: number): UnreadableEvidence {
  return new UnreadableEvidence(reason, { file, row }, 'Export the table again as CSV (UTF-8) and upload it unchanged.')
}

/** Text inside double quotes removed, so that delimiters and line ends there do not count. */
function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"]|""){0,4096}"/g, '')
}
