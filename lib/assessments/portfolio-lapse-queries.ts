import 'server-only'
import type { Actor } from '../auth/actor'
import { catalog } from '../checklist/catalog'
import { addDays } from '../checklist/dates'
import { evidenceKinds, isEvidenceKind } from '../checklist/evidence-kinds'
import type { Scorecard } from '../checklist/scorecard'
import { isoDay } from '../day-words'
import { Prisma } from '../db/generated/client'
import { type Tx, readAs } from '../db/tenant'
import { type Lapse, type LapseDate, lapseDays, lapsesWithin, staleConsequence, staleDay } from './portfolio-lapses'

/** How far back a date still counts as news. */
const pastDays = 30
/** Pieces of evidence looked at closely; each needs the scorecard it is in. */
const close = 12

/** Days after which each kind goes stale: the shortest any criterion of the catalog sets. */
function freshDays(): Record<string, number> {
  const shortest: Record<string, number> = {}
  for (const slot of catalog.criteria.flatMap((criterion) => criterion.evidence)) {
    if (slot.freshDays !== null) shortest[slot.kind] = Math.min(slot.freshDays, shortest[slot.kind] ?? Infinity)
  }
  return shortest
}

/** What ends within 30 days, or ended in the last 30: registrations, conditions, determinations, and evidence that goes stale. */
export async function findLapses(actor: Actor, now: Date): Promise<Lapse[]> {
  const today = isoDay(now)
  const span = { from: addDays(today, -pastDays), to: addDays(today, lapseDays) }
  return readAs(actor, async (tx) => {
    const dates = [...(await registrations(tx, actor, span)), ...(await decisions(tx, actor, span)), ...(await evidence(tx, actor, span))]
    return lapsesWithin(dates, today)
  })
}

type Span = { from: string; to: string }

async function registrations(tx: Tx, actor: Actor, span: Span): Promise<LapseDate[]> {
  const rows = await tx.organization.findMany({
    where: { kind: 'subcontractor', asSub: { some: { primeId: actor.orgId } }, registrationExpiresOn: { gte: new Date(span.from), lte: new Date(span.to) } },
    select: { id: true, legalName: true, registrationExpiresOn: true },
    orderBy: { registrationExpiresOn: 'asc' },
    take: 50,
  })
  return rows.map((row) => ({
    on: isoDay(row.registrationExpiresOn as Date),
    what: `DDTC registration of ${row.legalName}`,
    happens: { soon: 'expires', past: 'has expired' },
    consequence: 'Without a renewal on file KO-8 opens and access ends.',
    href: `/subcontractors/${row.id}`,
  }))
}

async function decisions(tx: Tx, actor: Actor, span: Span): Promise<LapseDate[]> {
  const rows = await tx.$queryRaw<{ id: string; subcontractor: string; program: string; on: string; text: string | null; missed: string | null }[]>`
    select a.id, s."legalName" as subcontractor, p.name as program, to_char(x.day, 'YYYY-MM-DD') as on, x.text, x.missed
    from (
      select c."assessmentId", c."dueOn" as day, c.text, c."ifMissed" as missed from "Condition" c
      where c."primeId" = ${actor.orgId}::uuid and c."dueOn" between ${span.from}::date and ${span.to}::date and c.status = 'open'
      union all
      select t."assessmentId", t."validUntil", null, null from "Determination" t
      where t."primeId" = ${actor.orgId}::uuid and t."validUntil" between ${span.from}::date and ${span.to}::date
        and not exists (select 1 from "Determination" newer where newer."assessmentId" = t."assessmentId" and (newer.at, newer.id) > (t.at, t.id))
    ) x join "Assessment" a on a.id = x."assessmentId" join "Organization" s on s.id = a."subId" join "Program" p on p.id = a."programId"
    where a."primeId" = ${actor.orgId}::uuid and a.stage = 'decided' order by x.day, a.id limit 50`
  return rows.map((row) => ({
    on: row.on,
    what: row.text === null ? `The determination for ${row.subcontractor}` : `A condition on ${row.subcontractor}`,
    happens: row.text === null ? { soon: 'ends', past: 'has ended' } : { soon: 'is due', past: 'was missed' },
    consequence: row.text === null ? `Access to ${row.program} ends with it.` : `${row.text}. If missed: ${row.missed}.`,
    href: `/assessments/${row.id}`,
  }))
}

async function evidence(tx: Tx, actor: Actor, span: Span): Promise<LapseDate[]> {
  const fresh = freshDays()
  const ranges = [...new Set(Object.values(fresh))].map((days) => Prisma.sql`r."effectiveFrom" between ${addDays(span.from, -days)}::date and ${addDays(span.to, -days)}::date`)
  // The ranges alone can be looked at before the rules of who may see a row, and those cost most.
  const rows = await tx.$queryRaw<{ id: string; itemId: string; kind: string; subcontractor: string; on: string }[]>`
    with near as materialized (select r."itemId", r.number, r."effectiveFrom" from "EvidenceRevision" r where r."primeId" = ${actor.orgId}::uuid and (${Prisma.join(ranges, ' or ')}))
    select a.id, i.id as "itemId", i.kind, s."legalName" as subcontractor, to_char(r."effectiveFrom" + (${JSON.stringify(fresh)}::jsonb->>i.kind)::int, 'YYYY-MM-DD') as on
    from near r join "EvidenceItem" i on i.id = r."itemId" join "Assessment" a on a.id = i."assessmentId" join "Organization" s on s.id = a."subId"
    where a."primeId" = ${actor.orgId}::uuid and a.stage <> 'answering' and i."withdrawnAt" is null
      and r."effectiveFrom" + (${JSON.stringify(fresh)}::jsonb->>i.kind)::int between ${span.from}::date and ${span.to}::date
      and not exists (select 1 from "EvidenceRevision" newer where newer."itemId" = r."itemId" and newer.number > r.number)
    order by 5, i.id limit ${close}`
  const cards = await tx.assessment.findMany({ where: { id: { in: [...new Set(rows.map((row) => row.id))] } }, select: { id: true, scorecard: true } })
  return rows.flatMap((row) => {
    const card = cards.find((found) => found.id === row.id)?.scorecard as Scorecard | null | undefined
    const on = card ? staleDay(card, row.itemId) : row.on
    if (on === null) return []
    const name = isEvidenceKind(row.kind) ? evidenceKinds[row.kind].title : row.kind
    return [{ on, what: `${name} of ${row.subcontractor}`, happens: { soon: 'goes stale', past: 'is stale' }, consequence: card ? staleConsequence(card, row.itemId) : '', href: `/assessments/${row.id}` }]
  })
}
