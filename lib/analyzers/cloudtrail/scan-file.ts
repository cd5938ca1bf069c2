import { room } from '../formats/gunzip-into'
import { unpackedInto } from '../formats/gzip'
import { sha256Of } from '../formats/sha256'
import { extractor, rowLength } from './extractor/extractor'
import { valueKinds } from './kinds'

/** A packed file for another thread. `memory` is what an answer came in before. */
export type FileToScan = { name: string; packed: Uint8Array; number: number; hash: boolean; memory: ArrayBuffer | null }

/**
 * What the extractor says of a file when it is asked again and again, from its beginning to where it gives up: the same that
 * it would say here, with numbers of its own. In `memory` stand `length` unpacked bytes, and from `rowsAt` on the rows.
 */
export type ScannedFile = { memory: ArrayBuffer; length: number; rowsAt: number; scans: Scan[]; sha256: string | null }

/** One answer: records found from `at` on, the first row; `fresh`: kinds and identities are numbered anew from here on. */
export type Scan = { at: number; list: boolean; found: number; cut: boolean; firstRow: number; fresh: boolean }

const listStart = /^\s*(?:\{\s*"[Rr]ecords"\s*:\s*)?\[\s*/
const space = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Scans files one after another; null where the engine cannot. A file that cannot be unpacked, or is large, comes to null: it is read where it was. */
export function fileScanner(placeOf: (ip: string) => string): ((work: FileToScan) => ScannedFile | null) | null {
  const { classify, forget } = valueKinds(placeOf)
  const extract = extractor(classify)
  if (!extract) return null
  const into = room(extract.room)

  return ({ name, packed, number, hash, memory }) => {
    let plain: Uint8Array | null
    try {
      plain = unpackedInto(into, name, packed)
    } catch {
      return null
    }
    if (!plain || plain.length > extract.room.length) return null
    const bytes = plain
    extract.file(number)
    const scans: Scan[] = []
    const kept: Uint32Array[] = []
    let rows = 0
    const scan = (at: number, list: boolean): number => {
      let fresh = false
      let found = extract.full() ? 0 : extract.scan(bytes, at, list)
      if (found === 0 && extract.full()) {
        fresh = true
        forget()
        extract.forget()
        found = extract.scan(bytes, at, list)
      }
      scans.push({ at, list, found, cut: extract.cut() && !extract.full(), firstRow: rows, fresh })
      rows += found
      if (found === 0) return -1
      kept.push(extract.rows.slice(0, found * rowLength))
      return at + (extract.rows[(found - 1) * rowLength + 1] as number)
    }

    let end = scan(0, false)
    const list = end < 0
    if (list) {
      const start = listStart.exec(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1'))
      if (start) end = scan(start[0].length, true)
    }
    while (end >= 0) {
      let next = end
      while (space(bytes[next]) || (list && bytes[next] === 0x2c)) next++
      if (bytes[next] !== 0x7b) break
      end = scan(next, list)
    }

    const rowsAt = (bytes.length + 7) & ~7
    const size = rowsAt + rows * rowLength * 4
    const answer = memory && memory.byteLength >= size ? memory : new ArrayBuffer((Math.ceil(size * 1.25) + 7) & ~7)
    new Uint8Array(answer).set(bytes)
    let at = rowsAt
    for (const some of kept) {
      new Uint32Array(answer, at, some.length).set(some)
      at += some.byteLength
    }
    return { memory: answer, length: bytes.length, rowsAt, scans, sha256: hash ? sha256Of(bytes) : null }
  }
}
