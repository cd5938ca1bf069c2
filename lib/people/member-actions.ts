'use server'

import { v7 as uuidv7 } from 'uuid'
import { type Role, roleWords, rolesOf } from '../auth/actor'
import { newToken, tokenHash } from '../auth/token'
import type { Tx } from '../db/tenant'
import { env } from '../env'
import { withinLimit } from '../limits/count'
import { action, Conflict } from '../guard'
import { mailTo } from '../assessments/mail'
import { colleague, refuseBothHands } from './members'
import { AddMember, ChangeMember, IssueLink } from './schema'

const own = () => 'own' as const

/** A one-time link for a membership; those issued before stop working. The database clock gives it 15 minutes. */
async function newLink(tx: Tx, of: { orgId: string; personId: string; membershipId: string }, issuedById: string): Promise<{ id: string; link: string }> {
  const [id, token] = [uuidv7(), newToken()]
  await tx.$executeRaw`update "SignInLink" set "expiresAt" = now() where "personId" = ${of.personId}::uuid and "orgId" = ${of.orgId}::uuid and "usedAt" is null and "expiresAt" > now()`
  await tx.$executeRaw`insert into "SignInLink" (id, "orgId", "personId", "membershipId", "tokenHash", "issuedById", "createdAt", "expiresAt")
    values (${id}::uuid, ${of.orgId}::uuid, ${of.personId}::uuid, ${of.membershipId}::uuid, ${tokenHash(token)}, ${issuedById}::uuid, now(), now() + interval '15 minutes')`
  return { id, link: new URL(`/enter/${token}`, env().APP_ORIGIN).href }
}

/** Adds a colleague in one role. They come in by a one-time link, which an administrator issues when they are ready. */
export const addMember = action('member:write', AddMember, own, async ({ tx, actor, input }) => {
  if (!rolesOf[actor.orgKind].includes(input.role)) throw new Conflict('Your organization has no such role.')
  const known = await tx.membership.findFirst({ where: { orgId: actor.orgId, person: { email: { equals: input.email, mode: 'insensitive' } } }, include: { person: { select: { id: true, name: true } } } })
  if (known && known.person.id === actor.personId) throw new Conflict('Another administrator must give you a further role.')
  if (known) {
    const same = await tx.membership.findFirst({ where: { orgId: actor.orgId, personId: known.personId, role: input.role } })
    if (same) throw new Conflict(`${known.person.name} has this role already${same.active ? '' : '; activate it again instead'}.`)
    await refuseBothHands(tx, actor.orgId, known.person, input.role)
  }
  const personId = known?.personId ?? uuidv7()
  const membershipId = uuidv7()
  // Without RETURNING: a person is visible only through a membership.
  if (!known) await tx.person.createMany({ data: [{ id: personId, name: input.name, email: input.email }] })
  await tx.membership.createMany({ data: [{ id: membershipId, orgId: actor.orgId, personId, role: input.role }] })
  return { event: { code: 'member.added', data: { membershipId, role: input.role }, target: membershipId }, result: { membershipId } }
}, ({ actor, input }) => `You add ${input.name} (${input.email}) to ${actor.orgName} as ${roleWords[input.role]}.`)

/** Changes a colleague's role, or deactivates or activates them. Their sessions end with the next request. */
export const changeMember = action('member:write', ChangeMember, own, async ({ tx, actor, input }) => {
  const member = await colleague(tx, actor, input.membershipId)
  if (!rolesOf[actor.orgKind].includes(input.role)) throw new Conflict('Your organization has no such role.')
  if (input.role !== member.role) {
    if (await tx.membership.findFirst({ where: { orgId: actor.orgId, personId: member.personId, role: input.role } })) throw new Conflict(`${member.person.name} has this role already.`)
  }
  if (input.active) await refuseBothHands(tx, actor.orgId, { id: member.personId, name: member.person.name }, input.role)
  await tx.membership.update({ where: { id: member.id }, data: { role: input.role, active: input.active }, select: { id: true } })
  return { event: { code: 'member.changed', data: { membershipId: member.id, role: input.role, active: input.active }, target: member.id }, result: {} }
}, async ({ tx, actor, input }) => {
  const { person, role, active } = await colleague(tx, actor, input.membershipId)
  const roleChange = role === input.role ? '' : ` You change their role from ${roleWords[role as Role]} to ${roleWords[input.role]}.`
  const standing = active === input.active ? '' : input.active ? ' You let them sign in again.' : ' You deactivate them: they can no longer sign in in this role.'
  return `${person.name}, ${roleWords[role as Role]} of ${actor.orgName}.${roleChange}${standing} Their sessions end.`
})

/**
 * Issues a sign-in link for a colleague: shown once, for 15 minutes and one use; only its hash is kept. They are told by
 * a message that it was issued and by whom. The message does not carry it.
 */
export const issueLink = action('member:write', IssueLink, own, async ({ tx, actor, input }) => {
  const member = await colleague(tx, actor, input.membershipId)
  if (!member.active) throw new Conflict('Activate this member first.')
  await withinLimit(tx, 'invitation', actor.personId)
  const { id, link } = await newLink(tx, { orgId: actor.orgId, personId: member.personId, membershipId: member.id }, actor.personId)
  await mailTo(tx, member.personId, actor.orgId, 'A sign-in link to Veritar was issued for you', `${actor.name} issued a one-time sign-in link for you. It works for 15 minutes and reaches you another way. If you did not ask for it, tell another administrator of ${actor.orgName}.`)
  return { event: { code: 'sign-in-link.issued', data: { linkId: id, membershipId: member.id }, target: member.id }, result: { link, name: member.person.name } }
}, async ({ tx, actor, input }) => {
  const { person, role } = await colleague(tx, actor, input.membershipId)
  return `You issue a sign-in link for ${person.name}, ${roleWords[role as Role]} of ${actor.orgName}. Whoever holds it is signed in as them, once, within 15 minutes.`
})
