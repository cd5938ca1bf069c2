import { v7 as uuidv7 } from 'uuid'
import * as z from 'zod'
import { recordAudit } from '../audit/record'
import type { Invitation } from '../db/generated/client'
import { inContext, setContext, type Tx } from '../db/tenant'
import type { SignIn } from './identity'
import { tokenHash } from './token'

export const AcceptForm = z.strictObject({ name: z.string().trim().min(1, 'Enter your name.').max(200) })

/** What an invitation says to the one who holds its link. */
export type InvitationView = {
  state: 'open' | 'used' | 'expired'
  name: string
  email: string
  subcontractor: string
  prime: string
  program: string
  dueOn: Date | null
}

async function find(tx: Tx, token: string): Promise<Invitation | null> {
  return tx.invitation.findUnique({ where: { tokenHash: tokenHash(token) } })
}

/** The invitation behind a link, or null when there is none. */
export async function invitationOf(token: string, now: Date): Promise<InvitationView | null> {
  return inContext({ token_hash: tokenHash(token) }, async (tx) => {
    const invitation = await find(tx, token)
    if (!invitation) return null
    await setContext(tx, { org_id: invitation.subId })
    const assessment = await tx.assessment.findUniqueOrThrow({ where: { id: invitation.assessmentId }, include: { prime: true, sub: true, program: true } })
    return {
      state: invitation.acceptedAt ? 'used' : invitation.expiresAt <= now ? 'expired' : 'open',
      name: invitation.name,
      email: invitation.email,
      subcontractor: assessment.sub.legalName,
      prime: assessment.prime.legalName,
      program: assessment.program.name,
      dueOn: assessment.dueOn,
    }
  })
}

/** The person of this organization with this address, or a new one; the first of an organization administers it. */
async function memberOf(tx: Tx, orgId: string, name: string, email: string): Promise<SignIn> {
  const members = await tx.membership.findMany({ where: { orgId, active: true }, include: { person: true }, orderBy: { createdAt: 'asc' } })
  const known = members.find(({ person }) => person.active && person.email.toLowerCase() === email.toLowerCase())
  if (known) return { personId: known.personId, membershipId: known.id }
  const personId = uuidv7()
  const membershipId = uuidv7()
  // Without RETURNING: a person is visible only through a membership.
  await tx.person.createMany({ data: [{ id: personId, name, email }] })
  await tx.membership.createMany({ data: [{ id: membershipId, orgId, personId, role: members.length === 0 ? 'admin' : 'respondent' }] })
  return { personId, membershipId }
}

/**
 * Accepts an invitation and makes its person a member of the subcontractor. The link works once.
 * @returns what to sign in with, or null when the link does not work any more
 */
export async function acceptInvitation(token: string, name: string, now: Date): Promise<SignIn | null> {
  const hash = tokenHash(token)
  return inContext({ token_hash: hash }, async (tx) => {
    // Two clicks at once follow one another: the second must not leave a member behind.
    await tx.$queryRaw`select 1 from "Invitation" where "tokenHash" = ${hash} for update`
    const invitation = await find(tx, token)
    if (!invitation || invitation.acceptedAt || invitation.expiresAt <= now) return null
    await setContext(tx, { org_id: invitation.subId, token_hash: hash })
    const member = await memberOf(tx, invitation.subId, name, invitation.email)
    const { count } = await tx.invitation.updateMany({ where: { id: invitation.id, acceptedAt: null }, data: { acceptedAt: now, acceptedById: member.personId } })
    if (count !== 1) return null
    await recordAudit(tx, {
      actor: { system: name, orgId: invitation.subId, orgKind: 'subcontractor' },
      assessment: { id: invitation.assessmentId, primeId: invitation.primeId, subId: invitation.subId },
      event: { code: 'invitation.accepted', data: { invitationId: invitation.id } },
    })
    return member
  })
}
