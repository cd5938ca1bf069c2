import 'server-only'
import type { Actor } from '../auth/actor'
import { readAs } from '../db/tenant'

/** One message the organization wants to send or has sent. */
export type OutboxRow = { id: string; to: string; subject: string; body: string; createdAt: Date; sentAt: Date | null; error: string; invitation: { id: string; assessmentId: string; acceptedAt: Date | null } | null }

/** One page of the outbox, newest first, and how many messages wait. */
export async function findOutbox(actor: Actor, page: { offset: number; limit: number }): Promise<{ rows: OutboxRow[]; total: number; waiting: number }> {
  const where = { orgId: actor.orgId }
  return readAs(actor, async (tx) => ({
    rows: await tx.outboxMail.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: page.offset, take: page.limit, omit: { orgId: true, sealedLink: true, invitationId: true }, include: { invitation: { select: { id: true, assessmentId: true, acceptedAt: true } } } }),
    total: await tx.outboxMail.count({ where }),
    waiting: await tx.outboxMail.count({ where: { ...where, sentAt: null } }),
  }))
}
