import 'server-only'
import type { Actor } from '../auth/actor'
import { addDays } from '../checklist/dates'
import type { Prisma } from '../db/generated/client'
import { type Tx, readAs } from '../db/tenant'
import type { AuditFilters } from './filters'
import { standingOf } from './standing'
import type { Standing } from './standing-words'

/** One line of the audit trail. */
export type AuditRow = { id: string; at: string; actorName: string; code: string; outcome: string; target: string; data: unknown; assessmentId: string | null; assessment: string | null; standing: Standing }

function whereOf(actor: Actor, filters: AuditFilters): Prisma.AuditEventWhereInput {
  return {
    ...(actor.orgKind === 'prime' ? { primeId: actor.orgId } : { subId: actor.orgId }),
    ...(filters.code ? { code: filters.code } : {}),
    ...(filters.outcome ? { outcome: filters.outcome } : {}),
    ...(filters.text ? { OR: [{ actorName: { contains: filters.text, mode: 'insensitive' } }, { target: { contains: filters.text } }] } : {}),
    ...(filters.from || filters.to ? { at: { ...(filters.from ? { gte: new Date(filters.from) } : {}), ...(filters.to ? { lt: new Date(addDays(filters.to, 1)) } : {}) } } : {}),
  }
}

/** The stored leaf hashes of some indices. */
export async function leavesOf(tx: Tx, logId: string, indices: readonly bigint[]): Promise<Map<number, Buffer>> {
  const rows = await tx.auditNode.findMany({ where: { logId, level: 0, index: { in: [...indices] } }, select: { index: true, hash: true } })
  return new Map(rows.map(({ index, hash }) => [Number(index), Buffer.from(hash)]))
}

/**
 * One page of the organization's audit trail, newest first, and how many events match. The database decides what is
 * visible; each row is held against what was logged.
 */
export async function findAuditEvents(actor: Actor, filters: AuditFilters, page: { desc: boolean; offset: number; limit: number }): Promise<{ rows: AuditRow[]; total: number }> {
  const where = whereOf(actor, filters)
  const order = page.desc ? 'desc' : 'asc'
  return readAs(actor, async (tx) => {
    const events = await tx.auditEvent.findMany({ where, orderBy: [{ at: order }, { id: order }], skip: page.offset, take: page.limit, include: { leaf: { select: { index: true } } } })
    const ids = [...new Set(events.flatMap((event) => event.assessmentId ?? []))]
    const codes = new Map((await tx.assessment.findMany({ where: { id: { in: ids } }, select: { id: true, code: true } })).map((found) => [found.id, found.code]))
    const leaves = await leavesOf(tx, actor.orgId, events.flatMap(({ leaf }) => leaf?.index ?? []))
    return {
      rows: events.map(({ leaf, ...event }) => {
        const { id, at, actorName, code, outcome, target, data, assessmentId } = event
        const index = leaf?.index == null ? null : Number(leaf.index)
        return { id, at: at.toISOString(), actorName, code, outcome, target, data, assessmentId, assessment: assessmentId && (codes.get(assessmentId) ?? null), standing: standingOf(event, index, index === null ? undefined : leaves.get(index)) }
      }),
      total: await tx.auditEvent.count({ where }),
    }
  })
}
