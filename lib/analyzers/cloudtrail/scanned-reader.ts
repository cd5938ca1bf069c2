import type { Alike } from './alike'
import { rowLength } from './extractor/extractor'
import type { ScannedFile } from './shared-files'

/** What another thread said of the records from a place on. */
export type Told = { rows: Uint32Array; first: number; found: number; cut: boolean; alike: Alike }

/**
 * Finds what another thread has said of the file at hand. It is only taken for exactly the bytes, the place and the kind of
 * list that are asked about. `alike` counts by the numbers of that thread, which mean something else in each of its epochs.
 */
export function scannedReader(alike: Alike): { file: (scanned: ScannedFile | null) => void; scan: (bytes: Uint8Array, at: number, list: boolean) => Told | null } {
  let file: ScannedFile | null = null
  let rows: Uint32Array = new Uint32Array(0)
  let next = 0
  let epoch = 0
  return {
    file(scanned) {
      file = scanned
      next = 0
      if (scanned) rows = new Uint32Array(scanned.memory.buffer, scanned.memory.byteOffset + scanned.rowsAt, (scanned.end - scanned.rowsAt) / 4)
    },
    scan(bytes, at, list) {
      if (!file || bytes.buffer !== file.memory.buffer || bytes.byteOffset !== file.memory.byteOffset) return null
      for (let scan = file.scans[next]; scan && scan.at <= at; scan = file.scans[next]) {
        next++
        if (scan.at !== at || scan.list !== list) continue
        if (scan.epoch !== epoch) alike.settle()
        epoch = scan.epoch
        return { rows, first: scan.firstRow * rowLength, found: scan.found, cut: scan.cut, alike }
      }
      return null
    },
  }
}
