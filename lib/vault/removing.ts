import { withTenant } from '../db/tenant'
import type { VaultDb } from './object'
import { store } from './open-vault'

/**
 * Erases the data keys of stored objects, after which nobody can read them; `eraseBytes` removes the bytes afterwards.
 * @throws Error when one of them is not stored, or is not the caller's to remove
 */
export async function forgetObjects(db: VaultDb, objectIds: string[], now: Date): Promise<void> {
  const { count } = await db.vaultObject.updateMany({ where: { id: { in: objectIds }, state: 'stored' }, data: { state: 'removed', wrappedKey: null, removedAt: now } })
  if (count !== objectIds.length) throw new Error(`Only ${count} of ${objectIds.length} objects could be removed.`)
}

/** Removes the encrypted bytes of objects whose rows say that they were removed; any other object stays. Doing it again changes nothing. */
export async function eraseBytes({ orgId, objectIds }: { orgId: string; objectIds: string[] }): Promise<void> {
  const rows = await withTenant({ orgId, personId: null }, (tx) => tx.vaultObject.findMany({ where: { id: { in: objectIds }, orgId, state: 'removed' }, select: { id: true } }))
  const where = await store()
  for (const { id } of rows) await where.remove({ organizationId: orgId, objectId: id })
}
