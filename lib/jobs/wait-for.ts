import { type Tenant, type Tx, withTenant } from '../db/tenant'
import { KeyGone, KeysAway } from '../vault/keys/key-service'
import { enqueue } from './enqueue'

/** Seconds until what was away is asked again. */
const askAgain = 20

/** Whether evidence cannot be opened only for now: what holds the keys gives no answer, or lacks a key that nobody destroyed. */
export async function keysAway(tenant: Tenant, error: unknown): Promise<boolean> {
  if (error instanceof KeysAway) return true
  if (!(error instanceof KeyGone)) return false
  const key = await withTenant(tenant, (tx) => tx.vaultKey.findUnique({ where: { id: error.keyId }, select: { destroyedAt: true } }))
  return key?.destroyedAt === null
}

/** Has a revision wait, visibly and unread, until it can be asked again; one that is read anew keeps what is known of it. */
export async function waitFor(tx: Tx, what: { orgId: string; revisionId: string; again: boolean }, reason: string, remedy: string): Promise<void> {
  if (!what.again) await tx.evidenceRevision.update({ where: { id: what.revisionId }, data: { reason, remedy }, select: { id: true } })
  await enqueue(tx, 'analyze', what, askAgain)
}

/** The same where the keys are away. */
export async function waitForKeys(tenant: Tenant, what: { orgId: string; revisionId: string; again: boolean }): Promise<void> {
  await withTenant(tenant, (tx) => waitFor(tx, what, 'The key of this evidence cannot be used right now.', 'Nothing needs to be done: it is read as soon as the key is there again.'))
}
