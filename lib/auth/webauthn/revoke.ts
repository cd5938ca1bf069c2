import { v7 as uuidv7 } from 'uuid'
import { mailTo } from '../../assessments/mail'
import { Conflict } from '../../conflict'
import type { Tx } from '../../db/tenant'
import type { Actor } from '../actor'

/** Hours in which a person whom an administrator verified may register a key again. */
const windowHours = 24

async function remove(tx: Tx, actor: Actor, keys: { id: string }[]): Promise<void> {
  const ids = keys.map(({ id }) => id)
  await tx.hardwareKey.updateMany({ where: { id: { in: ids }, removedAt: null }, data: { removedAt: new Date(), removedById: actor.personId } })
}

/**
 * Removes one's own key; the sessions it opened end with it.
 * @returns the key, as the record names it
 * @throws Conflict when there is no such key any more
 */
export async function removeKey(tx: Tx, actor: Actor, keyId: string): Promise<{ keyId: string; personId: string; model: string }> {
  const key = await tx.hardwareKey.findFirst({ where: { id: keyId, personId: actor.personId, removedAt: null } })
  if (!key) throw new Conflict('This key was removed already. Reload the page.')
  await remove(tx, actor, [key])
  await tx.$executeRaw`update "Session" set "revokedAt" = now() where "assuredById" = ${keyId}::uuid and "revokedAt" is null`
  await mailTo(tx, actor.personId, actor.orgId, 'A security key of yours was removed', `“${key.name}” (${key.model}) no longer signs you in to Veritar. If this was not you, tell an administrator of your organization at once.`)
  return { keyId, personId: actor.personId, model: key.model }
}

/**
 * Removes every key of a colleague who lost theirs and lets them register one anew within a day, once, after a new sign-in:
 * the database ends every session they had.
 * @param given.verifiedBy how the administrator made sure that it is them; no number of a document
 * @returns how many keys were removed
 * @throws Conflict when it is oneself, or nobody of this organization
 */
export async function openRecovery(tx: Tx, actor: Actor, given: { personId: string; verifiedBy: string }): Promise<number> {
  if (given.personId === actor.personId) throw new Conflict('Nobody opens this for yourself but another administrator.')
  const member = await tx.membership.findFirst({ where: { orgId: actor.orgId, personId: given.personId, active: true } })
  if (!member) throw new Conflict('This person does not belong to your organization.')
  const keys = await tx.hardwareKey.findMany({ where: { personId: given.personId, removedAt: null }, select: { id: true } })
  await remove(tx, actor, keys)
  await tx.$executeRaw`
    insert into "KeyEnrolment" (id, "personId", "orgId", "openedById", "verifiedBy", "openedAt", "expiresAt")
    values (${uuidv7()}::uuid, ${given.personId}::uuid, ${actor.orgId}::uuid, ${actor.personId}::uuid, ${given.verifiedBy}, now(), now() + make_interval(hours => ${windowHours}::int))`
  await mailTo(tx, given.personId, actor.orgId, 'Your security keys were removed', `${actor.name} removed your security keys because they were lost. Sign in as always within ${windowHours} hours and register a new one. If you lost none, tell another administrator at once.`)
  return keys.length
}
