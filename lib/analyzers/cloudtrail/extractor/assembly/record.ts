import { ADDRESS, AGENT, ALIKE_SIZE, CLASSES, ENDPOINT, ERROR_MESSAGE, FILE, ID, IDENTITY, LIST, NAME, NONE, REGION, RESOURCES, SOURCE, TIME, TLS } from './layout'
import { classOf } from './known'
import { follow, followingEnd, followingField, startKeys } from './following'
import { againAt, latestOf, remember } from './latest'
import { identityEnd, identityKind } from './identity'
import { fieldOf } from './keys'
import { resourcesClass, resourcesEnd } from './resources'
import { plain, skipSpace, stop, stringEnd } from './text'
import { seconds, timeAt } from './time'
import { valueEnd } from './value'

/** Of the record read last: its time, and the two halves of the hash of its id. */
export let time: u32 = 0
export let idHigh: u32 = 0
export let idLow: u32 = 0
/** A hash of all its classes. */
export let kindHash: u64 = 0
/** Class of the name of the file, for all its records. */
let file: i32 = 0

/** Without these a record can be something else than a CloudTrail event, or be wrapped: JSON.parse decides. */
const NEEDED: u32 = (1 << IDENTITY) | (1 << SOURCE) | (1 << NAME) | (1 << REGION) | (1 << TIME) | (1 << ID)
const LONGEST_ID: usize = 120

export function setFile(number: i32): void {
  file = number
}

/** Behind the record whose opening brace is at `p`; 0 when it is not whole, or holds anything unknown. */
export function recordEnd(p: usize): usize {
  for (let i: usize = 0; i < ALIKE_SIZE; i += 16) v128.store(CLASSES + i, v128.splat<i32>(0))
  kindHash = 0
  put(FILE, <u64>file)
  let seen: u32 = 0
  startKeys()
  p = skipSpace(p + 1)
  while (true) {
    const known = followingEnd(p)
    p = known == 0 ? keyEnd(p) : known
    if (p == 0) return 0
    const field = followingField
    p = skipSpace(p)
    if (field == NONE) p = valueEnd(p, 1)
    else {
      if (field == LIST || (seen & (1 << field)) != 0) return stop(p)
      seen |= 1 << field
      p = fieldEnd(field, p)
    }
    if (p == 0) return 0
    p = skipSpace(p)
    const c = load<u8>(p)
    if (c == 0x7d) break
    if (c != 0x2c) return stop(p)
    p = skipSpace(p + 1)
  }
  return (seen & NEEDED) == NEEDED ? p + 1 : stop(p)
}

/** Behind the key at `p` and its colon. */
function keyEnd(p: usize): usize {
  if (load<u8>(p) != 0x22) return stop(p)
  const end = stringEnd(p + 1)
  if (end == 0) return 0
  // An escape could spell a key that counts.
  if (!plain) return stop(end)
  const colon = skipSpace(end + 1)
  if (load<u8>(colon) != 0x3a) return stop(colon)
  follow(p, colon + 1, fieldOf(p + 1, end - p - 1), colon == end + 1)
  return colon + 1
}

function fieldEnd(field: i32, p: usize): usize {
  let found: i32 = 0
  let end: usize = 0
  if (field == TIME) return timeEnd(p)
  if (field == ID) return idEnd(p)
  if (field == IDENTITY) {
    end = identityEnd(p)
    found = identityKind
  } else if (field == RESOURCES && load<u8>(p) == 0x5b) {
    end = resourcesEnd(p)
    found = resourcesClass
  } else {
    const slot = latestOf(field, p)
    const length = againAt(slot, p)
    if (length != 0) {
      put(field, load<u64>(slot + 8))
      return p + length
    }
    end = valueEnd(p, 1)
    if (end == 0) return 0
    if (field == RESOURCES) found = load<u8>(p) == 0x6e ? 0 : -1
    // Of these only matters whether there is any text.
    else if (field == ERROR_MESSAGE || field == ENDPOINT) found = load<u8>(p) == 0x22 && end - p > 2 ? 1 : 0
    else if (end - p < 8) {
      const bits = <u64>(end - p) << 3
      const short = (bits << 53) | (load<u64>(p) & ((<u64>1 << bits) - 1))
      remember(slot, p, end - p, short)
      put(field, short)
      return end
    } else {
      found = classOf(field, p, end - p, field == ADDRESS || field == AGENT || field == TLS)
      if (found >= 0) remember(slot, p, end - p, <u64>found)
    }
  }
  if (end == 0) return 0
  put(field, <u64>found)
  return found < 0 ? stop(end) : end
}

/** Notes the class of a field; classes of short values are the bytes themselves, with the length in the highest byte. */
// @ts-ignore: decorator
@inline
function put(field: i32, found: u64): void {
  store<u64>(CLASSES + (<usize>field << 3), found)
  kindHash = (rotl(kindHash, 5) ^ (found + <u64>field)) * 0x9e3779b97f4a7c15
}

function timeEnd(p: usize): usize {
  if (load<u8>(p) != 0x22 || !timeAt(p + 1) || load<u8>(p + 21) != 0x22) return stop(p)
  time = seconds
  return p + 22
}

function idEnd(p: usize): usize {
  if (load<u8>(p) != 0x22) return stop(p)
  const end = stringEnd(p + 1)
  if (end == 0) return 0
  const length = end - p - 1
  if (!plain || length == 0 || length > LONGEST_ID) return stop(p)
  hashId(p + 1, length)
  return end + 1
}

/** Two hashes of 32 bits, the same as hashText of ../../../log-rules/seen-ids.ts gives. */
function hashId(at: usize, length: usize): void {
  let high: u32 = 0x811c9dc5
  let low: u32 = 0x9747b28c
  let i: usize = 0
  for (; i < length; i += 4) {
    let word = load<u32>(at + i)
    const rest = length - i
    if (rest < 4) word &= (<u32>1 << (<u32>rest << 3)) - 1
    high = (high ^ word) * 0x01000193
    high ^= high >> 15
    low = (low ^ word) * 0x5bd1e995
    low ^= low >> 13
  }
  idHigh = high
  idLow = low
}
