import { createHash, createHmac, hkdfSync } from 'node:crypto'
import { env } from '../env'
import type { Tx } from '../db/tenant'
import { rosterTemplate } from '../analyzers/roster/template'

/** Files this short say nothing of whose they are: a header line, an empty list, "{}". */
const tellingBytes = 512

/** What Veritar itself hands out to be filled in; sent back blank, it is the same everywhere. */
const handedOut = new Set([createHash('sha256').update(rosterTemplate).digest('hex')])

/**
 * The mark by which the same file is known again: a keyed digest, from which nobody without the key of this installation
 * can tell a file, or find out whether a file they have was ever given.
 * @returns null for files that are the same everywhere without anybody having copied
 */
export function markOf(file: { sha256: string; size: bigint }): Uint8Array<ArrayBuffer> | null {
  if (file.size < BigInt(tellingBytes) || handedOut.has(file.sha256)) return null
  const key = Buffer.from(hkdfSync('sha256', env().NEXTAUTH_SECRET, '', 'veritar file mark', 32))
  return new Uint8Array(createHmac('sha256', key).update(`${file.sha256}\0${file.size}`).digest())
}

/** Which of these revisions hold a file that another subcontractor gave earlier. Only the prime of a submitted assessment is ever told of one. */
export async function seenElsewhere(tx: Tx, revisionIds: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`select id from unnest(${revisionIds}::uuid[]) as id where seen_elsewhere(id)`
  return new Set(rows.map(({ id }) => id))
}
