import 'server-only'
import { validate as isUuid } from 'uuid'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { Prisma } from '../db/generated/client'
import { readAs } from '../db/tenant'
import { referenceAt } from '../reference/at'
import { dueDay, type RetentionState, retentionState } from './term'

export const retentionStates = ['due', 'held', 'kept', 'running', 'disposed'] as const
export const retentionSorts = ['code', 'subcontractor', 'due'] as const

export type Hold = { id: string; reason: string; byName: string; at: string }
/** One assessment as the page of kept evidence shows it. Days are ISO days in UTC. */
export type RetentionRow = {
  id: string
  code: string
  subcontractor: string
  program: string
  state: RetentionState
  endedOn: string | null
  dueOn: string | null
  files: number
  /** Bytes of evidence. */
  size: number
  holds: Hold[]
  disposedBy: string | null
  disposedAt: string | null
}

type Found = { id: string; code: string; subcontractor: string; program: string; state: string; ended: Date | null; files: number; size: string; holds: Hold[] | null; disposedBy: string | null; disposedAt: Date | null; total: number }
type Page = { sort: { id: (typeof retentionSorts)[number]; desc: boolean }; offset: number; limit: number }

const order: Record<Page['sort']['id'], Prisma.Sql> = {
  code: Prisma.sql`code`,
  subcontractor: Prisma.sql`lower(subcontractor)`,
  due: Prisma.sql`ended`,
}

/**
 * Assessments of the prime with what may happen to their evidence: those that were submitted, and those under a hold.
 * What decides is lib/retention/term.ts, written once more in SQL so that thousands can be ordered; a test holds both together.
 */
export async function findRetention(actor: Actor, only: { state?: RetentionState | undefined; id?: string }, now: Date, page: Page): Promise<{ rows: RetentionRow[]; total: number; counts: Record<RetentionState, number> }> {
  const years = referenceAt(isoDay(now)).retentionYears
  const today = isoDay(now)
  const all = Prisma.sql`
    with ends as (
      select a.id, a.code, a."subId", a."programId",
        case when a.stage = 'decided' and not coalesce(bool_or(d.decision in ('approved', 'approved-with-conditions') and d."validUntil" is null), false)
          then greatest(a."decidedAt", max(d."validUntil"::timestamp at time zone 'UTC')) end as ended
      from "Assessment" a left join "Determination" d on d."assessmentId" = a.id
      where a."primeId" = ${actor.orgId}::uuid and (a."submittedAt" is not null or exists (select from "LegalHold" h where h."assessmentId" = a.id))
      group by a.id
    ), stated as (
      select e.*, case
        when exists (select from "Disposal" x where x."assessmentId" = e.id) then 'disposed'
        when exists (select from "LegalHold" h where h."assessmentId" = e.id and h."liftedAt" is null) then 'held'
        when e.ended is null then 'running'
        when (e.ended at time zone 'UTC')::date + make_interval(years => ${years}::int) + interval '1 day' <= ${today}::date then 'due'
        else 'kept' end as state
      from ends e
    )`
  return readAs(actor, async (tx) => {
    const counted = await tx.$queryRaw<{ state: RetentionState; n: number }[]>`${all} select state, count(*)::int as n from stated group by state`
    const sorted = Prisma.sql`order by ${order[page.sort.id]} ${page.sort.desc ? Prisma.sql`desc` : Prisma.sql`asc`} nulls last, id`
    // What is counted and listed of each is asked for the rows of this page only.
    const rows = await tx.$queryRaw<Found[]>`${all}, named as (
        select s.*, o."legalName" as subcontractor, p.name as program from stated s join "Organization" o on o.id = s."subId" join "Program" p on p.id = s."programId"
        where (${only.state ?? null}::text is null or s.state = ${only.state ?? null}) and (${only.id ?? null}::uuid is null or s.id = ${only.id ?? null}::uuid)
      ), paged as (select n.*, count(*) over ()::int as total from named n ${sorted} limit ${page.limit} offset ${page.offset})
      select g.id, g.code, g.state, g.ended, g.subcontractor, g.program, g.total, f.files, f.size, h.holds, x."byName" as "disposedBy", x.at as "disposedAt"
      from paged g
        left join "Disposal" x on x."assessmentId" = g.id
        left join lateral (select count(*)::int as files, coalesce(sum(e.size), 0)::text as size from "EvidenceFile" e where e."assessmentId" = g.id) f on true
        left join lateral (select json_agg(json_build_object('id', l.id, 'reason', l.reason, 'byName', l."placedByName", 'at', l."placedAt") order by l.id) as holds
          from "LegalHold" l where l."assessmentId" = g.id and l."liftedAt" is null) h on true
      ${sorted}`
    const counts = Object.fromEntries(retentionStates.map((name) => [name, counted.find((one) => one.state === name)?.n ?? 0])) as Record<RetentionState, number>
    return { rows: rows.map((row) => rowOf(row, years, today)), total: rows[0]?.total ?? 0, counts }
  })
}

function rowOf(found: Found, years: number, today: string): RetentionRow {
  const { id, code, subcontractor, program, ended, files, size, holds, disposedBy, disposedAt } = found
  return {
    id, code, subcontractor, program, files, disposedBy,
    size: Number(size),
    state: retentionState({ disposed: disposedAt !== null, held: holds !== null, end: ended }, years, today),
    endedOn: ended && isoDay(ended),
    dueOn: ended && dueDay(ended, years),
    holds: holds ?? [],
    disposedAt: disposedAt && isoDay(disposedAt),
  }
}

/** One assessment of the prime with its certificate, if there is one; null when it is absent, another's, or has nothing to keep. */
export async function findRetentionOf(actor: Actor, id: string, now: Date) {
  if (!isUuid(id)) return null
  const { rows } = await findRetention(actor, { id }, now, { sort: { id: 'code', desc: false }, offset: 0, limit: 1 })
  const [row] = rows
  if (!row) return null
  const assessment = await readAs(actor, (tx) => tx.assessment.findUniqueOrThrow({ where: { id }, include: { disposal: true } }))
  const { disposal } = assessment
  return { row, assessment, certificate: disposal && { text: disposal.certificate, digest: disposal.digest } }
}

/** The certificate of a disposal, for either side; null when there is none that the actor may see. */
export async function findCertificate(actor: Actor, assessmentId: string) {
  const row = await readAs(actor, (tx) => tx.disposal.findUnique({ where: { assessmentId }, include: { assessment: true } }))
  return row && { text: row.certificate, assessment: row.assessment }
}
