import { ALIKE, ALIKE_COUNT, ALIKE_SIZE, ALIKE_SLOTS, ALIKE_SLOT_COUNT, ARENA, ARENA_SIZE, CLASSES, VALUES, VALUE_SLOTS } from './layout'

/** The host says in which class a value belongs whose spelling matters less than its meaning: from 1, or below 0 for "parse it". */
@external('host', 'classify')
export declare function classify(field: i32, at: usize, length: i32): i32

let arenaEnd: usize = ARENA
let valueCount: u32 = 0
let alikeCount: u32 = 0
/** True when there is no room for another value or combination: the host starts over. */
export let full: bool = false

export function forget(): void {
  memory.fill(VALUES, 0, <usize>VALUE_SLOTS * 16)
  memory.fill(ALIKE_SLOTS, 0, <usize>ALIKE_SLOT_COUNT * 4)
  arenaEnd = ARENA
  valueCount = 0
  alikeCount = 0
  full = false
}

/** Bytes from `at` on that are not needed may be read: there is memory behind every value. */
function hashOf(at: usize, length: usize, seed: u32): u32 {
  let a: u64 = (<u64>seed + 1) * 0x9e3779b97f4a7c15
  let b: u64 = <u64>length
  const end = at + length
  for (let p = at; p + 16 <= end; p += 16) {
    a = mixed(a, load<u64>(p))
    b = mixed(b, load<u64>(p + 8))
  }
  if (length >= 16) {
    a = mixed(a, load<u64>(end - 16))
    b = mixed(b, load<u64>(end - 8))
  } else if (length >= 8) {
    a = mixed(a, load<u64>(at))
    b = mixed(b, load<u64>(end - 8))
  } else a = mixed(a, load<u64>(at) & ((<u64>1 << (<u64>length << 3)) - 1))
  return <u32>mixed(a, b)
}

// @ts-ignore: decorator
@inline
function mixed(h: u64, word: u64): u64 {
  h = (h ^ word) * 0xff51afd7ed558ccd
  return h ^ (h >> 32)
}

// @ts-ignore: decorator
@inline
function differ16(a: usize, b: usize): v128 {
  return v128.xor(v128.load(a), v128.load(b))
}

/** Whether two runs of bytes are the same. */
export function same(a: usize, b: usize, length: usize): bool {
  if (length < 8) return ((load<u64>(a) ^ load<u64>(b)) << ((8 - <u64>length) << 3)) == 0
  if (length < 16) return load<u64>(a) == load<u64>(b) && load<u64>(a + length - 8) == load<u64>(b + length - 8)
  let i: usize = 0
  for (; i + 64 < length; i += 64) {
    const first = v128.or(differ16(a + i, b + i), differ16(a + i + 16, b + i + 16))
    const second = v128.or(differ16(a + i + 32, b + i + 32), differ16(a + i + 48, b + i + 48))
    if (v128.any_true(v128.or(first, second))) return false
  }
  let differ = differ16(a + length - 16, b + length - 16)
  for (; i + 16 < length; i += 16) differ = v128.or(differ, differ16(a + i, b + i))
  return !v128.any_true(differ)
}

/**
 * Class of a value of a field: equal bytes are of one class. With `ask`, the host says which, once for each spelling.
 * Below 0 when it is unknown or there is no more room.
 */
export function classOf(field: i32, at: usize, length: usize, ask: bool): i32 {
  const hash = hashOf(at, length, field)
  let slot = hash & (VALUE_SLOTS - 1)
  const mark = (<u32>length << 5) | <u32>field
  while (true) {
    const entry = VALUES + <usize>slot * 16
    const place = load<u32>(entry + 4)
    if (place == 0) break
    if (load<u32>(entry) == hash && load<u32>(entry + 8) == mark && same(place, at, length)) return load<i32>(entry + 12)
    slot = (slot + 1) & (VALUE_SLOTS - 1)
  }
  if (valueCount * 2 > VALUE_SLOTS || arenaEnd + length > ARENA + ARENA_SIZE) {
    full = true
    return -1
  }
  valueCount++
  const found = ask ? classify(field, at, <i32>length) : <i32>valueCount
  const entry = VALUES + <usize>slot * 16
  memory.copy(arenaEnd, at, length)
  store<u32>(entry, hash)
  store<u32>(entry + 4, <u32>arenaEnd)
  store<u32>(entry + 8, mark)
  store<i32>(entry + 12, found)
  arenaEnd += length
  return found
}

/** Number of the combination in `CLASSES`, of which `hash` is made; -1 when there is no more room. */
export function alikeOf(hash: u32): i32 {
  let slot = hash & (ALIKE_SLOT_COUNT - 1)
  while (true) {
    const number = load<u32>(ALIKE_SLOTS + <usize>slot * 4)
    if (number == 0) break
    if (sameClasses(ALIKE + <usize>(number - 1) * ALIKE_SIZE)) return <i32>number - 1
    slot = (slot + 1) & (ALIKE_SLOT_COUNT - 1)
  }
  if (alikeCount == ALIKE_COUNT) {
    full = true
    return -1
  }
  memory.copy(ALIKE + <usize>alikeCount * ALIKE_SIZE, CLASSES, ALIKE_SIZE)
  store<u32>(ALIKE_SLOTS + <usize>slot * 4, ++alikeCount)
  return <i32>alikeCount - 1
}

function sameClasses(at: usize): bool {
  let differ = v128.splat<i32>(0)
  for (let i: usize = 0; i < ALIKE_SIZE; i += 16) differ = v128.or(differ, v128.xor(v128.load(at + i), v128.load(CLASSES + i)))
  return !v128.any_true(differ)
}
