import { Conflict } from '../conflict'
import type { Tx } from '../db/tenant'

/**
 * Holds the word that a page showed against the newest there is. Runs under the lock of the assessment, so of two
 * reviewers who judge one thing at once the second is told whose word came first; nothing is written over either.
 * @param latest the newest word on it, null while there is none
 * @param seen id of the one the page showed, null when it showed none
 * @throws Conflict that names who was faster
 */
export async function mustHaveSeen(tx: Tx, latest: { id: string; byId: string } | null, seen: string | null): Promise<void> {
  if ((latest?.id ?? null) === seen) return
  const by = latest && (await tx.person.findUnique({ where: { id: latest.byId }, select: { name: true } }))
  throw new Conflict(`${by?.name ?? 'Somebody else'} judged this in the meantime. Read their word on the page, then record yours; what you typed is still here.`)
}
