import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Sample } from './analyzer'
import { anotherTable, isAnotherHeader } from './formats/another-table'
import { firstBytes, isPdf, isZip } from './formats/bytes'
import { isWordDocument } from './formats/docx'
import { unpacked } from './formats/gzip'
import { looksLikeJson, objectOf, openJson } from './formats/json-document'
import { openDocument } from './formats/open-document'
import { isHeaderAgain, openTables, type Table } from './formats/table'
import { isFooter, joinedHeader } from './formats/table-edges'
import { decodeText } from './formats/text'
import { openZipFile } from './formats/zip'
import { readDate, type ReadDate } from './roster/values'
import { tableHead } from './sample-views'
import { fieldsOf, type TableShape } from './table-shape'

/** One row by field; fields without a column or with an empty cell are left out. `unnamed` are cells of other columns. */
export type ColumnRow<F extends string> = { cells: Partial<Record<F, string>>; at: Locator }
export type Columns<F extends string> = { rows: ColumnRow<F>[]; found: Set<F>; headers: string[] }

const maximumRows = 200_000
const headerWithin = 20

/** The fields of the first header in a sample that fits the shape, or null. */
export function sampledFields<F extends string>(sample: Sample, shape: TableShape<F>): Set<F> | null {
  for (const row of tableHead(sample) ?? []) {
    const fields = new Set(fieldsOf(shape, row).values())
    if (shape.isHeader(fields)) return fields
  }
  return null
}

/**
 * Reads CSV files, workbooks and JSON lists of objects as rows of one table. Nested keys of JSON are joined by a space.
 * @throws UnreadableEvidence for no file, no header, no rows, ragged rows, or more than 200,000 rows.
 */
export async function readColumns<F extends string>({ files, onProgress }: AnalyzerInput, shape: TableShape<F>): Promise<Columns<F>> {
  const columns: Columns<F> = { rows: [], found: new Set(), headers: [] }
  for (const file of files) {
    const before = columns.rows.length
    const header = await (await readerFor(file))(file, shape, columns)
    if (!header) throw new UnreadableEvidence(`No header row of this kind was found: ${shape.noun}.`, { file: file.name, row: 1 }, shape.remedy)
    if (columns.rows.length === before) throw new UnreadableEvidence(`The ${shape.noun} has a header and no rows.`, { file: file.name, row: 2 }, shape.remedy)
    onProgress?.({ bytes: file.size, items: columns.rows.length })
  }
  if (files.length === 0) throw new UnreadableEvidence('No file was given.', {}, shape.remedy)
  return columns
}

type Reader = <F extends string>(file: EvidenceFile, shape: TableShape<F>, into: Columns<F>) => Promise<boolean>

async function readerFor(file: EvidenceFile): Promise<Reader> {
  const head = await firstBytes(unpacked(file), 4096)
  if (isPdf(head)) return readDocumentTables
  if (isZip(head)) return isWordDocument((await openZipFile(file)).members) ? readDocumentTables : readTables
  return looksLikeJson(decodeText(head)) ? readJsonRows : readTables
}

/** The tables of a Word document or PDF; what stands between them is not read. */
async function readDocumentTables<F extends string>(file: EvidenceFile, shape: TableShape<F>, into: Columns<F>): Promise<boolean> {
  const { blocks } = await openDocument(file)
  let header = false
  let columns: Map<number, F> | null = null
  for (const block of blocks) {
    if (!block.cells) {
      columns = null
      continue
    }
    const texts = block.cells.map((cell) => cell.trim())
    const found = fieldsOf(shape, texts)
    if (shape.isHeader(new Set(found.values()))) {
      columns = found
      header = true
      for (const field of found.values()) into.found.add(field)
      into.headers.push(...texts)
    } else if (columns && texts.some((text) => text !== '' && !/^:?-{2,}:?$/.test(text))) take(into, shape, { cells: named(columns, texts), at: { file: file.name, ...block.at } })
  }
  return header
}

async function readTables<F extends string>(file: EvidenceFile, shape: TableShape<F>, into: Columns<F>): Promise<boolean> {
  let header = false
  for (const table of await openTables(file)) header = (await readTable(file, table, shape, into)) || header
  return header
}

async function readTable<F extends string>(file: EvidenceFile, table: Table, shape: TableShape<F>, into: Columns<F>): Promise<boolean> {
  const place: Locator = { file: file.name, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) }
  let columns: Map<number, F> | null = null
  let header: string[] = []
  let width = 0
  let seen = 0
  let first = false
  for await (const { number, cells } of table.rows()) {
    const texts = cells.map((cell) => cell.text.trim())
    if (texts.every((text) => text === '' || /^:?-{2,}:?$/.test(text))) continue
    if (!columns) {
      if (++seen > headerWithin) break
      const found = fieldsOf(shape, texts)
      if (!shape.isHeader(new Set(found.values()))) continue
      columns = found
      header = texts
      width = texts.length
      first = true
      continue
    }
    if (first) {
      first = false
      const joined = joinedHeader(header, texts, (name) => fieldsOf(shape, [name]).size > 0)
      if (joined) [header, width, columns] = [joined, joined.length, fieldsOf(shape, joined)]
      note(into, columns, header)
      if (joined) continue
    }
    if (isFooter(texts) || isHeaderAgain(header, texts)) continue
    const at = { ...place, row: number }
    const beneath = isAnotherHeader(texts) ? fieldsOf(shape, texts) : null
    if (beneath && shape.isHeader(new Set(beneath.values()))) throw new UnreadableEvidence(anotherTable, at, 'Upload each table as a file of its own, or the workbook itself.')
    if (texts.slice(width).some((text) => text !== '') || (table.sheet === undefined && texts.length !== width)) {
      throw new UnreadableEvidence(`Row ${number} has ${texts.length} cells, the header has ${width}.`, at, 'Put text that holds the delimiter in quotation marks, or upload the workbook itself.')
    }
    take(into, shape, { cells: named(columns, texts), at })
  }
  if (columns && first) note(into, columns, header)
  return columns !== null
}

