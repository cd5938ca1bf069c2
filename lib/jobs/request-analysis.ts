import type { Tx } from '../db/tenant'
import { enqueue } from './enqueue'

/**
 * Has a revision read, or read again under another kind, when the transaction commits. Until then nothing of it counts.
 * Runs in the subcontractor's transaction: the evidence is its own.
 */
export async function requestAnalysis(tx: Tx, revision: { id: string; subId: string }): Promise<void> {
  await tx.evidenceRevision.update({ where: { id: revision.id }, data: { status: 'pending', reason: '', places: [], remedy: '' }, select: { id: true } })
  await enqueue(tx, 'analyze', { orgId: revision.subId, revisionId: revision.id })
}
