import 'server-only'
import type { Actor } from '../auth/actor'
import { addDays } from '../checklist/dates'
import type { Prisma } from '../db/generated/client'
import { withTenant } from '../db/tenant'
import type { AuditFilters } from './filters'

/** One line of the audit trail. */
export type AuditRow = { id: string; at: string; actorName: string; code: string; outcome: string; target: string; data: unknown; assessmentId: string | null; assessment: string | null }

/** One page of the organization's audit trail, newest first, and how many events match. The database decides what is visible. */
export async function findAuditEvents(actor: Actor, filters: AuditFilters, page: { desc: boolean; offset: number; limit: number }): Promise<{ rows: AuditRow[]; total: number }> {
  const side = actor.orgKind === 'prime' ? { primeId: actor.orgId } : { subId: actor.orgId }
  const where: Prisma.AuditEventWhereInput = {
    ...side,
    ...(filters.code ? { code: filters.code } : {}),
    ...(filters.outcome ? { outcome: filters.outcome } : {}),
    ...(filters.text ? { OR: [{ actorName: { contains: filters.text, mode: 'insensitive' } }, { target: { contains: filters.text } }] } : {}),
    ...(filters.from || filters.to ? { at: { ...(filters.from ? { gte: new Date(filters.from) } : {}), ...(filters.to ? { lt: new Date(addDays(filters.to, 1)) } : {}) } } : {}),
  }
  const order = page.desc ? 'desc' : 'asc'
  return withTenant(actor, async (tx) => {
    const events = await tx.auditEvent.findMany({ where, orderBy: [{ at: order }, { id: order }], skip: page.offset, take: page.limit })
    const ids = [...new Set(events.flatMap((event) => event.assessmentId ?? []))]
    const codes = new Map((await tx.assessment.findMany({ where: { id: { in: ids } }, select: { id: true, code: true } })).map((found) => [found.id, found.code]))
    return {
      rows: events.map(({ id, at, actorName, code, outcome, target, data, assessmentId }) => ({ id, at: at.toISOString(), actorName, code, outcome, target, data, assessmentId, assessment: assessmentId && (codes.get(assessmentId) ?? null) })),
      total: await tx.auditEvent.count({ where }),
    }
  })
}
