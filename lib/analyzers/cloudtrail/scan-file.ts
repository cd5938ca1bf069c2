import { sha256Of } from '../formats/sha256'
import { extractor, rowLength, type ExtractorParts } from './extractor/extractor'
import { valueKinds } from './kinds'

/**
 * What the extractor says of a file when it is asked again and again, from its beginning to where it gives up: the same that
 * it would say where the file is counted, with numbers of its own. The memory begins with `length` unpacked bytes; from
 * `rowsAt` up to `end` stand the rows.
 */
export type Scanned = { length: number; rowsAt: number; end: number; scans: Scan[]; sha256: string | null }

/** One answer: records found from `at` on, the first row; kinds and identities are numbered anew in each `epoch`. */
export type Scan = { at: number; list: boolean; found: number; cut: boolean; firstRow: number; epoch: number }

/** Scans the first `length` bytes of `memory`, a file whose name is of the class `number`, and leaves what it finds behind them. */
export type FileScan = (memory: Uint8Array, length: number, number: number, hash: boolean) => Scanned | null

const listStart = /^\s*(?:\{\s*"[Rr]ecords"\s*:\s*)?\[\s*/
const space = (byte: number | undefined) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Scans files one after another that stand in a piece of the memory of these parts. Null where the engine cannot; a file of too many records comes to null. */
export function fileScanner(placeOf: (ip: string) => string, parts: ExtractorParts): FileScan | null {
  const { classify, forget } = valueKinds(placeOf)
  const extract = extractor(classify, parts)
  if (!extract) return null
  let epoch = 0

  return (memory, length, number, hash) => {
    const bytes = memory.subarray(0, length)
    extract.file(number)
    const scans: Scan[] = []
    const kept: Uint32Array[] = []
    let rows = 0
    const scan = (at: number, list: boolean): number => {
      let found = extract.full() ? 0 : extract.scan(bytes, at, list)
      if (found === 0 && extract.full()) {
        epoch++
        forget()
        extract.forget()
        found = extract.scan(bytes, at, list)
      }
      scans.push({ at, list, found, cut: extract.cut() && !extract.full(), firstRow: rows, epoch })
      rows += found
      if (found === 0) return -1
      kept.push(extract.rows.slice(0, found * rowLength))
      return at + (extract.rows[(found - 1) * rowLength + 1] as number)
    }

    let from = scan(0, false)
    const list = from < 0
    if (list) {
      const start = listStart.exec(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 256)).toString('latin1'))
      if (start) from = scan(start[0].length, true)
    }
    while (from >= 0) {
      let next = from
      while (space(bytes[next]) || (list && bytes[next] === 0x2c)) next++
      if (bytes[next] !== 0x7b) break
      from = scan(next, list)
    }

    const rowsAt = (bytes.length + 7) & ~7
    const end = rowsAt + rows * rowLength * 4
    if (end > memory.length) return null
    let at = rowsAt
    for (const some of kept) {
      new Uint32Array(memory.buffer, memory.byteOffset + at, some.length).set(some)
      at += some.byteLength
    }
    return { length, rowsAt, end, scans, sha256: hash ? sha256Of(bytes) : null }
  }
}
