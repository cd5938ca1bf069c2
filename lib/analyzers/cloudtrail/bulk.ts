import type { BulkReader } from '../formats/json-bulk'
import type { Alike } from './alike'
import type { TrailCount } from './count'
import { deliveryName } from './delivery-name'
import type { TrailEvent } from './event'
import { extractor, rowLength } from './extractor/extractor'
import { valueKinds } from './kinds'
import { scannedReader } from './scanned-reader'
import type { ScannedFile } from './shared-files'

/** Reads records in bulk for one analysis. */
export type TrailBulk = {
  reader: BulkReader
  /** Memory for a file that need not be copied. */
  room: Uint8Array
  /** Looks at an event whose value was asked for. */
  full: (event: TrailEvent) => void
  /** The class of the name of a file, for whoever scans it. */
  numberOf: (name: string) => number
  /** The next records are of this file, of which another thread may have told what is in it. */
  file: (name: string, scanned: ScannedFile | null) => void
}

/** Rows of the last scan, from `first` on, and who counts what is alike by their numbers. */
type Rows = { rows: Uint32Array; first: number; alike: Alike }

/**
 * Counts records that are alike without parsing them; null where the engine cannot run the extractor.
 * `taken` is told of each record that was counted.
 */
export function trailBulk(count: TrailCount, placeOf: (ip: string) => string, taken: () => void): TrailBulk | null {
  const { classify, forget } = valueKinds(placeOf)
  const extract = extractor(classify)
  if (!extract) return null
  const here: Rows = { rows: extract.rows, first: 0, alike: count.alike() }
  const beside = scannedReader(count.alike())
  const files = new Map<string, number>()
  let [kind, identity] = [-1, -1]
  let last = here
  let cut = false

  const startOver = () => {
    here.alike.settle()
    forget()
    extract.forget()
  }
  const scanHere = (bytes: Uint8Array, at: number, list: boolean): number => {
    if (extract.full()) startOver()
    let found = extract.scan(bytes, at, list)
    if (found === 0 && extract.full()) {
      startOver()
      found = extract.scan(bytes, at, list)
    }
    last = here
    cut = extract.cut() && !extract.full()
    return found
  }
  const numberOf = (name: string) => {
    const said = deliveryName(name)
    const key = said ? `${said.account} ${said.region}` : ''
    const number = files.get(key) ?? files.size
    files.set(key, number)
    return number
  }
  /** Keeps what is looked at, or the engine would leave out the looking. */
  const looked = new Uint32Array(1)
  const expectIds = ({ rows, first, alike }: Rows, found: number) => {
    let sum = 0
    for (let at = first; at < first + found * rowLength; at += rowLength) sum ^= alike.expect(rows[at + 2] as number, rows[at + 5] as number, rows[at + 6] as number)
    looked[0] = sum
  }
  return {
    room: extract.room,
    numberOf,
    full(event) {
      if (kind < 0) count.event(event)
      else last.alike.full(kind, identity, event)
    },
    file(name, scanned) {
      extract.file(numberOf(name))
      beside.file(scanned)
    },
    reader: {
      window: extract.window,
      scan(bytes, at, list) {
        kind = -1
        const told = beside.scan(bytes, at, list)
        if (told) [last, cut] = [told, told.cut]
        const found = told ? told.found : scanHere(bytes, at, list)
        expectIds(last, found)
        return found
      },
      cut: () => cut,
      start: (i) => last.rows[last.first + i * rowLength] as number,
      end: (i) => last.rows[last.first + i * rowLength + 1] as number,
      take(i) {
        const { rows, alike } = last
        const at = last.first + i * rowLength
        kind = rows[at + 2] as number
        identity = rows[at + 3] as number
        if (!alike.more(kind, identity, (rows[at + 4] as number) * 1000, rows[at + 5] as number, rows[at + 6] as number)) return false
        taken()
        return true
      },
    },
  }
}
