import type { BulkReader } from '../formats/json-bulk'
import type { TrailCount } from './count'
import { deliveryName } from './delivery-name'
import type { TrailEvent } from './event'
import { extractor, rowLength } from './extractor/extractor'
import { valueKinds } from './kinds'

/** Reads records in bulk for one analysis. `full` looks at an event whose value was asked for. */
export type TrailBulk = { reader: BulkReader; room: Uint8Array; full: (event: TrailEvent) => void; file: (name: string) => void }

/**
 * Counts records that are alike without parsing them; null where the engine cannot run the extractor.
 * `taken` is told of each record that was counted.
 */
export function trailBulk(count: TrailCount, countryOf: (ip: string) => string | null, taken: () => void): TrailBulk | null {
  const { classify, forget } = valueKinds(countryOf)
  const extract = extractor(classify)
  if (!extract) return null
  const { rows } = extract
  const files = new Map<string, number>()
  let [kind, identity] = [-1, -1]

  const startOver = () => {
    count.alike.settle()
    forget()
    extract.forget()
  }
  /** Keeps what is looked at, or the engine would leave out the looking. */
  const looked = new Uint32Array(1)
  const expectIds = (found: number) => {
    let sum = 0
    for (let at = 0; at < found * rowLength; at += rowLength) sum ^= count.alike.expect(rows[at + 2] as number, rows[at + 5] as number, rows[at + 6] as number)
    looked[0] = sum
  }
  return {
    room: extract.room,
    full(event) {
      if (kind < 0) count.event(event)
      else count.alike.full(kind, identity, event)
    },
    file(name) {
      const said = deliveryName(name)
      const key = said ? `${said.account} ${said.region}` : ''
      const number = files.get(key) ?? files.size
      files.set(key, number)
      extract.file(number)
    },
    reader: {
      window: extract.window,
      scan(bytes, at, list) {
        kind = -1
        if (extract.full()) startOver()
        let found = extract.scan(bytes, at, list)
        if (found === 0 && extract.full()) {
          startOver()
          found = extract.scan(bytes, at, list)
        }
        expectIds(found)
        return found
      },
      cut: () => extract.cut() && !extract.full(),
      start: (i) => rows[i * rowLength] as number,
      end: (i) => rows[i * rowLength + 1] as number,
      take(i) {
        const at = i * rowLength
        kind = rows[at + 2] as number
        identity = rows[at + 3] as number
        if (!count.alike.more(kind, identity, (rows[at + 4] as number) * 1000, rows[at + 5] as number, rows[at + 6] as number)) return false
        taken()
        return true
      },
    },
  }
}
