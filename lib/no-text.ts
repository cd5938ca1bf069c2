/** NUL or half a character, as JSON writes them; a backslash that a person typed stands before them as two. */
const written = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89ab][0-9a-f]{2}|d[c-f][0-9a-f]{2})/

/**
 * Whether a value holds, in any text within it, what PostgreSQL keeps in no column of text or JSON: NUL, or half of a
 * UTF-16 pair. Such input would fail deep in the database, after the work was done.
 */
export function holdsNoText(value: unknown): boolean {
  return written.test(JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? '')
}
