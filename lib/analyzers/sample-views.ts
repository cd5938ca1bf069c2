import type { Sample } from './analyzer'
import { headerDelimiter, sniffDelimiter } from './formats/csv'
import { splitLine } from './formats/table-edges'

/** The text of a sample that is prose: a PDF, a Word document, Markdown or plain text. Null for data, code and tables. */
export function proseOf(sample: Sample): string | null {
  if (sample.document !== undefined) return sample.document
  const { text } = sample
  if (text === '' || sample.members || /^\s*[[{<]/.test(text) || /^\s*(?:---\r?\n\s*)?(?:apiVersion|resource\s+")/.test(text)) return null
  return isTable(text) ? null : text
}

/** A letter begins with its date, whose comma makes no columns. */
const dateLine = /^\s*[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}[ \t]*(?:\r?\n|$)/

/** A table has a row of short cells first, and the rows after it have as many. Prose with a comma in each line has not. */
function isTable(text: string): boolean {
  if (dateLine.test(text)) return false
  const delimiter = tableDelimiter(text)
  const rows = delimiter === null ? [] : firstRows(text, delimiter)
  const header = rows[0] ?? []
  const alike = rows.filter((row) => row.length === header.length).length
  return header.length >= 2 && alike >= rows.length * 0.6 && header.every((cell) => cell.length <= 60 && !/[.!?]$/.test(cell))
}

/** The first rows of a sample that is a table: a workbook or delimited text. Null when it is none. */
export function tableHead(sample: Sample): string[][] | null {
  if (sample.rows) return sample.rows
  if (sample.members || sample.document !== undefined || sample.text === '' || /^\s*[[{<]/.test(sample.text)) return null
  const delimiter = tableDelimiter(sample.text)
  return delimiter === null ? null : firstRows(sample.text, delimiter)
}

/** The keys of a sample that is JSON, as written, once each; null when it is no JSON. */
export function jsonKeys(sample: Sample): Set<string> | null {
  if (!/^\s*[[{]/.test(sample.text)) return null
  return new Set([...sample.text.matchAll(/"([\w .$@/#:-]{1,80})"\s{0,20}:/g)].map((match) => match[1] as string))
}

/** How many of the given keys stand in the JSON, whatever their case. */
export function countKeys(keys: Set<string>, wanted: readonly string[]): number {
  const known = new Set([...keys].map((key) => key.toLowerCase()))
  return wanted.filter((key) => known.has(key.toLowerCase())).length
}

/** The beginning of a document, where its title stands: the first five lines that say something. */
export function titleLines(text: string): string {
  return text
    .slice(0, 4000)
    .split(/\r\n|\n|\r/)
    .map((line) => line.replace(/^[\s#*_=>-]+/, '').trim())
    .filter((line) => line !== '' && !/^(?:title|layout|id|date)?:?\s*-{3,}$/.test(line))
    .slice(0, 5)
    .join('\n')
    .slice(0, 600)
}

const tableDelimiter = (text: string) => sniffDelimiter(text) ?? headerDelimiter(text)

function firstRows(text: string, delimiter: string): string[][] {
  const lines = text.slice(0, 16384).split(/\r\n|\n|\r/).filter((line) => line.trim() !== '')
  return lines.slice(0, 20).map((line) => splitLine(line, delimiter))
}
