import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
import { anotherTable, isAnotherHeader } from '../formats/another-table'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { recordReader, type JsonRecord } from '../formats/json-records'
import { recordsProblem } from '../formats/records-problem'
import { isHeaderAgain, openTables } from '../formats/table'
import { bodyOf } from '../formats/table-edges'
import { decodeText } from '../formats/text'
import { utf8Bytes } from '../formats/utf8'
import { isObject } from '../formats/keys'

/** A row by column, in the order of the header. */
export type Row = { cells: string[]; at: Locator }
/** A header, and rows that have its columns. A file of JSON has a header for each set of keys. */
export type Part = { header: string[]; rows: Row[] }

const batch = 500
const mostKeys = 256

/**
 * The rows of a table (CSV or workbook) or of flat JSON records, in parts of at most 500.
 * @throws UnreadableEvidence for a row with fewer or more cells than its header, and as tables and records do.
 */
export async function* parts(file: EvidenceFile, remedy: string): AsyncGenerator<Part> {
  const head = decodeText(await firstBytes(unpacked(file), 512)).trimStart()
  if (/^[[{]/.test(head)) yield* ofJson(file, remedy)
  else yield* ofTable(file, remedy)
}

async function* ofTable(file: EvidenceFile, remedy: string): AsyncGenerator<Part> {
  for (const table of await openTables(file)) {
    let header: string[] | null = null
    let rows: Row[] = []
    for await (const { number, cells } of bodyOf(table.rows())) {
      const values = cells.map(({ text }) => text.trim())
      if (values.every((value) => value === '')) continue
      if (!header) {
        header = values
        continue
      }
      if (isHeaderAgain(header, values)) continue
      const at: Locator = { file: file.name, row: number, ...(table.sheet !== undefined && { sheet: table.sheet }) }
      if (isAnotherHeader(values)) throw new UnreadableEvidence(anotherTable, at, 'Upload each table as a file of its own.')
      const sheet = table.sheet !== undefined
      if ((!sheet && values.length !== header.length) || values.slice(header.length).some((value) => value !== '')) {
        throw new UnreadableEvidence(`The row has ${values.length} cells and the header ${header.length}: it is cut off, or a cell holds the delimiter.`, at, remedy)
      }
      rows.push({ cells: values, at })
      if (rows.length < batch) continue
      yield { header, rows }
      rows = []
    }
    if (header && rows.length > 0) yield { header, rows }
  }
}

async function* ofJson(file: EvidenceFile, remedy: string): AsyncGenerator<Part> {
  let rows: Row[] = []
  let header: string[] = []
  const ready: Part[] = []
  const reader = recordReader({ lists: ['records', 'events', 'data', 'items', 'value', 'results', 'logs'], limit: 4 * 1024 * 1024 }, (record, { record: number, line }) => {
    const flat = flattened(record)
    const keys = [...flat.keys()]
    if (rows.length > 0 && (keys.join('\n') !== header.join('\n') || rows.length >= batch)) {
      ready.push({ header, rows })
      rows = []
    }
    header = keys
    rows.push({ cells: [...flat.values()], at: { file: file.name, record: number, line } })
  })
  try {
    for await (const chunk of utf8Bytes(unpacked(file))) {
      reader.push(chunk)
      yield* ready.splice(0)
    }
    reader.end()
  } catch (error) {
    throw recordsProblem(error, file.name, remedy)
  }
  yield* ready
  if (rows.length > 0) yield { header, rows }
}

/** Values of a record by the path of their keys: `user.name`. Lists are left out. */
export function flattened(record: JsonRecord, prefix = '', into = new Map<string, string>()): Map<string, string> {
  for (const [key, value] of Object.entries(record)) {
    if (into.size >= mostKeys) break
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (typeof value === 'string') into.set(name, value.slice(0, 2_000))
    else if (typeof value === 'number' || typeof value === 'boolean') into.set(name, String(value))
    else if (isObject(value) && prefix.split('.').length < 4) flattened(value, name, into)
  }
  return into
}
