import { unpacked } from '../analyzers/formats/gzip'
import { recordReader } from '../analyzers/formats/json-records'
import { openTables } from '../analyzers/formats/table'
import { utf8Bytes } from '../analyzers/formats/utf8'
import { unwrap } from '../analyzers/cloudtrail/unwrap'
import type { EvidenceFile, Locator } from '../analyzers/analyzer'

/** The part of an evidence file that a locator names, with its surroundings. */
export type Excerpt =
  | { type: 'record'; file: string; record: number; lines: string[] }
  | { type: 'rows'; file: string; sheet: string; header: string[]; rows: { number: number; cells: string[]; hit: boolean }[] }
  | { type: 'quote'; where: string; text: string }
  | { type: 'none'; why: string }

const stop = new Error('found')
const context = 3

/** Hides what a viewer must never show whole: key ids keep their last four characters, other secrets nothing. */
export function redacted(text: string): string {
  return text
    .replaceAll(/\b((?:AKIA|ASIA|AIDA|AROA)[A-Z0-9]{4,})/g, (key) => `${key.slice(0, 4)}…${key.slice(-4)}`)
    .replaceAll(/("(?:secretAccessKey|sessionToken|password|privateKey)"\s*:\s*")[^"]*/gi, '$1[hidden]')
}

/** The record of that number (from 1) of a JSON log, as indented lines; null when the file has fewer. */
async function recordAt(file: EvidenceFile, number: number): Promise<string[] | null> {
  let found: unknown = null
  const reader = recordReader({ lists: ['records', 'events'], limit: 4 * 1024 * 1024 }, (record, place) => {
    if (place.record !== number) return
    const inner = unwrap(record)
    found = inner.wrap === 'refused' ? record : inner.event
    throw stop
  })
  try {
    for await (const chunk of utf8Bytes(unpacked(file))) reader.push(chunk)
    reader.end()
  } catch (error) {
    if (error !== stop) throw error
  }
  return found === null ? null : redacted(JSON.stringify(found, null, 2)).split('\n')
}

async function rowsAt(file: EvidenceFile, locator: Locator): Promise<Excerpt> {
  const tables = await openTables(file)
  const table = tables.find((t) => (t.sheet ?? '') === (locator.sheet ?? '')) ?? tables[0]
  if (!table) return { type: 'none', why: 'There is no table in this file.' }
  const wanted = locator.row ?? 1
  let header: string[] = []
  const rows: { number: number; cells: string[]; hit: boolean }[] = []
  for await (const { number, cells } of table.rows()) {
    const texts = cells.map((cell) => cell.text)
    if (header.length === 0) header = texts
    else if (Math.abs(number - wanted) <= context || (locator.row === undefined && rows.length < 12)) rows.push({ number, cells: texts, hit: number === locator.row })
    if (number > wanted + context && rows.length > 2 * context) break
  }
  return { type: 'rows', file: file.name, sheet: table.sheet ?? '', header, rows }
}

/**
 * What stands at a place of an evidence item.
 * @param files the files of the revision; `locator.file` names one of them
 * @throws whatever reading throws: an altered file never gives an excerpt
 */
export async function excerptAt(kind: string, files: EvidenceFile[], locator: Locator): Promise<Excerpt> {
  const file = files.find((f) => f.name === locator.file) ?? files[0]
  if (!file) return { type: 'none', why: 'This evidence has no file.' }
  if (kind === 'cloudtrail') {
    const number = locator.record ?? 1
    const lines = await recordAt(file, number)
    return lines ? { type: 'record', file: file.name, record: number, lines } : { type: 'none', why: `There is no record ${number} in ${file.name}.` }
  }
  if (kind === 'roster') return rowsAt(file, locator)
  const where = [locator.page && `page ${locator.page}`, locator.section && `section ${locator.section}`, locator.line && `line ${locator.line}`].filter(Boolean).join(', ')
  return locator.quote ? { type: 'quote', where: where || file.name, text: locator.quote } : { type: 'none', why: 'Open the original to read this document.' }
}
