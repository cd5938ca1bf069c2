import { kindOf, type Analyzer, type EvidenceFile, type Sample } from './analyzer'
import { firstBytes, isGzip, isPdf, isZip } from './formats/bytes'
import { carriedText, rawCells } from './formats/carried'
import { isWordDocument } from './formats/docx'
import { unpacked } from './formats/gzip'
import { tableText } from './formats/json-tables'
import { openDocument } from './formats/open-document'
import { sniffDelimiter } from './formats/csv'
import { openTables, stated } from './formats/table'
import { fromHeader, headerIndex } from './formats/table-edges'
import { decodeText, looksBinary } from './formats/text'
import { isWorkbook } from './formats/xlsx'
import { openZipFile } from './formats/zip'
import { analyzers } from './registry.gen'

const sampleBytes = 64 * 1024
const sampledRows = 20
/** How sure an analyzer has to be, before and after the kind was said. */
const unsaid = 0.5
const said = 0.25

/** What an item was taken for: the format, the evidence kind it is filed under, and how sure that is (0.5 to 1). */
export type Recognized = { analyzer: string; kind: string; confidence: number }

/**
 * The first 64 KiB of a file as recognition sees them: unpacked when gzip, decoded (empty text when binary), out of the
 * messages that carry it in base64 and of the tables that answer a query, the names
 * inside when it is a zip container, and the text of a document or the first rows of a workbook. Never throws for broken content: what cannot be unpacked is just not there.
 */
export async function sampleOf(file: EvidenceFile): Promise<Sample> {
  const packed = await firstBytes(file.open(), sampleBytes)
  const gzip = isGzip(packed)
  const bytes = gzip ? await firstBytes(unpacked(file), sampleBytes).catch(() => new Uint8Array()) : packed
  const plain = looksBinary(bytes) ? '' : decodeText(bytes)
  const text = carriedText(plain) ?? tableText(plain) ?? rawCells(plain) ?? belowTitle(plain.replace(stated, ''))
  const sample: Sample = { name: file.name, bytes, text, gzip }
  if (!gzip && isZip(bytes)) sample.members = await membersOf(file)
  const document = isPdf(bytes) || (sample.members !== undefined && isWordDocument(sample.members)) ? await documentOf(file) : undefined
  const rows = sample.members !== undefined && isWorkbook(sample.members) ? await rowsOf(file) : undefined
  return { ...sample, ...(document === undefined ? {} : { document }), ...(rows === undefined ? {} : { rows }) }
}

/**
 * The analyzer whose content this is: the highest answer wins. Null, "we could not tell", when nobody is sure enough or
 * when two are equally sure. Half sure is enough; less is, once somebody has said of which kind it is, so that a document
 * like many others is refused or read as what it was uploaded for. The name of the file is not looked at.
 * @param kind only analyzers of this evidence kind or with this id are asked; empty for all
 */
export function recognize(sample: Sample, kind = ''): Recognized | null {
  const nameless = { ...sample, name: '' }
  // Exports of a log that somebody opened and saved as a workbook are the same tables.
  const asTable = sample.rows && { ...nameless, text: sample.rows.slice(headerIndex(sample.rows)).map((row) => row.map((cell) => cell.replace(/[\r\n,]+/g, ' ')).join(',')).join('\n') }
  const [first, second] = analyzersOf(kind)
    .map((analyzer) => ({ analyzer: analyzer.id, kind: kindOf(analyzer), confidence: analyzer.recognize(asTable && kindOf(analyzer) === 'audit-log' ? asTable : nameless) }))
    .sort((a, b) => b.confidence - a.confidence)
  const enough = kind === '' ? unsaid : said
  if (!first || first.confidence < enough || first.confidence === second?.confidence) return null
  return first
}

/** Analyzers that read a kind or are named so; all of them for the empty string. */
export const analyzersOf = (kind: string): Analyzer[] => (kind === '' ? analyzers : analyzers.filter((analyzer) => analyzer.id === kind || kindOf(analyzer) === kind))

async function membersOf(file: EvidenceFile): Promise<string[]> {
  try {
    return (await openZipFile(file)).members
  } catch {
    return []
  }
}

/** A table without the title of a report above its header. */
const belowTitle = (text: string) => fromHeader(text, text === '' || /^\s*[[{<#]/.test(text) ? null : sniffDelimiter(text))

/** The beginning of the text of a PDF or Word document; undefined when it cannot be read, as a scan cannot. */
async function documentOf(file: EvidenceFile): Promise<string | undefined> {
  try {
    const { blocks } = await openDocument(file)
    return blocks.map((block) => block.text).join('\n').slice(0, sampleBytes)
  } catch {
    return undefined
  }
}

/** The first twenty rows of every sheet; undefined when the workbook cannot be read. */
async function rowsOf(file: EvidenceFile): Promise<string[][] | undefined> {
  const rows: string[][] = []
  try {
    for (const table of await openTables(file)) {
      let count = 0
      for await (const { cells } of table.rows()) {
        if (++count > sampledRows) break
        rows.push(cells.map((cell) => cell.text))
      }
    }
    return rows
  } catch {
    return undefined
  }
}
