import { IDENTITY, IDENTITY_KINDS, MEMO, MEMO_SLOT, MEMO_SLOTS, SCRATCH, SCRATCH_SIZE, VALUE_SLOTS } from './layout'
import { classOf, classify, same } from './known'
import { skipSpace, stop, stringEnd } from './text'
import { valueEnd } from './value'

/** Number of the identity read last, and its kind; below 0 when unknown. */
export let identityNumber: i32 = 0
export let identityKind: i32 = 0
let copied: usize = 0
let from: usize = 0
let assumedRole: bool = false

/**
 * Behind the identity that starts at `p`. Most are byte for byte one seen before, which is looked up by a part of its
 * bytes: a whole JSON object is never the beginning of another one, so equal bytes are the same value.
 */
export function identityEnd(p: usize): usize {
  if (load<u8>(p) != 0x7b) return stop(p)
  const slot = MEMO + <usize>(sampled(p) & <u32>(MEMO_SLOTS - 1)) * MEMO_SLOT
  const known = <usize>load<u32>(slot)
  if (known != 0 && same(slot + 16, p, known)) {
    identityNumber = load<i32>(slot + 4)
    identityKind = load<i32>(slot + 8)
    return p + known
  }
  const end = reduced(p)
  if (end == 0) return 0
  const length = end - p
  if (identityKind >= 0 && length <= MEMO_SLOT - 16) {
    store<u32>(slot, <u32>length)
    store<i32>(slot + 4, identityNumber)
    store<i32>(slot + 8, identityKind)
    memory.copy(slot + 16, p, length)
  }
  return end
}

export function forgetIdentities(): void {
  memory.fill(IDENTITY_KINDS, 0, <usize>VALUE_SLOTS * 2)
  for (let i: usize = 0; i < MEMO_SLOTS; i++) store<u32>(MEMO + i * MEMO_SLOT, 0)
}

/** A hash of where the name and the key of a session usually stand; any other one would be right, only slower. */
function sampled(p: usize): u32 {
  let names: u64 = 0
  let keys: u64 = 0
  for (let i: usize = 0; i < 96; i += 8) {
    names = rotl(names, 7) ^ load<u64>(p + 32 + i)
    keys = rotl(keys, 7) ^ load<u64>(p + 160 + i)
  }
  return <u32>(((names * 0x9e3779b97f4a7c15) ^ (keys * 0xff51afd7ed558ccd)) >> 44)
}

/** Reads the identity and classifies it without what changes by the hour and no rule asks: start and key of a role session. */
function reduced(p: usize): usize {
  copied = 0
  from = p
  assumedRole = load<u64>(p) == 0x3a2265707974227b && load<u64>(p + 8) == 0x64656d7573734122 && load<u32>(p + 16) == 0x656c6f52 && load<u8>(p + 20) == 0x22
  const end = objectEnd(p + 1, 2)
  if (end == 0 || !copy(end)) return 0
  identityNumber = classOf(IDENTITY, SCRATCH, copied, false)
  identityKind = identityNumber < 0 ? -1 : kindOf(identityNumber, p, end)
  return end
}

/** The host is asked once for each identity. */
function kindOf(number: i32, at: usize, end: usize): i32 {
  const place = IDENTITY_KINDS + (<usize>number << 2)
  if (load<i32>(place) == 0) store<i32>(place, classify(IDENTITY, at, <i32>(end - at)))
  return load<i32>(place)
}

function copy(to: usize): bool {
  const length = to - from
  if (copied + length > SCRATCH_SIZE) {
    stop(0)
    return false
  }
  memory.copy(SCRATCH + copied, from, length)
  copied += length
  return true
}

/** As objectEnd of ./value.ts, leaving out of the copy the values that do not matter. */
function objectEnd(p: usize, depth: i32): usize {
  if (depth > 20) return stop(p)
  p = skipSpace(p)
  if (load<u8>(p) == 0x7d) return p + 1
  while (true) {
    if (load<u8>(p) != 0x22) return stop(p)
    const key = p + 1
    p = stringEnd(key)
    if (p == 0) return 0
    const length = p - key
    p = skipSpace(p + 1)
    if (load<u8>(p) != 0x3a) return stop(p)
    const value = skipSpace(p + 1)
    p = load<u8>(value) == 0x7b ? objectEnd(value + 1, depth + 1) : valueEnd(value, depth)
    if (p == 0) return 0
    if (passing(key, length, value)) {
      if (!copy(value)) return 0
      from = p
    }
    p = skipSpace(p)
    const c = load<u8>(p)
    if (c == 0x7d) return p + 1
    if (c != 0x2c) return stop(p)
    p = skipSpace(p + 1)
  }
}

/** Whether a member is `creationDate` with a text, or the temporary `accessKeyId` of a role session. */
function passing(key: usize, length: usize, value: usize): bool {
  if (load<u8>(value) != 0x22) return false
  if (length == 12) return load<u64>(key) == 0x6e6f697461657263 && load<u32>(key + 8) == 0x65746144
  return length == 11 && assumedRole && load<u64>(key) == 0x654b737365636361 && load<u32>(key + 7) == 0x64497965 && load<u32>(value + 1) == 0x41495341
}
