import { mailTo } from '../../assessments/mail'
import { Conflict } from '../../conflict'
import type { HardwareKey } from '../../db/generated/client'
import type { Tx } from '../../db/tenant'
import type { Actor } from '../actor'
import type { Holder } from './answer'

/** A key that counts nowhere yet: whoever issued the sign-in link before it could have registered it themself. */
export const waiting = { waits: true, confirmedAt: null, removedAt: null } as const

/** Whether a key still waits for somebody else to confirm it. */
export const stillWaits = (key: Pick<HardwareKey, 'waits' | 'confirmedAt'>): boolean => key.waits && key.confirmedAt === null

/** Tells the person of a new key of theirs, and those who may confirm it that it waits. */
export async function tellOfKey(tx: Tx, holder: Holder, key: { name: string; model: string; linkedById: string | null; waits: boolean }): Promise<void> {
  const which = `“${key.name}” (${key.model})`
  const alarm = 'If this was not you, tell an administrator of your organization at once.'
  await mailTo(tx, holder.personId, holder.orgId, 'A security key was registered for you', key.waits ? `${which} was registered for you. It counts once a second administrator or an Export Control Officer of your organization has confirmed that it is in your hands. ${alarm}` : `${which} can now be used to sign in to Veritar as you and to confirm what you do. ${alarm}`)
  if (!key.waits) return
  const others = await tx.membership.findMany({ where: { orgId: holder.orgId, active: true, role: { in: ['admin', 'export-officer'] }, personId: { notIn: [holder.personId, ...(key.linkedById ? [key.linkedById] : [])] } }, select: { personId: true }, distinct: ['personId'] })
  for (const { personId } of others) await mailTo(tx, personId, holder.orgId, `A security key of ${holder.name} waits for you`, `A key was registered for ${holder.name} after a sign-in link that an administrator had issued. Ask them, in person or by video, whether they have it, and confirm it under “Your security keys” in the account menu. If they do not, confirm nothing and tell the operator.`)
}

/**
 * A key that waits, of a colleague, and that this actor may confirm.
 * @throws Conflict when there is none, or when it is for somebody else to confirm
 */
export async function waitingKey(tx: Tx, actor: Actor, keyId: string): Promise<HardwareKey & { holder: string; issuer: string }> {
  const key = await tx.hardwareKey.findFirst({ where: { id: keyId, ...waiting, person: { memberships: { some: { orgId: actor.orgId, active: true } } } }, include: { person: { select: { name: true } } } })
  if (!key || key.personId === actor.personId) throw new Conflict('This key does not wait for you. Reload the page.')
  if (key.linkedById === actor.personId) throw new Conflict('You issued the link it was registered through, so somebody else confirms it: another administrator or an Export Control Officer.')
  const issuer = key.linkedById ? await tx.person.findUnique({ where: { id: key.linkedById }, select: { name: true } }) : null
  return { ...key, holder: key.person.name, issuer: issuer?.name ?? 'an administrator of another organization' }
}
