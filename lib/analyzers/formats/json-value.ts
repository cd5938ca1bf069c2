import type { Cursor, Reading } from './json-cursor'

export const quote = 0x22
const backslash = 0x5c

/** Why a value could not be taken; the caller adds the place. */
export type ScanTrouble = 'cut off' | 'too large'

/**
 * Moves behind the JSON value that starts at `c.at`, without parsing it: it only finds where the value must end.
 * Bytes from `c.keep` on are kept. Whether the bytes are JSON is for JSON.parse to say.
 */
export function* skipValue(c: Cursor, limit: number): Reading<ScanTrouble | null> {
  const first = c.bytes[c.at] as number
  if (first === quote) return yield* skipString(c, limit)
  if (first === 0x7b || first === 0x5b) return yield* skipNested(c, limit)
  return yield* skipBare(c, limit)
}

function* skipNested(c: Cursor, limit: number): Reading<ScanTrouble | null> {
  let depth = 0
  let inString = false
  let escaped = false
  for (;;) {
    const { bytes } = c
    let i = c.at
    while (i < bytes.length) {
      const byte = bytes[i++] as number
      if (inString) {
        if (escaped) escaped = false
        else if (byte === backslash) escaped = true
        else if (byte === quote) inString = false
      } else if (byte === quote) inString = true
      else if (byte === 0x7b || byte === 0x5b) depth++
      else if ((byte === 0x7d || byte === 0x5d) && --depth === 0) {
        c.at = i
        return i - c.keep > limit ? 'too large' : null
      }
    }
    c.at = i
    if (i - c.keep > limit) return 'too large'
    if (c.ended) return 'cut off'
    yield
  }
}

function* skipString(c: Cursor, limit: number): Reading<ScanTrouble | null> {
  let escaped = false
  c.at++
  for (;;) {
    const { bytes } = c
    let i = c.at
    while (i < bytes.length) {
      const byte = bytes[i++] as number
      if (escaped) escaped = false
      else if (byte === backslash) escaped = true
      else if (byte === quote) {
        c.at = i
        return i - c.keep > limit ? 'too large' : null
      }
    }
    c.at = i
    if (i - c.keep > limit) return 'too large'
    if (c.ended) return 'cut off'
    yield
  }
}

/** A number, true, false or null: everything up to a byte that cannot belong to it. */
function* skipBare(c: Cursor, limit: number): Reading<ScanTrouble | null> {
  for (;;) {
    const { bytes } = c
    let i = c.at
    while (i < bytes.length) {
      const byte = bytes[i] as number
      if (byte <= 0x20 || byte === 0x2c || byte === 0x5d || byte === 0x7d || byte === 0x3a || byte === quote) {
        c.at = i
        return null
      }
      i++
    }
    c.at = i
    if (i - c.keep > limit) return 'too large'
    if (c.ended) return null
    yield
  }
}
