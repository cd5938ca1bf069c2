import 'server-only'
import type { Actor } from '../auth/actor'
import { withTenant } from '../db/tenant'

export const auditPageSize = 50

/**
 * One page of the organization's own trail, newest first.
 * @param filter `text` is looked for in the actor's name and the event code; `denied` keeps only refusals; `page` counts from 1
 */
export async function auditPage(actor: Actor, filter: { text: string; denied: boolean; page: number }) {
  const where = {
    ...(filter.denied ? { outcome: 'denied' } : {}),
    ...(filter.text ? { OR: [{ actorName: { contains: filter.text, mode: 'insensitive' as const } }, { code: { contains: filter.text, mode: 'insensitive' as const } }] } : {}),
  }
  return withTenant(actor, async (tx) => {
    const events = await tx.auditEvent.findMany({ where, orderBy: [{ at: 'desc' }, { id: 'desc' }], skip: (filter.page - 1) * auditPageSize, take: auditPageSize })
    const total = await tx.auditEvent.count({ where })
    return { events, total, pages: Math.max(1, Math.ceil(total / auditPageSize)) }
  })
}
