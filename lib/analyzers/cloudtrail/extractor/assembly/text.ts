/** Why a scan stopped: 0 it did not, 1 the bytes ended, 2 something this code does not know. */
export let trouble: i32 = 0
/** End of the bytes at hand. */
export let limit: usize = 0
/** Whether the string read last has no escape and nothing but ASCII. */
export let plain: bool = false

export function begin(end: usize): void {
  limit = end
  trouble = 0
}

/** Notes why the scan stops at `p`; near the end nobody can tell a wrong byte from a missing one. */
export function stop(p: usize): usize {
  trouble = p + 8 >= limit ? 1 : 2
  return 0
}

/** The first byte at or behind `p` that is no white space. */
// @ts-ignore: decorator
@inline
export function skipSpace(p: usize): usize {
  return load<u8>(p) > 0x20 ? p : skipSpaces(p)
}

function skipSpaces(p: usize): usize {
  while (true) {
    const c = load<u8>(p)
    if (c != 0x20 && c != 0x0a && c != 0x0d && c != 0x09) return p
    p++
    while (v128.all_true<i8>(v128.eq<i8>(v128.load(p), v128.splat<i8>(0x20)))) p += 16
  }
}

/** From behind an opening quotation mark to the closing one; 0 when the string is malformed or not whole. */
// @ts-ignore: decorator
@inline
export function stringEnd(p: usize): usize {
  plain = true
  while (true) {
    const bytes = v128.load(p)
    const marks = v128.or(v128.eq<i8>(bytes, v128.splat<i8>(0x22)), v128.eq<i8>(bytes, v128.splat<i8>(0x5c)))
    // Signed, so that bytes of 0x80 and more are below 0x20 too.
    const odd = v128.bitmask<i8>(v128.or(marks, v128.lt<i8>(bytes, v128.splat<i8>(0x20))))
    if (odd == 0) {
      p += 16
      continue
    }
    p += <usize>ctz(odd)
    if (load<u8>(p) == 0x22) return p
    p = oddCharacter(p)
    if (p == 0) return 0
  }
}

/** Behind an escape or a character of several bytes, as JSON and UTF-8 allow them; 0 for anything else. */
function oddCharacter(p: usize): usize {
  plain = false
  const c = <u32>load<u8>(p)
  if (c == 0x5c) {
    const e = load<u8>(p + 1)
    if (e == 0x22 || e == 0x5c || e == 0x2f || e == 0x62 || e == 0x66 || e == 0x6e || e == 0x72 || e == 0x74) return p + 2
    if (e == 0x75 && hex(p + 2) && hex(p + 3) && hex(p + 4) && hex(p + 5)) return p + 6
    return stop(p)
  }
  if (c >= 0xc2 && c <= 0xdf) return tail(p + 1) ? p + 2 : stop(p)
  const second = <u32>load<u8>(p + 1)
  if ((c & 0xf0) == 0xe0) {
    const least: u32 = c == 0xe0 ? 0xa0 : 0x80
    const most: u32 = c == 0xed ? 0x9f : 0xbf
    return second >= least && second <= most && tail(p + 2) ? p + 3 : stop(p)
  }
  if (c >= 0xf0 && c <= 0xf4) {
    const least: u32 = c == 0xf0 ? 0x90 : 0x80
    const most: u32 = c == 0xf4 ? 0x8f : 0xbf
    return second >= least && second <= most && tail(p + 2) && tail(p + 3) ? p + 4 : stop(p)
  }
  return stop(p)
}

// @ts-ignore: decorator
@inline
function tail(p: usize): bool {
  return (load<u8>(p) & 0xc0) == 0x80
}

function hex(p: usize): bool {
  const c = load<u8>(p)
  return (c >= 0x30 && c <= 0x39) || ((c | 0x20) >= 0x61 && (c | 0x20) <= 0x66)
}
