import type { Tx } from '../db/tenant'
import { parseCheckpoint, proofText } from './checkpoint'
import { leafHash } from './merkle'
import { hashesOf, inclusionRanges, provesInclusion } from './proofs'
import { storedNodes } from './tree-store'

/**
 * The proof that the event of a determination is in the log of its prime (c2sp.org/tlog-proof), against the newest signed
 * head with the signatures of witnesses. Null while the event has no place under a signed head, which takes a second.
 * @throws LogBroken or Error when the log does not prove it
 */
export async function determinationProof(tx: Tx, determination: { id: string; assessmentId: string; primeId: string }): Promise<string | null> {
  const { primeId: logId, assessmentId, id } = determination
  const event = await tx.auditEvent.findFirst({ where: { assessmentId, code: 'determination.recorded', data: { path: ['determinationId'], equals: id } }, include: { leaf: { select: { index: true } } } })
  const newest = await tx.auditCheckpoint.findFirst({ where: { logId }, orderBy: { size: 'desc' } })
  const head = newest && parseCheckpoint(newest.note)
  if (!event?.payload || event.leaf?.index == null || !head || event.leaf.index >= head.size) return null
  const [entry, index] = [Buffer.from(event.payload), Number(event.leaf.index)]
  const witnesses = await tx.auditCosignature.findMany({ where: { logId, size: newest.size }, orderBy: { name: 'asc' } })
  const path = await hashesOf(inclusionRanges(index, head.size), storedNodes(tx, logId))
  if (!provesInclusion({ leaf: leafHash(entry), index, size: head.size, path, root: head.root })) throw new Error('The audit log does not prove this determination: have the log checked before the report is used.')
  return proofText({ entry, index, path, checkpoint: newest.note + witnesses.map(({ line }) => line).join('') })
}