function note<F extends string>(into: Columns<F>, columns: Map<number, F>, header: string[]): void {
  for (const field of columns.values()) into.found.add(field)
  into.headers.push(...header)
}

async function readJsonRows<F extends string>(file: EvidenceFile, shape: TableShape<F>, into: Columns<F>): Promise<boolean> {
  const records = recordsIn(await openJson(file))
  let header = false
  records.forEach((record, i) => {
    const flat = Object.entries(flatten(record))
    const columns = fieldsOf(shape, flat.map(([key]) => key))
    if (!shape.isHeader(new Set(columns.values()))) return
    header = true
    for (const field of columns.values()) into.found.add(field)
    if (i === 0) into.headers.push(...flat.map(([key]) => key))
    take(into, shape, { cells: named(columns, flat.map(([, value]) => value.trim())), at: { file: file.name, record: i + 1 } })
  })
  return header
}

function take<F extends string>(into: Columns<F>, shape: TableShape<F>, row: ColumnRow<F>): void {
  if (into.rows.length >= maximumRows) throw new UnreadableEvidence(`The ${shape.noun} has more than ${maximumRows.toLocaleString('en-US')} rows.`, row.at, 'Upload only what belongs to this program.')
  into.rows.push(row)
}

function named<F extends string>(columns: Map<number, F>, texts: string[]): Partial<Record<F, string>> {
  return Object.fromEntries([...columns].flatMap(([i, field]) => (texts[i] ? [[field, texts[i]]] : []))) as Partial<Record<F, string>>
}

/** The objects of a list: the values themselves, an array, or the longest array of objects inside an object. */
export function recordsIn(values: unknown[]): Record<string, unknown>[] {
  const all = objects(values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value])))
  const [only] = all
  if (all.length !== 1 || !only) return all
  const lists = Object.values(only).filter((value): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every((each) => objectOf(each) !== null))
  const longest = lists.sort((a, b) => b.length - a.length)[0]
  return longest ? objects(longest) : all
}

const objects = (values: unknown[]) => values.map(objectOf).filter((value) => value !== null)

function flatten(record: Record<string, unknown>, prefix = '', depth = 0): Record<string, string> {
  const flat: Record<string, string> = {}
  for (const [key, value] of Object.entries(record)) {
    const name = prefix === '' ? key : `${prefix} ${key}`
    const inner = objectOf(value)
    if (inner && depth < 3) Object.assign(flat, flatten(inner, name, depth + 1))
    else if (Array.isArray(value)) flat[name] = value.flatMap((each) => textOf(each) ?? []).join(';')
    else flat[name] = textOf(value) ?? ''
  }
  return flat
}

function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  const object = objectOf(value)
  const name = object ? (object['displayName'] ?? object['name'] ?? object['factorType']) : null
  return typeof name === 'string' ? name : null
}

/** A date cell, with or without a time of day after it. */
export function dayIn(cell: string | undefined): ReadDate {
  const whole = readDate(cell ?? '')
  if (!('unreadable' in whole) || whole.unreadable === 'ambiguous') return whole
  const bare = (cell ?? '').trim().replace(/[T ,]+\d{1,2}:\d{2}.*$/, '')
  return readDate(bare)
}

/** The ISO day of a cell, or null when it is empty, no date, or two possible days. */
export function isoIn(cell: string | undefined): string | null {
  const read = dayIn(cell)
  return 'iso' in read ? read.iso : null
}

/** The newest of some ISO days, or null. */
export const newestOf = (days: (string | null | undefined)[]): string | null => days.reduce<string | null>((newest, day) => (day && (newest === null || day > newest) ? day : newest), null)

/** The oldest of some ISO days, or null. */
export const oldestOf = (days: (string | null | undefined)[]): string | null => days.reduce<string | null>((oldest, day) => (day && (oldest === null || day < oldest) ? day : oldest), null)

/** Yes, no, or null for a cell that says neither. */
export function yesNo(cell: string | undefined): boolean | null {
  const text = (cell ?? '').trim().toLowerCase()
  if (/^(?:y|yes|true|1|x|enabled|active|on)$/.test(text)) return true
  return /^(?:n|no|false|0|disabled|inactive|off|not_supported|none)$/.test(text) ? false : null
}

/** An account or reference, lower case; empty for a cell with white space in it, which is a name of a person and not kept. */
export function accountIn(cell: string | undefined): string {
  const text = (cell ?? '').trim().toLowerCase()
  return text === '' || /\s/.test(text) ? '' : text.slice(0, 300)
}
