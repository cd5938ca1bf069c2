import { FIELDS, LATEST, LATEST_SLOT, LATEST_WAYS, TLS } from './layout'
import { same } from './known'

/**
 * Where a value that starts at `p` would be remembered. A value is found by a part of its bytes, and of those behind it;
 * any other part would be right, only slower.
 */
// @ts-ignore: decorator
@inline
export function latestOf(field: i32, p: usize): usize {
  // Connections differ in the host, which stands at their end.
  const at = p + (field == TLS ? 92 : 1)
  const sample = ((load<u64>(at) * 0x9e3779b97f4a7c15) ^ (load<u64>(at + 8) * 0xff51afd7ed558ccd) ^ (load<u64>(at + 16) * 0xc4ceb9fe1a85ec53)) >> 59
  return LATEST + (<usize>field * LATEST_WAYS + <usize>sample) * LATEST_SLOT
}

/**
 * The length of the remembered value when it stands at `p` again, else 0. A string, list or object is never the beginning
 * of another one, so equal bytes are the same value; a number can be, and none is remembered.
 */
// @ts-ignore: decorator
@inline
export function againAt(slot: usize, p: usize): usize {
  const length = <usize>load<u32>(slot)
  return length != 0 && same(slot + 16, p, length) ? length : 0
}

/** Remembers what a value is put down as. */
export function remember(slot: usize, p: usize, length: usize, as: u64): void {
  const first = load<u8>(p)
  if (length > LATEST_SLOT - 16 || (first != 0x22 && first != 0x7b && first != 0x5b)) return
  store<u32>(slot, <u32>length)
  store<u64>(slot + 8, as)
  // There is memory behind both. A loop, for a call of memory.copy costs more than so few bytes.
  for (let i: usize = 0; i < length; i += 16) v128.store(slot + 16 + i, v128.load(p + i))
}

export function forgetLatest(): void {
  for (let i: usize = 0; i < <usize>FIELDS * LATEST_WAYS; i++) store<u32>(LATEST + i * LATEST_SLOT, 0)
}
