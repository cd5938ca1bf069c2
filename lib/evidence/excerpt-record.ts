import type { EvidenceFile } from '../analyzers/analyzer'
import { unwrap } from '../analyzers/cloudtrail/unwrap'
import { unpacked } from '../analyzers/formats/gzip'
import { NotRecords, recordReader } from '../analyzers/formats/json-records'
import { utf8Bytes } from '../analyzers/formats/utf8'
import type { Excerpt } from './excerpt'
import { redacted } from './redact'

/** Keys under which logs wrap their records; the readers of every log look for the same ones. */
const lists = ['records', 'events', 'items', 'value', 'logevents', 'entries']
const stop = new Error('found')

/** The record of that number (from 1) of a JSON log, as indented lines. Null when the file is no JSON or has fewer. */
export async function recordAt(file: EvidenceFile, number: number): Promise<Excerpt | null> {
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
