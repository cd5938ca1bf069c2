import 'server-only'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { type Tx, withTenant } from '../db/tenant'
import { type Access, type AccessCounts, type AccessFacts, accessOf } from './portfolio-access'

export type TouchEntry = { id: string; subId: string; subcontractor: string; outcome: string } & Access
export type ProgramTouch = { id: string; name: string; gates: unknown; counts: AccessCounts; yes: TouchEntry[]; conditions: TouchEntry[]; no: TouchEntry[] }

type Row = { id: string; programId: string; subId: string; updatedAt: Date } & AccessFacts

/** Names shown in one cell; the rest is counted. */
const shown = 2

/**
 * Per program who may touch its data today, with the reason where not. The busiest programs come first.
 * @param limit how many programs to return; `counts` is over all of them
 */
export async function findTouch(actor: Actor, now: Date, limit: number): Promise<{ programs: ProgramTouch[]; counts: AccessCounts }> {
  const today = isoDay(now)
  return withTenant(actor, async (tx) => {
    const decided = await tx.$queryRaw<Row[]>`
      with made as (
        select distinct on (t."assessmentId") t.id, t."assessmentId", t.decision, t.computed, t."againstComputed", t."validUntil", t.at
        from "Determination" t where t."primeId" = ${actor.orgId}::uuid order by t."assessmentId", t.at desc
      ), changed as (
        select e.target, max(e.at) as at from "AuditEvent" e
        where e."primeId" = ${actor.orgId}::uuid and e.code = 'program.changed' and e.data->'fields' ?| array['gates', 'policy'] group by 1
      ), bound as (
        select c."determinationId", jsonb_agg(jsonb_build_object('status', c.status, 'dueOn', to_char(c."dueOn", 'YYYY-MM-DD'))) as list
        from "Condition" c where c."primeId" = ${actor.orgId}::uuid group by 1
      )
      select a.id, a."programId", a."subId", a.stage, a.outcome, a."openKnockOuts", a."updatedAt",
        case when made.id is null then null else jsonb_build_object('decision', made.decision, 'computed', made.computed, 'againstComputed', made."againstComputed",
          'validUntil', to_char(made."validUntil", 'YYYY-MM-DD'), 'outdated', coalesce(changed.at > made.at, false)) end as determination,
        coalesce(bound.list, '[]') as conditions
      from "Assessment" a left join made on made."assessmentId" = a.id left join bound on bound."determinationId" = made.id
        left join changed on changed.target = a."programId"::text
      where a."primeId" = ${actor.orgId}::uuid and a.stage = 'decided'`
    const undecided = await latestUndecided(tx, actor)
    const entries = new Map<string, TouchEntry[]>()
    const counts: AccessCounts = { yes: 0, conditions: 0, no: 0 }
    const latestFirst = [...decided, ...undecided].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime())
    for (const row of latestFirst) {
      const access = accessOf(row, today)
      counts[access.may]++
      const list = entries.get(row.programId) ?? []
      list.push({ id: row.id, subId: row.subId, subcontractor: '', outcome: row.outcome, ...access })
      entries.set(row.programId, list)
    }
    const more = new Map(undecided.map((row) => [row.programId, row.more]))
    for (const beyond of more.values()) counts.no += beyond
    const programs = await tx.program.findMany({ where: { primeId: actor.orgId }, select: { id: true, name: true, gates: true } })
    const ordered = programs
      .map((program) => touchOf(program, entries.get(program.id) ?? [], more.get(program.id) ?? 0))
      .sort((a, b) => sum(b.counts) - sum(a.counts) || a.name.localeCompare(b.name))
    const chosen = ordered.slice(0, limit)
    await nameEntries(tx, chosen)
    return { programs: chosen, counts }
  })
}

/** Of each program the latest that are not decided, as many as are shown, and how many more there are: none of them lets anyone touch anything. */
async function latestUndecided(tx: Tx, actor: Actor): Promise<(Row & { more: number })[]> {
  const rows = await tx.$queryRaw<(Pick<Row, 'id' | 'programId' | 'subId' | 'stage' | 'outcome' | 'updatedAt'> & { more: number })[]>`
    select id, "programId", "subId", stage, outcome, "updatedAt", more from (
      select a.id, a."programId", a."subId", a.stage, case when a.stage = 'answering' then 'not-determined' else a.outcome end as outcome, a."updatedAt",
        row_number() over (partition by a."programId" order by a."updatedAt" desc) as n, greatest(count(*) over (partition by a."programId") - ${shown}, 0)::int as more
      from "Assessment" a where a."primeId" = ${actor.orgId}::uuid and a.stage <> 'decided') latest where n <= ${shown}`
  return rows.map((row) => ({ ...row, openKnockOuts: [], determination: null, conditions: [] }))
}

/** Names of the entries that are shown, and of no others. */
async function nameEntries(tx: Tx, programs: ProgramTouch[]): Promise<void> {
  const entries = programs.flatMap((program) => [...program.yes, ...program.conditions, ...program.no])
  const found = await tx.organization.findMany({ where: { id: { in: entries.map((entry) => entry.subId) } }, select: { id: true, legalName: true } })
  const names = new Map(found.map((row) => [row.id, row.legalName]))
  for (const entry of entries) entry.subcontractor = names.get(entry.subId) ?? 'Unknown'
}

const sum = (counts: AccessCounts) => counts.yes + counts.conditions + counts.no

/** `more` of them may not touch anything and are not among the entries. */
function touchOf(program: { id: string; name: string; gates: unknown }, entries: TouchEntry[], more: number): ProgramTouch {
  const of = (may: Access['may']) => entries.filter((entry) => entry.may === may)
  return {
    ...program,
    counts: { yes: of('yes').length, conditions: of('conditions').length, no: of('no').length + more },
    yes: of('yes').slice(0, shown),
    conditions: of('conditions').slice(0, shown),
    no: of('no').slice(0, shown),
  }
}
