import { v7 as uuidv7 } from 'uuid'
import { mailTo } from '../../assessments/mail'
import { Conflict } from '../../conflict'
import { setContext, type Tx } from '../../db/tenant'
import type { Actor } from '../actor'
import { recordAudit } from '../../audit/record'
import { usableKeys } from './sign-in'

/** Hours in which a person whom an administrator verified may register a key again. */
const windowHours = 24

/** Why the only key is not removed: who ever had one is asked for one. */
export const onlyKey = 'This is your only key. Without it you could not sign in again, so register a second one first. If it is lost or in other hands, an administrator of your organization removes it and lets you register anew.'

async function remove(tx: Tx, actor: Actor, keys: { id: string }[]): Promise<void> {
  const ids = keys.map(({ id }) => id)
  await tx.hardwareKey.updateMany({ where: { id: { in: ids }, removedAt: null }, data: { removedAt: new Date(), removedById: actor.personId } })
}

/**
 * Removes one's own key; the sessions it opened end with it.
 * @returns the key, as the record names it
 * @throws Conflict when there is no such key any more, or it is the only one that counts
 */
export async function removeKey(tx: Tx, actor: Actor, keyId: string): Promise<{ keyId: string; personId: string; model: string }> {
  // Two at once of the same person follow one another: the second finds only one key left.
  await tx.$queryRaw`select 1 from "Person" where id = ${actor.personId}::uuid for no key update`
  const key = await tx.hardwareKey.findFirst({ where: { id: keyId, personId: actor.personId, removedAt: null } })
  if (!key) throw new Conflict('This key was removed already. Reload the page.')
  const usable = await usableKeys(tx, actor.personId)
  if (usable.length === 1 && usable[0]?.id === keyId) throw new Conflict(onlyKey)
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
  await tellElsewhere(tx, actor, given.personId)
  return keys.length
}

/**
 * Keys are a person's, whatever organizations they belong to: the others have it in their own log, and their
 * administrators are told. They are not told which organization it was.
 */
async function tellElsewhere(tx: Tx, actor: Actor, personId: string): Promise<void> {
  const rows = await tx.$queryRaw<{ orgId: string; kind: 'prime' | 'subcontractor'; adminId: string | null }[]>`select * from told_of_recovery(${personId}::uuid)`
  for (const orgId of new Set(rows.map((row) => row.orgId))) {
    const there = rows.filter((row) => row.orgId === orgId)
    await setContext(tx, { org_id: orgId })
    const person = await tx.person.findUnique({ where: { id: personId }, select: { name: true } })
    await recordAudit(tx, { actor: { system: 'Veritar', orgId, orgKind: there[0]?.kind ?? 'prime' }, event: { code: 'key.recovered-elsewhere', data: { personId }, target: personId } })
    for (const { adminId } of there) {
      if (adminId) await mailTo(tx, adminId, orgId, `The security keys of ${person?.name ?? 'a member'} were removed`, `${person?.name ?? 'A member'} also belongs to another organization. An administrator there removed all their security keys as lost and lets them register a new one within ${windowHours} hours, which will sign them in to your organization as well. If they tell you that they lost none, deactivate them under “People” until it is clear.`)
    }
  }
  await setContext(tx, { org_id: actor.orgId, person_id: actor.personId })
}
