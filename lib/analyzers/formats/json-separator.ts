import type { Cursor } from './json-cursor'
import { parseSlice } from './json-text'

/**
 * What stands between two records of a file: `},{"eventVersion":` in files as delivered, the same with line breaks in
 * pretty-printed ones. Once seen, native search finds the next boundary many times faster than looking at each byte.
 */
export type Separator = { bytes: Buffer; hits: number; misses: number }

const longest = 256
const failing = ({ hits, misses }: Separator) => misses > 16 && misses > hits / 8

/**
 * Parses the record at `c.at` if the separator ends it within the bytes at hand; null when it has to be read byte by byte.
 * A boundary inside a string or a nested value cannot pass: no proper prefix of a JSON object is a JSON object.
 */
export function parseFast(c: Cursor, separator: Separator | null, limit: number): { value: Record<string, unknown>; end: number } | null {
  if (!separator || failing(separator)) return null
  const boundary = c.bytes.indexOf(separator.bytes, c.at)
  if (boundary < 0 || boundary + 1 - c.keep > limit) return null
  const value = parseSlice(c.bytes.subarray(c.at, boundary + 1))
  if (value === undefined) {
    separator.misses++
    return null
  }
  separator.hits++
  return { value: value as Record<string, unknown>, end: boundary + 1 }
}

/** The separator that the bytes behind a record ending at `end` show; the known one when it still does well or they show none. */
export function relearn(c: Cursor, end: number, known: Separator | null): Separator | null {
  if (known && !failing(known)) return known
  const behind = c.bytes.toString('latin1', end - 1, end + longest)
  const found = /^\}\s*,?\s*\{\s*"[^"\\]{1,64}"\s*:/.exec(behind)
  if (!found) return known
  const bytes = Buffer.from(found[0], 'latin1')
  return known?.bytes.equals(bytes) ? known : { bytes, hits: 0, misses: 0 }
}
