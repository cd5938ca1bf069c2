import { entryOf, type LoggedEvent } from './entry'
import { leafHash } from './merkle'

/**
 * Where an event stands: under its index in the log, waiting for one, written before there was a log, or no longer
 * what was logged.
 */
export type Standing = { is: 'logged'; index: number } | { is: 'waiting' } | { is: 'before' } | { is: 'altered'; index: number }

type Row = LoggedEvent & { payload: Uint8Array | null; salt: Uint8Array | null }

/**
 * Holds the row a page shows against the bytes that were logged, and those against the leaf of the tree.
 * @param leaf hash stored under the index; undefined when there is none
 */
export function standingOf(row: Row, index: number | null, leaf: Buffer | undefined): Standing {
  if (!row.payload || !row.salt) return { is: 'before' }
  const same = entryOf(row, row.salt).equals(row.payload)
  if (index === null) return same ? { is: 'waiting' } : { is: 'altered', index: -1 }
  return same && leaf && leafHash(row.payload).equals(leaf) ? { is: 'logged', index } : { is: 'altered', index }
}

/** A standing in a word or two. */
export function standingWords(standing: Standing): string {
  const words = { logged: () => `No. ${(standing as { index: number }).index.toLocaleString('en-US')}`, waiting: () => 'Waiting for its place', before: () => 'From before the log', altered: () => 'Changed after logging' }
  return words[standing.is]()
}
