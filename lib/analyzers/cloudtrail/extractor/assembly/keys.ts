import { KEYS, KEY_SLOT, KEY_SLOTS, LIST, NONE } from './layout'
import { same } from './known'

/** "events" and "records" as numbers, the first letter lowest. */
const EVENTS: u64 = 0x73746e657665
const RECORDS: u64 = 0x7364726f636572

/** The field that a key of a record names; NONE for a key that no rule needs. The host has written the table. */
// @ts-ignore: decorator
@inline
export function fieldOf(at: usize, length: usize): i32 {
  if (length < 6 || length > 32) return NONE
  const slot = KEYS + <usize>slotOf(at, <u32>length) * KEY_SLOT
  if (load<u32>(slot) == <u32>length && same(slot + 16, at, length)) return load<i32>(slot + 4)
  return length < 8 ? listOf(at, length) : NONE
}

/** Where in the table a key stands; ../extractor.ts does the same and refuses two keys in one place. */
// @ts-ignore: decorator
@inline
function slotOf(at: usize, length: u32): u32 {
  return (length + <u32>load<u8>(at) + <u32>load<u8>(at + 6) * 2 + <u32>load<u8>(at + length - 1) * 5) & (KEY_SLOTS - 1)
}

/** A key "events" or "records" in any case makes an object an envelope. */
function listOf(at: usize, length: usize): i32 {
  const low = load<u64>(at) | 0x2020202020202020
  if (length == 6) return (low & 0xffffffffffff) == EVENTS ? LIST : NONE
  return (low & 0xffffffffffffff) == RECORDS ? LIST : NONE
}
