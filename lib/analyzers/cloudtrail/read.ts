import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Reading } from '../analyzer'
import { countingBytes } from '../formats/bytes'
import { fetchAhead } from '../formats/fetch-ahead'
import { room } from '../formats/gunzip-into'
import { arrive, arrivedWhole, unpackedInto, unpackedOf } from '../formats/gzip'
import type { BulkReader } from '../formats/json-bulk'
import { recordReader, type JsonRecord, type RecordPlace } from '../formats/json-records'
import { recordsProblem } from '../formats/records-problem'
import { hashing, sha256 } from '../formats/sha256'
import { utf8Bytes } from '../formats/utf8'
import { placeOf, type PlacePorts } from '../log-rules/place-ports'
import { trailBulk } from './bulk'
import { trailCount } from './count'
import { isInsight, trailEvent } from './event'
import type { CloudTrailFacts } from './facts'
import { text } from '../formats/keys'
import { decodeText } from '../formats/text'
import { unwrapped } from '../audit-log/unwrap'
import { scanAhead } from './scan-ahead'
import { isSelection } from './selection/record'
import { carriedPaths, eachAnswerRow, eachTableRow, selectedEvent, selectionIn, type TakeSelected } from './selection/read'
import { piped, unwrap } from './unwrap'

/** What reading needs from outside. `parseAll` parses every record: the reference the fast way is held against. */
export type TrailPorts = PlacePorts & { parseAll?: boolean }

const limit = 4 * 1024 * 1024
/** Samples up to this size as uploaded are hashed, to be held against digests; more would cost as much as judging them. */
const hashedUpTo = 64 * 1024 * 1024
/** Below this size as uploaded, another thread costs more than it saves. */
const besideFrom = 8 * 1024 * 1024
const headBytes = 8 * 1024
const lists = ['records', 'events', 'data', 'results', 'logs']
const deliver = 'Upload the .json or .json.gz files as CloudTrail delivered them, unchanged.'

/**
 * Facts and observations of one evidence item: one or several CloudTrail files, read as a stream.
 * @throws UnreadableEvidence with file, line and record when any file is cut off, malformed, not CloudTrail, or when
 * there is no event at all. Never a partial result.
 */
export async function readTrail(input: AnalyzerInput, ports: TrailPorts): Promise<Reading<CloudTrailFacts>> {
  const count = trailCount(ports)
  const done = { bytes: 0, items: 0 }
  let insight: Locator | null = null
  let events = 0
  const bulk = ports.parseAll ? null : trailBulk(count, placeOf(ports), () => events++)

  const digests: (string | null)[] = []
  const size = input.files.reduce((sum, { size }) => sum + size, 0)
  const isSample = size <= hashedUpTo
  const ahead = scanAhead(bulk && size > besideFrom ? input.beside : undefined)
  const unpackedHere = room(bulk?.room)
  const fetch = async (file: EvidenceFile) => {
    const counted = countingBytes(file, (bytes) => (done.bytes += bytes))
    const held = counted.into ? ahead.hold(file.size) : null
    const length = held && counted.into ? counted.into(held.memory) : null
    if (!held || length === null) return { arrived: await arrive(counted, 'passing'), held }
    const arrived = arrivedWhole(file.name, held.memory.subarray(0, length))
    if (bulk && arrived.kind === 'small gzip') ahead.offer(held, length, bulk.numberOf(file.name), isSample)
    return { arrived, held }
  }
  try {
    for await (const [file, { arrived, held }] of fetchAhead(input.files, fetch, ({ arrived }) => arrived.rest.return?.())) {
      events = 0
      const scanned = held && (await ahead.turn(held))
      const hash = isSample && !scanned ? sha256() : null
      const plain = scanned ? only(scanned.memory.subarray(0, scanned.length)) : unpackedOf(arrived, (name, packed) => unpackedInto(unpackedHere, name, packed))
      const { head, stream } = await peeked(plain)
      const selection = selectionIn(head)
      const quick = bulk && isWhole(head) ? bulk : null
      quick?.file(file.name, scanned)
      if (selection) await stream.return(undefined)
      const take: Take = {
        event(event) {
          events++
          if (quick) quick.full(event)
          else count.event(event)
        },
        lacking: count.lacking,
        insight(at) {
          insight ??= at
          count.insight()
        },
        chunk() {
          input.onProgress?.({ bytes: done.bytes, items: done.items + events })
        },
      }
      const shape = selection === 'table' ? await eachTableRow(file, take) : selection === 'answer' ? await eachAnswerRow(file, take) : await eachEvent(file.name, utf8Bytes(hash ? hashing(stream, hash) : stream), quick?.reader, take)
      done.items += events
      count.file(file.name, events, shape)
      if (isSample) digests.push(selection ? null : (scanned?.sha256 ?? hash?.hex() ?? null))
      await ahead.done(held)
    }
  } finally {
    ahead.end()
  }
  if (done.items === 0) throw nothing(input.files, insight)
  const { facts, observations } = count.result()
  return { facts: isSample ? { ...facts, files: facts.files.map((file, i) => ({ ...file, ...(digests[i] && { sha256: digests[i] }) })) } : facts, observations }
}

