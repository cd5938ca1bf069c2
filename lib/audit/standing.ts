import { entryOf, type LoggedEvent } from './entry'
import { leafHash } from './merkle'
import type { Standing } from './standing-words'

type Row = LoggedEvent & { payload: Uint8Array | null; salt: Uint8Array | null }

/**
 * Holds the row a page shows against the bytes that were logged, and those against the leaf of the tree.
 * @param leaf hash stored under the index; undefined when there is none
 */
export function standingOf(row: Row, index: number | null, leaf: Buffer | undefined): Standing {
  if (!row.payload || !row.salt) return { is: 'before' }
  const same = entryOf(row, row.salt).equals(row.payload)
  if (index === null) return same ? { is: 'waiting' } : { is: 'altered', index }
  return same && leaf && leafHash(row.payload).equals(leaf) ? { is: 'logged', index } : { is: 'altered', index }
}
