import { inContext } from '../../db/tenant'
import { consistencyRanges, hashesOf } from '../proofs'
import { storedNodes } from '../tree-store'
import { askWitness, type WitnessAddress } from './ask'

/**
 * Has the witness sign the newest head of a log, and keeps its signature beside the head.
 * @param again asks also when the database says that it has signed: a database that was put back says so of an old head
 * @throws Refused, or Error when the witness cannot be asked
 */
export async function cosign(logId: string, head: { size: number; note: string }, witness: WitnessAddress, again: boolean): Promise<void> {
  const last = await inContext({ worker: 'on' }, (tx) => tx.auditCosignature.findFirst({ where: { logId, name: witness.key.name }, orderBy: { size: 'desc' }, select: { size: true } }))
  if (!again && last && Number(last.size) >= head.size) return
  const proof = (from: number) => inContext({ worker: 'on' }, (tx) => hashesOf(consistencyRanges(from, head.size), storedNodes(tx, logId)))
  const line = await askWitness(witness, head, last ? Number(last.size) : 0, proof)
  await inContext({ worker: 'on' }, (tx) => tx.auditCosignature.createMany({ data: [{ logId, size: head.size, name: witness.key.name, line }], skipDuplicates: true }))
}
