import { withTenant } from '../../db/tenant'
import type { Actor } from '../actor'
import { enrolmentOf } from './enrolment'
import { keyModels } from './key-models'
import { relyingParty } from './key-mode'

/** One's own keys, newest last, and whether one may be registered now. */
export async function keysOf(actor: Actor) {
  const models = keyModels()
  return withTenant(actor, async (tx) => {
    const keys = await tx.hardwareKey.findMany({ where: { personId: actor.personId, removedAt: null }, select: { id: true, name: true, model: true, aaguid: true, registeredAt: true, lastUsedAt: true, blockedAt: true }, orderBy: { registeredAt: 'asc' } })
    return {
      keys: keys.map(({ aaguid, ...key }) => ({ ...key, allowed: models.some((model) => model.aaguid === aaguid) })),
      models: models.map(({ name }) => name),
      address: relyingParty() !== null,
      enrolment: await enrolmentOf(tx, actor),
    }
  })
}
export type OwnKeys = Awaited<ReturnType<typeof keysOf>>

/** The other people of an organization, with how many keys each has and until when a window is open for them. */
export async function colleaguesOf(actor: Actor) {
  return withTenant(actor, async (tx) => {
    const members = await tx.membership.findMany({ where: { orgId: actor.orgId, active: true, personId: { not: actor.personId } }, select: { personId: true, person: { select: { name: true } } }, orderBy: { person: { name: 'asc' } } })
    const people = [...new Map(members.map(({ personId, person }) => [personId, person.name]))]
    const personIds = people.map(([id]) => id)
    const keys = await tx.hardwareKey.findMany({ where: { personId: { in: personIds }, removedAt: null }, select: { personId: true } })
    const windows = await tx.keyEnrolment.findMany({ where: { personId: { in: personIds }, orgId: actor.orgId, usedAt: null, expiresAt: { gt: new Date() } }, select: { personId: true, expiresAt: true } })
    return people.map(([id, name]) => ({ id, name, keys: keys.filter((key) => key.personId === id).length, openUntil: windows.find((window) => window.personId === id)?.expiresAt ?? null }))
  })
}
