import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../auth/actor'
import { newToken, tokenHash } from '../auth/token'
import type { Tx } from '../db/tenant'
import { env } from '../env'
import { invitationMail } from './invite-mail'
import { invitationDays } from './invite-schema'
import { sealLink } from './sealed-link'

type Given = { place: { id: string; primeId: string; subId: string }; email: string; name: string; program: string; subcontractor: string; dueOn: string | null; now: Date }

/**
 * Makes an invitation and its message. The link is returned this once: the database keeps its hash, and sealed for the mail
 * server what it is to send; where no mail server is set up the message does not carry it at all.
 */
export async function issueInvitation(tx: Tx, actor: Actor, given: Given): Promise<{ invitationId: string; link: string; sends: boolean }> {
  const { place, email, name, now } = given
  const [invitationId, mailId, token] = [uuidv7(), uuidv7(), newToken()]
  const expiresAt = new Date(now.getTime() + invitationDays * 86_400_000)
  await tx.invitation.create({
    data: { id: invitationId, primeId: place.primeId, subId: place.subId, assessmentId: place.id, email, name, tokenHash: tokenHash(token), expiresAt, invitedById: actor.personId },
    select: { id: true },
  })
  const link = new URL(`/invite/${token}`, env().APP_ORIGIN).href
  const sends = env().SMTP_URL !== undefined
  const mail = invitationMail({ name, inviter: actor.name, prime: actor.orgName, program: given.program, subcontractor: given.subcontractor, dueOn: given.dueOn, validDays: invitationDays })
  await tx.outboxMail.create({ data: { id: mailId, orgId: actor.orgId, to: email, ...mail, invitationId, sealedLink: sends ? sealLink(link, mailId) : null }, select: { id: true } })
  return { invitationId, link, sends }
}
