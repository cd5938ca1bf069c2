import { ROW, ROWS, ROW_COUNT } from './layout'
import { alikeOf, forget as forgetValues, full } from './known'
import { forgetIdentities, identityNumber } from './identity'
import { forgetLatest } from './latest'
import { idHigh, idLow, kindHash, recordEnd, setFile, time } from './record'
import { begin, limit, skipSpace, trouble } from './text'

export { setFile }

/** Forgets every value and combination: their numbers are given anew. */
export function forget(): void {
  forgetValues()
  forgetIdentities()
  forgetLatest()
}

/** Whether a value did not fit any more: after `forget` it will. */
export function isFull(): bool {
  return full
}

/** Whether the last scan ended because the bytes did, in the midst of a record. */
export function isCut(): bool {
  return trouble == 1
}

/**
 * Reads records from `from` on, in the input or in the room of a file, `length` bytes, for as long as they are whole and
 * known; between two of a list stands a comma, otherwise nothing but white space. Writes a row for each and returns how many.
 */
export function scan(from: usize, length: i32, list: bool): i32 {
  begin(from + <usize>length)
  memory.fill(limit, 0, 64)
  let count: i32 = 0
  let p = from
  while (count < ROW_COUNT) {
    const start = p
    const end = recordEnd(p)
    if (end == 0) break
    const alike = alikeOf(<u32>(kindHash >> 32))
    if (alike < 0) break
    const row = ROWS + <usize>count * ROW
    store<u32>(row, <u32>(start - from))
    store<u32>(row + 4, <u32>(end - from))
    store<i32>(row + 8, alike)
    store<i32>(row + 12, identityNumber)
    store<u32>(row + 16, time)
    store<u32>(row + 20, idHigh)
    store<u32>(row + 24, idLow)
    count++
    p = skipSpace(end)
    if (list) {
      if (load<u8>(p) != 0x2c) break
      p = skipSpace(p + 1)
    }
    if (load<u8>(p) != 0x7b) break
  }
  return count
}
