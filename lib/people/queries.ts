import 'server-only'
import type { Actor, Role } from '../auth/actor'
import { identityProviders } from '../auth/identity-providers'
import { isoDay } from '../day-words'
import { readAs } from '../db/tenant'
import { type Standing, verificationStanding } from './standing'

export type PersonRow = {
  personId: string
  name: string
  email: string
  you: boolean
  memberships: { id: string; role: Role; active: boolean }[]
  verification: { standing: Standing; method: string; verifiedOn: string; nextReview: string; by: string; reason: string } | null
}

export type IssuerRow = { issuer: string; name: string | null; addedAt: string; by: string }

/** Where people of the actor's organization may sign in, oldest first. Of one that is not set up here any more there is no name. */
export async function findIssuers(actor: Actor): Promise<IssuerRow[]> {
  const known = identityProviders()
  return readAs(actor, async (tx) => {
    const rows = await tx.organizationIssuer.findMany({ where: { orgId: actor.orgId, removedAt: null }, orderBy: { addedAt: 'asc' } })
    const people = await tx.membership.findMany({ where: { orgId: actor.orgId, personId: { in: rows.map(({ addedById }) => addedById) } }, select: { personId: true, person: { select: { name: true } } } })
    return rows.map(({ issuer, addedAt, addedById }) => ({
      issuer,
      name: known.find((one) => one.issuer === issuer)?.name ?? null,
      addedAt: isoDay(addedAt),
      by: people.find(({ personId }) => personId === addedById)?.person.name ?? 'someone who left',
    }))
  })
}

/** Everyone of the actor's organization with their roles and newest verification, by name; who may ask is for the page. */
export async function findPeople(actor: Actor, now: Date): Promise<PersonRow[]> {
  return readAs(actor, async (tx) => {
    const members = await tx.membership.findMany({ where: { orgId: actor.orgId }, include: { person: { select: { name: true, email: true } } }, orderBy: [{ person: { name: 'asc' } }, { createdAt: 'asc' }] })
    const records = await tx.verification.findMany({ where: { orgId: actor.orgId }, orderBy: { id: 'desc' } })
    const nameOf = (id: string) => members.find((one) => one.personId === id)?.person.name ?? 'someone who left'
    return [...new Set(members.map(({ personId }) => personId))].flatMap((personId): PersonRow[] => {
      const own = members.filter((one) => one.personId === personId)
      const record = records.find((one) => one.personId === personId)
      const days = record && { verifiedOn: isoDay(record.verifiedOn), nextReview: isoDay(record.nextReview), withdrawn: record.withdrawnAt !== null }
      return own[0] ? [{
        personId,
        ...own[0].person,
        you: personId === actor.personId,
        memberships: own.map(({ id, role, active }) => ({ id, role: role as Role, active })),
        verification: record && days ? { ...days, standing: verificationStanding(days, isoDay(now)), method: record.method, by: nameOf(record.verifiedById), reason: record.withdrawReason } : null,
      }] : []
    })
  })
}
