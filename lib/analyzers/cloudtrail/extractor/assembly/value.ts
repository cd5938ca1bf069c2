import { skipSpace, stop, stringEnd } from './text'

/** Deeper values are left to JSON.parse, which has its own limit. */
const DEEPEST: i32 = 60

/** Behind the JSON value that starts at `p`; 0 when it is malformed, not whole, or nested deeply. */
export function valueEnd(p: usize, depth: i32): usize {
  const c = load<u8>(p)
  if (c == 0x22) {
    p = stringEnd(p + 1)
    return p == 0 ? 0 : p + 1
  }
  if (c == 0x7b) return objectEnd(p + 1, depth + 1)
  if (c == 0x5b) return arrayEnd(p + 1, depth + 1)
  if (c == 0x74) return load<u32>(p) == 0x65757274 ? p + 4 : stop(p)
  if (c == 0x66) return load<u32>(p + 1) == 0x65736c61 ? p + 5 : stop(p)
  if (c == 0x6e) return load<u32>(p) == 0x6c6c756e ? p + 4 : stop(p)
  return numberEnd(p)
}

/** From behind the opening brace. */
export function objectEnd(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return stop(p)
  p = skipSpace(p)
  if (load<u8>(p) == 0x7d) return p + 1
  while (true) {
    if (load<u8>(p) != 0x22) return stop(p)
    p = stringEnd(p + 1)
    if (p == 0) return 0
    // `":"` and `","` without white space are by far the most frequent.
    if (load<u16>(p + 1) == 0x223a) {
      p = stringEnd(p + 3)
      if (p == 0) return 0
      p++
    } else {
      p = skipSpace(p + 1)
      if (load<u8>(p) != 0x3a) return stop(p)
      p = valueEnd(skipSpace(p + 1), depth)
      if (p == 0) return 0
    }
    if (load<u16>(p) == 0x222c) {
      p++
      continue
    }
    p = skipSpace(p)
    const c = load<u8>(p)
    if (c == 0x7d) return p + 1
    if (c != 0x2c) return stop(p)
    p = skipSpace(p + 1)
  }
}

function arrayEnd(p: usize, depth: i32): usize {
  if (depth > DEEPEST) return stop(p)
  p = skipSpace(p)
  if (load<u8>(p) == 0x5d) return p + 1
  while (true) {
    p = valueEnd(p, depth)
    if (p == 0) return 0
    p = skipSpace(p)
    const c = load<u8>(p)
    if (c == 0x5d) return p + 1
    if (c != 0x2c) return stop(p)
    p = skipSpace(p + 1)
  }
}

function numberEnd(p: usize): usize {
  if (load<u8>(p) == 0x2d) p++
  if (load<u8>(p) == 0x30) p++
  else {
    p = digits(p)
    if (p == 0) return 0
  }
  if (load<u8>(p) == 0x2e) {
    p = digits(p + 1)
    if (p == 0) return 0
  }
  if ((load<u8>(p) | 0x20) == 0x65) {
    p++
    const sign = load<u8>(p)
    if (sign == 0x2b || sign == 0x2d) p++
    p = digits(p)
  }
  return p
}

/** Behind one or more digits. */
function digits(p: usize): usize {
  const from = p
  while (load<u8>(p) - 0x30 < 10) p++
  return p == from ? stop(p) : p
}
