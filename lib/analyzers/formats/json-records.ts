import { giveMany, type BulkReader } from './json-bulk'
import { cursor, feed, lineAt, peek, skipSpace, type Cursor, type Reading } from './json-cursor'
import { parseFast, relearn, type Separator } from './json-separator'
import { parseSlice, whereBroken } from './json-text'
import { quote, skipValue } from './json-value'

/** Where a record starts: records and lines count from 1, bytes from 0 in the unpacked UTF-8 text. */
export type RecordPlace = { record: number; line: number; byte: number }
export type JsonRecord = Record<string, unknown>
export type TakeRecord = (value: JsonRecord, place: RecordPlace) => void

/** What a file of records is made of; `mixed` when several shapes follow each other. */
export type RecordShape = 'list in an object' | 'array' | 'one object' | 'objects in a row' | 'mixed' | 'nothing'

export type RecordOptions = {
  /** Lower-case keys of an outer object whose array holds the records, e.g. `records`. */
  lists: readonly string[]
  /** Largest record in bytes. */
  limit: number
  /** Takes records that need not be parsed. */
  bulk?: BulkReader
}

/**
 * Answers of Elastic and OpenSearch hold their records two levels down, `{"hits":{"hits":[...]}}`, and Kibana puts the answer
 * in an object of its own.
 */
const hits = 'hits'
const around: readonly string[] = [hits, 'rawresponse', 'response']
const deepest = 3

/** The text is not JSON records, with the place where that shows. */
export class NotRecords extends Error {
  constructor(
    readonly reason: string,
    readonly place: RecordPlace,
  ) {
    super(reason)
    this.name = 'NotRecords'
  }
}

/**
 * Takes the records out of UTF-8 bytes as they arrive: an array, an object holding a list, or objects one after another
 * (JSON Lines, pretty-printed or not). Gives each record to `take` in order, and holds no more than one at a time.
 * Accepts exactly what JSON.parse accepts, value by value.
 * @throws NotRecords at the first byte that does not fit, also when the text ends too early.
 */
export function recordReader(options: RecordOptions, take: TakeRecord) {
  const state: State = { c: cursor(), options, take, records: 0, separator: null, shapes: new Set(), tops: 0, envelope: '' }
  const machine = readAll(state)
  machine.next()
  return {
    push(chunk: Uint8Array): void {
      if (chunk.length === 0) return
      feed(state.c, chunk)
      machine.next()
    },
    end(): { records: number; shape: RecordShape } {
      state.c.ended = true
      machine.next()
      return { records: state.records, shape: shapeOf(state) }
    },
  }
}

type State = {
  c: Cursor
  options: RecordOptions
  take: TakeRecord
  records: number
  separator: Separator | null
  shapes: Set<RecordShape>
  tops: number
  /** Text of an outer object around its list. */
  envelope: string
}

function shapeOf({ shapes, tops }: State): RecordShape {
  const [only] = shapes
  if (!only) return 'nothing'
  if (shapes.size > 1) return 'mixed'
  return only === 'one object' && tops > 1 ? 'objects in a row' : only
}

const placeAt = (s: State, index: number): RecordPlace => ({ record: s.records + 1, line: lineAt(s.c, index), byte: s.c.base + index })
const refuse = (s: State, reason: string, index = s.c.at): never => {
  throw new NotRecords(reason, placeAt(s, index))
}

function* readAll(s: State): Reading<void> {
  for (;;) {
    const byte = yield* skipSpace(s.c)
    s.c.keep = s.c.at
    if (byte < 0) return
    s.tops++
    if (byte === 0x5b) {
      s.shapes.add('array')
      s.c.at++
      yield* readList(s)
    } else if (byte === 0x7b) yield* readTop(s)
    else refuse(s, 'This is not JSON: an object or an array was expected.')
  }
}

/** One outermost object: a record, or an object around a list of records. */
function* readTop(s: State): Reading<void> {
  const { c } = s
  const many = yield* takeMany(s, false)
  if (many > 0) {
    s.tops += many - 1
    s.shapes.add('one object')
    return
  }
  const fast = parseFast(c, s.separator, s.options.limit)
  if (fast && !Object.keys(fast.value).some((key) => isList(s, key.toLowerCase()) || around.includes(key.toLowerCase()))) {
    s.shapes.add('one object')
    give(s, fast.value, fast.end)
    return
  }
  s.envelope = ''
  const inside = yield* readMembers(s)
  if (inside) {
    const end = placeAt(s, s.c.at)
    if (parseSlice(Buffer.from(s.envelope + takeText(s))) === undefined) throw new NotRecords('This is not JSON: the text around the list of records is malformed.', end)
    s.shapes.add('list in an object')
    return
  }
  s.shapes.add('one object')
  const end = c.at
  give(s, record(s, end), end)
  s.separator = relearn(c, end, s.separator)
}

