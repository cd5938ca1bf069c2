import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { isRawColumn } from './carried'
import { firstBytes, isOle, isPdf, isZip } from './bytes'
import { csvRows, headerDelimiter, sniffDelimiter } from './csv'
import { unpacked } from './gzip'
import { decodeStream, decodeText, looksBinary } from './text'
import { isWorkbook, openWorkbook, type SheetCell } from './xlsx'
import { openZipFile } from './zip'

/** A table read row by row. `sheet` is missing for CSV. */
export type Table = {
  sheet?: string
  hidden: boolean
  hiddenColumns: Set<number>
  rows: () => AsyncIterable<{ number: number; cells: SheetCell[]; hidden?: true }>
}

/** A first line that is no row: Excel is told the delimiter by it, PowerShell says of what type the objects were. */
export const stated = /^(?:sep=(.)|#TYPE [^\r\n]*)\r?\n/i
const asTable = 'Upload the table as CSV (UTF-8) or as an ordinary .xlsx workbook.'

/**
 * The tables of a CSV file (one) or of a workbook (one for each sheet, hidden ones included).
 * @throws UnreadableEvidence when the file is empty, no table, protected, or broken.
 */
export async function openTables(file: EvidenceFile): Promise<Table[]> {
  const refuse = (reason: string, remedy = asTable) => new UnreadableEvidence(reason, { file: file.name }, remedy)
  const head = await firstBytes(unpacked(file), 65536)
  if (head.length === 0) throw refuse('The file is empty.')
  if (isZip(head)) {
    const zip = await openZipFile(file)
    if (!isWorkbook(zip.members)) throw refuse('The container is no Excel workbook.')
    const sheets = await openWorkbook(zip, file.name)
    return sheets.map(({ name, hidden, hiddenColumns, rows }) => ({ sheet: name, hidden, hiddenColumns, rows }))
  }
  if (isOle(head)) throw refuse('The file is an old .xls workbook, or one behind a password.')
  if (isPdf(head) || looksBinary(head)) throw refuse('The file is no table.')
  const text = decodeText(head)
  if (text.trim() === '') throw refuse('The file is empty.')
  const delimiter = stated.exec(text)?.[1] ?? sniffDelimiter(text.replace(stated, '')) ?? headerDelimiter(text.replace(stated, '')) ?? (isRawColumn(text.replace(stated, '')) ? ',' : null)
  if (!delimiter) throw refuse('No delimiter (comma, semicolon, tab or bar) splits the lines into columns.')
  return [{ hidden: false, hiddenColumns: new Set(), rows: () => plainRows(file, delimiter) }]
}

/** Whether a row is the header once more, as in files that were put together from several exports. */
export const isHeaderAgain = (header: readonly string[], cells: readonly string[]): boolean => cells.length === header.length && cells.every((cell, i) => cell === header[i])

async function* plainRows(file: EvidenceFile, delimiter: string) {
  for await (const { number, cells } of csvRows(decodeStream(unpacked(file)), delimiter, file.name)) {
    if (number === 1 && /^(?:sep=|#TYPE )/i.test(cells[0] ?? '') && cells.slice(1).every((text) => text === '')) continue
    yield { number, cells: cells.map((text): SheetCell => ({ text })) }
  }
}
