import { RESOURCES, SCRATCH } from './layout'
import { classOf } from './known'
import { plain, skipSpace, stop, stringEnd } from './text'
import { valueEnd } from './value'

/** Class of the list read last: that of the partitions of its first resources, below 0 when unknown. */
export let resourcesClass: i32 = 0
const MOST: i32 = 20
/** Bytes of a name that hold its partition; more is not looked at. */
const HEAD: usize = 32
let written: usize = 0

/** Behind the list of resources at `p`. What the rules ask of a resource is the partition in its name: `arn:aws-us-gov:`. */
export function resourcesEnd(p: usize): usize {
  if (load<u8>(p) != 0x5b) return stop(p)
  written = 0
  p = skipSpace(p + 1)
  let count = 0
  if (load<u8>(p) == 0x5d) p++
  else
    while (true) {
      if (++count > MOST) return stop(p)
      if (load<u8>(p) != 0x7b) return stop(p)
      p = resourceEnd(p + 1)
      if (p == 0) return 0
      p = skipSpace(p)
      const c = load<u8>(p++)
      if (c == 0x5d) break
      if (c != 0x2c) return stop(p)
      p = skipSpace(p)
    }
  resourcesClass = written == 0 ? 0 : classOf(RESOURCES, SCRATCH, written, false)
  return p
}

function resourceEnd(p: usize): usize {
  p = skipSpace(p)
  if (load<u8>(p) == 0x7d) return p + 1
  let named = false
  while (true) {
    if (load<u8>(p) != 0x22) return stop(p)
    const key = p + 1
    p = stringEnd(key)
    if (p == 0) return 0
    const isName = p - key == 3 && (load<u32>(key) | 0x202020) << 8 == 0x6e726100
    const doubtful = !plain || underscored(key, p - key)
    p = skipSpace(p + 1)
    if (load<u8>(p) != 0x3a) return stop(p)
    const value = skipSpace(p + 1)
    p = valueEnd(value, 3)
    if (p == 0) return 0
    if (isName || doubtful) {
      // Twice, in another case, with an escape or an underscore, or no text: JSON.parse knows which one counts.
      if (named || doubtful || (load<u32>(key) & 0xffffff) != 0x4e5241 || !note(value + 1, p - 1)) return stop(p)
      named = true
    }
    p = skipSpace(p)
    const c = load<u8>(p)
    if (c == 0x7d) return p + 1
    if (c != 0x2c) return stop(p)
    p = skipSpace(p + 1)
  }
}

/** Whether a key may be one of those that some exports write as `a_r_n`. */
function underscored(at: usize, length: usize): bool {
  const found = v128.bitmask<i8>(v128.eq<i8>(v128.load(at), v128.splat<i8>(0x5f)))
  return length > 16 || (found & ((1 << <i32>length) - 1)) != 0
}

/** Writes `arn:partition:` of a name down; false when it does not begin so. */
function note(at: usize, end: usize): bool {
  if (load<u8>(at - 1) != 0x22 || load<u32>(at) != 0x3a6e7261) return false
  for (let p = at + 4; p < end && p < at + HEAD; p++) {
    const c = load<u8>(p)
    if (c == 0x5c || c >= 0x80) return false
    if (c == 0x3a) {
      memory.copy(SCRATCH + written, at, p + 1 - at)
      written += p + 1 - at
      return true
    }
  }
  return false
}
