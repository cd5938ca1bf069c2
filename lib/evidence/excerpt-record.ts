import type { EvidenceFile } from '../analyzers/analyzer'
import { answerLists, isAnswer, rowsIn } from '../analyzers/cloudtrail/selection/answer'
import { unwrap } from '../analyzers/cloudtrail/unwrap'
import { firstBytes } from '../analyzers/formats/bytes'
import { unpacked } from '../analyzers/formats/gzip'
import { openAnswers } from '../analyzers/formats/json-answer'
import { NotRecords, recordReader } from '../analyzers/formats/json-records'
import { decodeStream, decodeText } from '../analyzers/formats/text'
import { utf8Bytes } from '../analyzers/formats/utf8'
import type { Excerpt } from './excerpt'
import { redacted } from './redact'

/** Keys under which logs wrap their records; the readers of every log look for the same ones. */
const lists = ['records', 'events', 'items', 'value', 'logevents', 'entries', 'data', 'results', 'logs']
const stop = new Error('found')

/** The record of that number (from 1) of a JSON log or of an XML export of events, as indented lines. Null when the file is neither or has fewer. */
export async function recordAt(file: EvidenceFile, number: number): Promise<Excerpt | null> {
  const head = decodeText(await firstBytes(unpacked(file), 16 * 1024))
  if (/^\s*</.test(head)) return eventAt(file, number)
  if (isAnswer(head)) return answerAt(file, number)
  let found: unknown = null
  const reader = recordReader({ lists, limit: 4 * 1024 * 1024 }, (record, place) => {
    if (place.record !== number) return
    const inner = unwrap(record)
    found = inner.wrap === 'refused' ? record : inner.event
    throw stop
  })
  try {
    for await (const chunk of utf8Bytes(unpacked(file))) reader.push(chunk)
    reader.end()
  } catch (error) {
    if (error instanceof NotRecords) return null
    if (error !== stop) throw error
  }
  return found === null ? null : { type: 'record', file: file.name, record: number, lines: redacted(JSON.stringify(found, null, 2)).split('\n') }
}

/** The row of that number of an answer to a query, by its columns. Null when it has fewer. */
async function answerAt(file: EvidenceFile, number: number): Promise<Excerpt | null> {
  let before = 0
  for (const answer of await openAnswers(file, answerLists, 'Upload the answer unchanged.')) {
    const rows = rowsIn(answer)?.rows ?? []
    const row = rows[number - 1 - before]
    if (row) return { type: 'record', file: file.name, record: number, lines: redacted(JSON.stringify(Object.fromEntries(row.cells), null, 2)).split('\n') }
    before += rows.length
  }
  return null
}

const longestEvent = 1024 * 1024

/** The event of that number of an XML export, an element a line. Null when it has fewer. */
async function eventAt(file: EvidenceFile, number: number): Promise<Excerpt | null> {
  let rest = ''
  let count = 0
  for await (const chunk of decodeStream(unpacked(file))) {
    rest += chunk
    for (;;) {
      const start = rest.search(/<Event[\s>]/)
      const end = start < 0 ? -1 : rest.indexOf('</Event>', start)
      if (end < 0) break
      const event = rest.slice(start, end + 8)
      rest = rest.slice(end + 8)
      if (++count === number) return { type: 'record', file: file.name, record: number, lines: redacted(indented(event)).split('\n') }
    }
    if (rest.length > longestEvent) return null
  }
  return null
}

/** XML with each element on a line of its own, indented by its depth; an element that holds only text stays on one. */
function indented(xml: string): string {
  let depth = 0
  const lines = xml.replaceAll(/>\s+</g, '><').replaceAll(/></g, '>\n<').split('\n')
  return lines
    .map((line) => {
      if (line.startsWith('</')) depth = Math.max(0, depth - 1)
      const shown = `${'  '.repeat(Math.min(depth, 20))}${line}`
      if (/^<[^/!?]/.test(line) && !line.endsWith('/>') && !line.includes('</')) depth += 1
      return shown
    })
    .join('\n')
}
