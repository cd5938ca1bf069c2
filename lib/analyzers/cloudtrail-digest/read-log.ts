import type { EvidenceFile } from '../analyzer'
import { field, text } from '../formats/keys'
import { unpacked } from '../formats/gzip'
import { recordReader } from '../formats/json-records'
import { recordsProblem } from '../formats/records-problem'
import { sha256 } from '../formats/sha256'
import { utf8Bytes } from '../formats/utf8'
import { timeOf } from '../log-model'

const limit = 4 * 1024 * 1024

/** A log file as read: SHA-256 of its unpacked bytes, and the times of its first and last event in milliseconds. */
export type SuppliedLog = { file: string; sha256: string; events: number; first: number | null; last: number | null; region: string | null }

/** Reads a log as a stream, hashing the unpacked bytes. @throws UnreadableEvidence when it is cut off or malformed. */
export async function readLog(file: EvidenceFile, onBytes: (bytes: number) => void): Promise<SuppliedLog> {
  const hash = sha256()
  const log: SuppliedLog = { file: file.name, sha256: '', events: 0, first: null, last: null, region: null }
  const reader = recordReader({ lists: ['records'], limit }, (record) => {
    log.events++
    log.region ??= text(field(record, 'awsRegion'), 60)
    const time = timeOf(text(field(record, 'eventTime'), 60) ?? '')
    if (time === null) return
    log.first = Math.min(log.first ?? time, time)
    log.last = Math.max(log.last ?? time, time)
  })
  async function* hashed() {
    for await (const chunk of unpacked(file)) {
      hash.add(chunk)
      onBytes(chunk.length)
      yield chunk
    }
  }
  try {
    for await (const chunk of utf8Bytes(hashed())) reader.push(chunk)
    reader.end()
  } catch (error) {
    throw recordsProblem(error, file.name, 'Upload the log files as CloudTrail delivered them, unchanged.')
  }
  return { ...log, sha256: hash.hex() }
}