/** The first characters, and all bytes. What is not looked at further is to be returned. */
async function peeked(bytes: AsyncGenerator<Uint8Array>): Promise<{ head: string; stream: AsyncGenerator<Uint8Array> }> {
  const first = await bytes.next()
  let head: Uint8Array = first.done ? new Uint8Array() : first.value
  // A chunk that is kept while the next is asked for is copied: its memory may be used again.
  for (let ended = first.done === true; !ended && head.length < headBytes; ) {
    const kept = new Uint8Array(head)
    const next = await bytes.next()
    ended = next.done === true
    head = next.done ? kept : Buffer.concat([kept, next.value])
  }
  const all = async function* () {
    try {
      if (head.length > 0) yield head
      yield* bytes
    } finally {
      await bytes.return(undefined)
    }
  }
  return { head: decodeText(head.subarray(0, headBytes)), stream: all() }
}

/** Whether the first record is one as CloudTrail wrote it, not of selected columns: only such are taken in bulk. */
const isWhole = (head: string): boolean => head.includes('"eventVersion"') && !/"userIdentity[._]/i.test(head)

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

type Take = TakeSelected & { insight: (at: Locator) => void; chunk: () => void }

/** Gives every event of a file in order, but for those taken in bulk, and returns the shape it came in. */
async function eachEvent(name: string, stream: AsyncIterable<Uint8Array>, bulk: BulkReader | undefined, take: Take): Promise<string> {
  const wraps = new Set<string>()
  const carried = carriedPaths()
  const takeOne = (event: JsonRecord, outerRegion: string | null, { line, record: number }: RecordPlace) => {
    const id = text(event['eventID'], 120)
    const at: Locator = id === null ? { file: name, line, record: number } : { file: name, line, record: number, eventId: id }
    if (isInsight(event)) take.insight(at)
    else take.event(trailEvent(event, at, outerRegion))
  }
  const reader = recordReader({ lists, limit, ...(bulk && { bulk }) }, (record, place) => {
    const selected = isSelection(record) ? [record] : 'eventVersion' in record ? [] : unwrapped(record, isSelection)
    for (const cells of selected) {
      const whole = typeof cells['_raw'] === 'string' ? piped({ _raw: cells['_raw'] }).filter((event) => !isSelection(event)) : []
      for (const event of whole) takeOne(event, null, place)
      if (whole.length > 0) continue
      const { event, paths } = selectedEvent(Object.entries(cells), { file: name, line: place.line, record: place.record })
      carried.add(paths, { file: name, record: 1 })
      take.event(event)
    }
    if (selected.length > 0) return void wraps.add('selected fields')
    const found = unwrap(record)
    if (found.wrap !== 'refused') {
      wraps.add(found.wrap)
      return takeOne(found.event, found.outerRegion, place)
    }
    const inside = piped(record)
    if (inside.length === 0) throw new UnreadableEvidence(`${found.reason} It is record ${place.record}, line ${place.line}.`, located(name, place), found.remedy)
    wraps.add('wrapped')
    for (const event of inside) takeOne(event, null, place)
  })
  let bytes = 0
  try {
    for await (const chunk of stream) {
      bytes += chunk.length
      reader.push(chunk)
      take.chunk()
    }
    const { shape } = reader.end()
    if (bytes === 0) throw new UnreadableEvidence('The file is empty.', { file: name }, deliver)
    carried.tell(take)
    return [...wraps].filter((wrap) => wrap !== 'none').concat(shape).join(', ')
  } catch (error) {
    throw recordsProblem(error, name, deliver)
  }
}

const located = (file: string, { line, record }: RecordPlace): Locator => ({ file, line, record })

function nothing(files: EvidenceFile[], insight: Locator | null): UnreadableEvidence {
  if (insight) return new UnreadableEvidence('Only Insight events were found, which say neither who acted nor from where.', insight, 'Upload management and data events of the same days.')
  const [first] = files
  return new UnreadableEvidence('There is no CloudTrail record in it.', first ? { file: first.name } : {}, 'Upload a sample of at least 7 days in which people worked.')
}
