import type { Tx } from '../../db/tenant'
import { env } from '../../env'

export type Room = { bytes: number; files: number }

/**
 * What an organization may still upload: its evidence and what is announced count together, so that uploads side by side
 * cannot pass the quota. Takes a lock that the transaction holds until it ends.
 */
export async function roomLeft(tx: Tx, subId: string): Promise<Room> {
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('upload quota'), hashtext(${subId}))::text`
  // Objects, not files: who may not read evidence sees no file and has the same quota.
  const kept = await tx.vaultObject.aggregate({ where: { orgId: subId, state: 'stored' }, _sum: { size: true }, _count: true })
  const coming = await tx.upload.aggregate({ where: { subId, state: { in: ['created', 'receiving'] } }, _sum: { size: true }, _count: true })
  return {
    bytes: env().EVIDENCE_QUOTA - Number(kept._sum.size ?? 0n) - Number(coming._sum.size ?? 0n),
    files: env().EVIDENCE_FILES - kept._count - coming._count,
  }
}
