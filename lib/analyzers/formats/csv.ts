import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { UnreadableEvidence } from '../analyzer'

/** One row of a table as text cells. `number` counts rows from 1, the header included. */
export type TableRow = { number: number; cells: string[] }

export const maximumColumns = 256
const candidates = [',', ';', '\t', '|'] as const

/**
 * The delimiter of delimited text: the one that splits the first lines into the same number of cells, at least two.
 * Null when the text is no table.
 */
export function sniffDelimiter(text: string): string | null {
  const head = withoutQuoted(text.slice(0, 16384))
  const lines = head.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, 20)
  if (text.length > 16384 && lines.length > 1) lines.pop()
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

/**
 * The rows of delimited text; empty lines are skipped but counted, rows may have fewer or more cells than the header.
 * @throws UnreadableEvidence at an unclosed quote, a quote in the wrong place, or more than 256 columns.
 */
export async function* csvRows(text: AsyncIterable<string>, delimiter: string, file: string): AsyncGenerator<TableRow> {
  const parser = parse({ delimiter, relax_column_count: true, relax_quotes: false, max_record_size: 1048576, skip_empty_lines: false })
  const source = Readable.from(text)
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)
  let number = 0
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number++
      if (cells.length > maximumColumns) throw new UnreadableEvidence(`Row ${number} has ${cells.length} columns.`, { file, row: number }, `Keep the table to ${maximumColumns} columns.`)
      if (cells.length > 1 || cells[0] !== '') yield { number, cells }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : number + 1
    const reason = error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'A quoted cell is never closed.' : 'A quotation mark stands where none may stand, or a row is too long.'
    throw new UnreadableEvidence(reason, { file, line, row: number + 1 }, 'Export the table again as CSV (UTF-8) and upload it unchanged.')
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** Text inside double quotes removed, so that delimiters and line ends there do not count. */
function withoutQuoted(text: string): string {
  return text.replace(/"(?:[^"]|""){0,4096}"/g, '')
}
