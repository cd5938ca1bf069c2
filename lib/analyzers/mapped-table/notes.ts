import type { EvidenceFile } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeText } from '../formats/text'
import { statedMapping } from './columns'
import type { ColumnMapping } from './fields'

/** What lines before the table state: which column tells what, the order of day and month, and the zone. */
export type Stated = { mapping: ColumnMapping; dayFirst: boolean | null; offset: number | null }

const dates = /^#\s*dates?\s*:\s*(day|month)\s+first\s*$/i
const zone = /^#\s*time\s*zone\s*[:=]?\s*(UTC|Z|[+-]\d\d:?\d\d)\s*$/i

/** Takes the lines that begin with # off the start of a table, and says what they state. */
export async function withoutNotes(file: EvidenceFile, given: ColumnMapping): Promise<{ file: EvidenceFile; stated: Stated }> {
  const stated: Stated = { mapping: given, dayFirst: null, offset: null }
  const head = await firstBytes(unpacked(file), 16 * 1024)
  const mark = head[0] === 0xef && head[1] === 0xbb ? 3 : 0
  let at = mark
  while (head[at] === 0x23) {
    const end = head.indexOf(0x0a, at)
    if (end < 0) break
    take(decodeText(head.subarray(at, end)).trim(), stated)
    at = end + 1
  }
  return { stated, file: at === mark ? file : { ...file, open: () => after(file, at) } }
}

function take(text: string, stated: Stated): void {
  const mapping = statedMapping(text)
  if (mapping) stated.mapping = { ...mapping, ...stated.mapping }
  const order = dates.exec(text)
  if (order) stated.dayFirst = (order[1] as string).toLowerCase() === 'day'
  const told = zone.exec(text)?.[1]
  if (told !== undefined) stated.offset = /^[A-Z]/i.test(told) ? 0 : (Number(told.slice(1, 3)) * 60 + Number(told.slice(-2))) * 60_000 * (told.startsWith('-') ? -1 : 1)
}

async function* after(file: EvidenceFile, bytes: number): AsyncGenerator<Uint8Array> {
  let skip = bytes
  for await (const chunk of unpacked(file)) {
    if (skip < chunk.length) yield skip > 0 ? chunk.subarray(skip) : chunk
    skip = Math.max(0, skip - chunk.length)
  }
}
