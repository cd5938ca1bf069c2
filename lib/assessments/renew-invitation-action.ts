'use server'

import * as z from 'zod'
import { isoDay } from '../day-words'
import { action, Conflict } from '../guard'
import { issueInvitation } from './issue-invitation'

const Renew = z.strictObject({ assessmentId: z.uuid(), invitationId: z.uuid() })

/**
 * Issues a new link for an invitation nobody has accepted; the one before stops working.
 * @returns the link, shown this once
 */
export const renewInvitation = action('assessment:invite', Renew, ({ assessmentId }) => ({ assessment: assessmentId }), async ({ tx, actor, input, assessment, now }) => {
  // Whoever accepts it at this moment goes first, or finds it void.
  await tx.$queryRaw`select 1 from "Invitation" where id = ${input.invitationId}::uuid for update`
  const before = await tx.invitation.findFirst({ where: { id: input.invitationId, assessmentId: assessment.id } })
  if (!before || before.acceptedAt) throw new Conflict(before ? 'This invitation was accepted already: they sign in by themselves now.' : 'This invitation is not here any more. Reload the page.')
  await tx.invitation.updateMany({ where: { assessmentId: assessment.id, email: before.email, acceptedAt: null, expiresAt: { gt: now } }, data: { expiresAt: now } })
  const [sub, program] = [await tx.organization.findUniqueOrThrow({ where: { id: assessment.subId }, select: { legalName: true } }), await tx.program.findUniqueOrThrow({ where: { id: assessment.programId }, select: { name: true } })]
  const { invitationId, link, sends } = await issueInvitation(tx, actor, { place: assessment, email: before.email, name: before.name, program: program.name, subcontractor: sub.legalName, dueOn: assessment.dueOn && isoDay(assessment.dueOn), now })
  return { event: { code: 'invitation.renewed', data: { invitationId, replaces: before.id }, target: assessment.id }, result: { link, email: before.email, sends } }
})
