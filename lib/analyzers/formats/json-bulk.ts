import type { Cursor, Reading } from './json-cursor'

/**
 * Takes records that stand in a row without making values of them, where it knows all of their bytes to be JSON; it leaves
 * everything else, beginning with the first record it does not know.
 */
export type BulkReader = {
  /** Most bytes that one scan looks at. */
  window: number
  /** Looks at the bytes from `at` on, where a record begins, and returns how many whole records it knows. In a `list`, commas stand between them. */
  scan: (bytes: Uint8Array, at: number, list: boolean) => number
  /** Whether the last scan ended in the midst of a record because the bytes did. */
  cut: () => boolean
  /** First byte of record `i` of the last scan, counted from where it began, and the byte behind it. */
  start: (i: number) => number
  end: (i: number) => number
  /** Takes record `i`; false when its value is needed after all. */
  take: (i: number) => boolean
}

/**
 * Lets `bulk` take records from the cursor on: `taken` hears of each it took, `whole` gets the end of each whose value is
 * needed, with the cursor on its first byte. Waits for more bytes before it gives up on a record that is not whole.
 * Returns how many there were; the cursor stands behind the last.
 */
export function* giveMany(c: Cursor, bulk: BulkReader, list: boolean, taken: () => void, whole: (end: number) => void): Reading<number> {
  for (;;) {
    const from = c.at
    const count = bulk.scan(c.bytes, from, list)
    for (let i = 0; i < count; i++) {
      if (bulk.take(i)) {
        taken()
        continue
      }
      c.at = c.keep = from + bulk.start(i)
      whole(from + bulk.end(i))
    }
    if (count > 0) {
      c.at = c.keep = from + bulk.end(count - 1)
      return count
    }
    if (!bulk.cut() || c.ended || c.bytes.length - from >= bulk.window) return 0
    yield
  }
}
