import { readAs } from '../../db/tenant'
import type { Actor } from '../actor'
import { enrolmentOf } from './enrolment'
import { keyModels } from './key-models'
import { relyingParty } from './key-mode'
import { stillWaits } from './waiting-keys'

/** One's own keys, newest last, and whether one may be registered now. */
export async function keysOf(actor: Actor) {
  const models = keyModels()
  return readAs(actor, async (tx) => {
    const keys = await tx.hardwareKey.findMany({ where: { personId: actor.personId, removedAt: null }, select: { id: true, name: true, model: true, aaguid: true, registeredAt: true, lastUsedAt: true, blockedAt: true, waits: true, confirmedAt: true }, orderBy: { registeredAt: 'asc' } })
    return {
      keys: keys.map(({ aaguid, waits, confirmedAt, ...key }) => ({ ...key, allowed: models.some((model) => model.aaguid === aaguid), waits: stillWaits({ waits, confirmedAt }) })),
      models: models.map(({ name }) => name),
      address: relyingParty() !== null,
      enrolment: await enrolmentOf(tx, actor),
    }
  })
}
export type OwnKeys = Awaited<ReturnType<typeof keysOf>>

/** The other people of an organization, with how many keys each has, which of them came through a link, and until when a window is open for them. */
export async function colleaguesOf(actor: Actor) {
  return readAs(actor, async (tx) => {
    const members = await tx.membership.findMany({ where: { orgId: actor.orgId, active: true, personId: { not: actor.personId } }, select: { personId: true, person: { select: { name: true } } }, orderBy: { person: { name: 'asc' } } })
    const people = [...new Map(members.map(({ personId, person }) => [personId, person.name]))]
    const personIds = people.map(([id]) => id)
    const keys = await tx.hardwareKey.findMany({ where: { personId: { in: personIds }, removedAt: null }, select: { id: true, personId: true, name: true, model: true, registeredAt: true, waits: true, confirmedAt: true, linkedById: true } })
    const windows = await tx.keyEnrolment.findMany({ where: { personId: { in: personIds }, orgId: actor.orgId, usedAt: null, expiresAt: { gt: new Date() } }, select: { personId: true, expiresAt: true } })
    const issuers = await tx.person.findMany({ where: { id: { in: keys.flatMap(({ linkedById }) => linkedById ?? []) } }, select: { id: true, name: true } })
    const nameOf = (id: string) => issuers.find((one) => one.id === id)?.name ?? 'somebody of another organization'
    return people.map(([id, name]) => {
      const own = keys.filter((key) => key.personId === id)
      const linked = own.flatMap(({ linkedById, ...key }) => (linkedById ? [{ id: key.id, name: key.name, model: key.model, registeredAt: key.registeredAt, issuer: nameOf(linkedById), byYou: linkedById === actor.personId, waits: stillWaits(key), confirmed: key.confirmedAt !== null }] : []))
      return { id, name, keys: own.length, linked, openUntil: windows.find((window) => window.personId === id)?.expiresAt ?? null }
    })
  })
}
export type Colleague = Awaited<ReturnType<typeof colleaguesOf>>[number]
