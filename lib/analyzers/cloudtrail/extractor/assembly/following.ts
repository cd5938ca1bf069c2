import { FOLLOWING, FOLLOWING_SLOT, FOLLOWING_SLOTS, NONE } from './layout'

/** Stands for the beginning of a record, behind which its first key comes. */
const START: usize = FOLLOWING + <usize>FOLLOWING_SLOTS * FOLLOWING_SLOT
/** Stands for a key that is too long to keep. */
const ASIDE: usize = START + FOLLOWING_SLOT
let before: usize = START
let kept: u32 = 0
/** The field of the key read last. */
export let followingField: i32 = NONE

export function startKeys(): void {
  before = START
}

/** Behind the colon when at `p` stands a key that stood behind the one before it lately, as in most records; else 0. */
// @ts-ignore: decorator
@inline
export function followingEnd(p: usize): usize {
  let slot = <usize>load<u32>(before)
  if (!isKey(slot, p)) {
    slot = <usize>load<u32>(before + 4)
    if (!isKey(slot, p)) return 0
  }
  before = slot
  followingField = load<i32>(slot + 12)
  return p + <usize>load<u32>(slot + 8)
}

// @ts-ignore: decorator
@inline
function isKey(slot: usize, p: usize): bool {
  if (slot == 0) return false
  const first = v128.and(v128.xor(v128.load(p), v128.load(slot + 16)), v128.load(slot + 48))
  const second = v128.and(v128.xor(v128.load(p + 16), v128.load(slot + 32)), v128.load(slot + 64))
  return !v128.any_true(v128.or(first, second))
}

/** Notes that from `p` to behind the colon at `end` stands a key of a field, to be expected here again when it is `tight`. */
export function follow(p: usize, end: usize, field: i32, tight: bool): void {
  followingField = field
  const length = end - p
  if (length > 32 || !tight) {
    before = ASIDE
    return
  }
  const slot = slotOf(p, length, field)
  if (slot != before && slot != <usize>load<u32>(before)) {
    store<u32>(before + 4, load<u32>(before))
    store<u32>(before, <u32>slot)
  }
  before = slot
}

/** Where a key is kept. Once all places are taken, the rest is read letter by letter each time. */
function slotOf(p: usize, length: usize, field: i32): usize {
  for (let i: u32 = 0; i < kept; i++) {
    const slot = FOLLOWING + <usize>i * FOLLOWING_SLOT
    if (isKey(slot, p)) return slot
  }
  if (kept == FOLLOWING_SLOTS) return ASIDE
  const slot = FOLLOWING + <usize>kept * FOLLOWING_SLOT
  kept++
  store<u32>(slot + 8, <u32>length)
  store<i32>(slot + 12, field)
  memory.copy(slot + 16, p, length)
  memory.fill(slot + 48, 0xff, length)
  return slot
}
