import 'server-only'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { withTenant } from '../db/tenant'
import { type Access, type AccessCounts, type AccessFacts, accessOf } from './portfolio-access'

export type TouchEntry = { id: string; subcontractor: string; outcome: string } & Access
export type ProgramTouch = { id: string; name: string; gates: unknown; counts: AccessCounts; yes: TouchEntry[]; conditions: TouchEntry[]; no: TouchEntry[] }

type Row = { id: string; programId: string; subcontractor: string } & AccessFacts

/** Names shown in one cell; the rest is counted. */
const shown = 3

/**
 * Per program who may touch its data today, with the reason where not. The busiest programs come first.
 * @param limit how many programs to return; `counts` is over all of them
 */
export async function findTouch(actor: Actor, now: Date, limit: number): Promise<{ programs: ProgramTouch[]; counts: AccessCounts }> {
  const today = isoDay(now)
  return withTenant(actor, async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select a.id, a."programId", s."legalName" as subcontractor, a.stage,
        case when a.stage = 'answering' then 'not-determined' else a.outcome end as outcome,
        case when a.stage = 'answering' then '{}' else a."openKnockOuts" end as "openKnockOuts",
        (select jsonb_build_object('decision', t.decision, 'computed', t.computed, 'againstComputed', t."againstComputed", 'validUntil', to_char(t."validUntil", 'YYYY-MM-DD'))
           from "Determination" t where a.stage = 'decided' and t."assessmentId" = a.id order by t.at desc limit 1) as determination,
        coalesce((select jsonb_agg(jsonb_build_object('status', c.status, 'dueOn', to_char(c."dueOn", 'YYYY-MM-DD')))
           from "Condition" c where a.stage = 'decided' and c."assessmentId" = a.id and c."determinationId" =
             (select t.id from "Determination" t where t."assessmentId" = a.id order by t.at desc limit 1)), '[]') as conditions
      from "Assessment" a join "Organization" s on s.id = a."subId"
      where a."primeId" = ${actor.orgId}::uuid order by a."updatedAt" desc`
    const entries = new Map<string, TouchEntry[]>()
    const counts: AccessCounts = { yes: 0, conditions: 0, no: 0 }
    for (const row of rows) {
      const access = accessOf(row, today)
      counts[access.may]++
      const list = entries.get(row.programId) ?? []
      list.push({ id: row.id, subcontractor: row.subcontractor, outcome: row.outcome, ...access })
      entries.set(row.programId, list)
    }
    const programs = await tx.program.findMany({ where: { primeId: actor.orgId }, select: { id: true, name: true, gates: true } })
    const ordered = programs
      .map((program) => touchOf(program, entries.get(program.id) ?? []))
      .sort((a, b) => sum(b.counts) - sum(a.counts) || a.name.localeCompare(b.name))
    return { programs: ordered.slice(0, limit), counts }
  })
}

const sum = (counts: AccessCounts) => counts.yes + counts.conditions + counts.no

function touchOf(program: { id: string; name: string; gates: unknown }, entries: TouchEntry[]): ProgramTouch {
  const of = (may: Access['may']) => entries.filter((entry) => entry.may === may)
  return {
    ...program,
    counts: { yes: of('yes').length, conditions: of('conditions').length, no: of('no').length },
    yes: of('yes').slice(0, shown),
    conditions: of('conditions').slice(0, shown),
    no: of('no').slice(0, shown),
  }
}