const isList = (s: State, key: string) => key === hits || s.options.lists.includes(key)

/** Goes through the members of an object; true when one of them was the list, and its records were given. `had` one before. */
function* readMembers(s: State, had = false, depth = 0): Reading<boolean> {
  const { c } = s
  let found = had
  c.at++
  for (;;) {
    const byte = yield* skipSpace(c)
    if (byte < 0) return refuse(s, 'The text ends inside an object: the file is cut off.')
    if (byte === 0x7d) break
    if (byte === 0x2c) {
      c.at++
      continue
    }
    if (byte !== quote) return refuse(s, 'This is not JSON: a key in quotes was expected.')
    const key = yield* readKey(s)
    const opens = yield* peek(c)
    const list = isList(s, key) && opens === 0x5b
    if (list && found) return refuse(s, 'The object holds more than one list of records.')
    if (list) {
      found = true
      c.at++
      s.envelope += takeText(s)
      yield* readList(s)
      c.keep = c.at - 1
    } else if (depth < deepest && around.includes(key) && opens === 0x7b) found = yield* readMembers(s, found, depth + 1)
    else yield* skip(s)
  }
  c.at++
  return found
}

/** Reads `"key" :` and stands on the value. Lower case. */
function* readKey(s: State): Reading<string> {
  const { c } = s
  const offset = c.at - c.keep
  yield* skip(s)
  const key = parseSlice(c.bytes.subarray(c.keep + offset, c.at))
  if ((yield* skipSpace(c)) !== 0x3a) return refuse(s, 'This is not JSON: a colon was expected.')
  c.at++
  yield* skipSpace(c)
  return typeof key === 'string' ? key.toLowerCase() : refuse(s, 'This is not JSON: a key is malformed.')
}

function takeText(s: State): string {
  const text = s.c.bytes.toString('utf8', s.c.keep, s.c.at)
  s.c.keep = s.c.at
  return text
}

/** The elements of a list, up to and including its closing bracket. */
function* readList(s: State): Reading<void> {
  const { c } = s
  let comma = false
  for (let first = true; ; first = false) {
    const byte = yield* skipSpace(c)
    c.keep = c.at
    if (byte < 0) return refuse(s, 'The text ends inside the list of records: the file is cut off.')
    if (byte === 0x5d && !comma) break
    if (byte !== 0x7b) return refuse(s, comma || first ? 'A record was expected, and this is not an object.' : 'This is not JSON: a comma or the end of the list was expected.')
    if (!first && !comma) return refuse(s, 'This is not JSON: a comma between two records is missing.')
    comma = yield* readElement(s)
  }
  c.at++
}

/** One record of a list, or several in bulk, and the comma behind; false when there is none. */
function* readElement(s: State): Reading<boolean> {
  const { c } = s
  const many = yield* takeMany(s, true)
  const fast = many > 0 ? null : parseFast(c, s.separator, s.options.limit)
  if (fast) give(s, fast.value, fast.end)
  else if (many === 0) {
    yield* skip(s)
    const end = c.at
    give(s, record(s, end), end)
    s.separator = relearn(c, end, s.separator)
  }
  if ((yield* skipSpace(c)) !== 0x2c) return false
  c.at++
  return true
}

/** Gives as many records as the bulk reader knows from here on, and returns how many. */
function* takeMany(s: State, list: boolean): Reading<number> {
  const { bulk } = s.options
  return bulk ? yield* giveMany(s.c, bulk, list, () => s.records++, (end) => give(s, record(s, end), end)) : 0
}

function* skip(s: State): Reading<void> {
  const trouble = yield* skipValue(s.c, s.options.limit)
  if (trouble === 'cut off') refuse(s, 'The text ends inside a value: the file is cut off.')
  if (trouble === 'too large') refuse(s, `A record is larger than ${Math.round(s.options.limit / 1048576)} MB.`, s.c.keep)
}

function record(s: State, end: number): JsonRecord {
  const bytes = s.c.bytes.subarray(s.c.keep, end)
  const value = parseSlice(bytes)
  if (value === undefined) {
    const { reason, offset } = whereBroken(bytes)
    return refuse(s, reason, s.c.keep + offset)
  }
  return value as JsonRecord
}

function give(s: State, value: JsonRecord, end: number): void {
  const place = placeAt(s, s.c.keep)
  s.take(value, place)
  s.records++
  s.c.at = end
  s.c.keep = end
}
