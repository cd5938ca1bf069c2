import 'server-only'
import type { Actor } from '../auth/actor'
import { withTenant } from '../db/tenant'

/** The messages this organization's work has written, newest first, at most 200; none is lost when no mail server is configured. */
export async function outboxOf(actor: Actor) {
  return withTenant(actor, (tx) => tx.outboxMail.findMany({ where: { orgId: actor.orgId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], take: 200 }))
}
