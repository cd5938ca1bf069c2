import type { Alike } from './alike'
import { rowLength } from './extractor/extractor'
import type { ScannedFile } from './scan-file'

/** What another thread said of the records from a place on. */
export type Told = { rows: Uint32Array; first: number; found: number; cut: boolean; alike: Alike }

/**
 * Finds what another thread has said of the file at hand. It is only taken for exactly the bytes, the place and the kind of
 * list that are asked about. `alike` counts by the numbers of that thread.
 */
export function scannedReader(alike: Alike): { file: (scanned: ScannedFile | null) => void; scan: (bytes: Uint8Array, at: number, list: boolean) => Told | null } {
  let file: ScannedFile | null = null
  let rows = new Uint32Array(0)
  let next = 0
  /** Goes on to another answer. Numbers given anew count from there on, whether it was asked for or not. */
  const pass = () => {
    if (file?.scans[next]?.fresh) alike.settle()
    next++
  }
  return {
    file(scanned) {
      while (file && next < file.scans.length) pass()
      file = scanned
      next = 0
      if (scanned) rows = new Uint32Array(scanned.memory, scanned.rowsAt)
    },
    scan(bytes, at, list) {
      if (!file || bytes.buffer !== file.memory || bytes.byteOffset !== 0) return null
      for (let scan = file.scans[next]; scan && scan.at <= at; scan = file.scans[next]) {
        pass()
        if (scan.at === at && scan.list === list) return { rows, first: scan.firstRow * rowLength, found: scan.found, cut: scan.cut, alike }
      }
      return null
    },
  }
}
