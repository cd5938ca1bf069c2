import 'server-only'
import { likePattern } from '../assessments/portfolio-filters'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { Prisma } from '../db/generated/client'
import { readAs } from '../db/tenant'
import { type RosterSummary, summarizeRoster } from './roster-summary'
import { Profile } from './schema'

/** One line of the list of subcontractors. */
export type SubcontractorRow = { id: string; legalName: string; cage: string | null; uei: string | null; registration: string; registrationExpiresOn: string | null; assessments: number; waiting: number; openKnockOuts: number }

export const subcontractorSorts = ['name', 'cage', 'registration', 'assessments'] as const
type Sort = { id: (typeof subcontractorSorts)[number]; desc: boolean }

const order: Record<Sort['id'], Prisma.Sql> = {
  name: Prisma.sql`lower(s."legalName")`,
  cage: Prisma.sql`s.cage`,
  registration: Prisma.sql`s."registrationExpiresOn"`,
  assessments: Prisma.sql`assessments`,
}

/** One page of the subcontractors a prime knows. Drafts count as assessments; what is in them does not show. */
export async function findSubcontractors(actor: Actor, text: string, page: { sort: Sort; offset: number; limit: number }): Promise<{ rows: SubcontractorRow[]; total: number }> {
  const like = likePattern(text)
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<(SubcontractorRow & { total: number })[]>`
      select s.id, s."legalName", s.cage, s.uei, s."registrationStatus" as registration, to_char(s."registrationExpiresOn", 'YYYY-MM-DD') as "registrationExpiresOn",
        count(a.id)::int as assessments, count(a.id) filter (where a.stage in ('submitted', 'with-approver'))::int as waiting,
        count(a.id) filter (where a.stage <> 'answering' and cardinality(a."openKnockOuts") > 0)::int as "openKnockOuts", count(*) over ()::int as total
      from "Relationship" r join "Organization" s on s.id = r."subId" left join "Assessment" a on a."subId" = s.id and a."primeId" = r."primeId"
      where r."primeId" = ${actor.orgId}::uuid and (s."legalName" ilike ${like} or s.cage ilike ${like} or s.uei ilike ${like} or array_to_string(s.aliases, ' ') ilike ${like})
      group by s.id order by ${order[page.sort.id]} ${page.sort.desc ? Prisma.sql`desc` : Prisma.sql`asc`} nulls last, s.id limit ${page.limit} offset ${page.offset}`
    return { rows: rows.map(({ total: _, ...row }) => row), total: rows[0]?.total ?? 0 }
  })
}

/** The profile of a subcontractor the prime knows, with counts of its U.S.-person records where they are visible; null when there is none. */
export async function findSubcontractor(actor: Actor, id: string) {
  const row = await readAs(actor, (tx) =>
    tx.organization.findFirst({
      where: { id, kind: 'subcontractor', asSub: { some: { primeId: actor.orgId } } },
      omit: { createdAt: true },
      include: { asSub: { where: { primeId: actor.orgId }, select: { note: true, createdAt: true } } },
    }),
  )
  if (!row) return null
  const { legalName, aliases, cage, uei, incorporatedIn, registrationStatus, registrationCode, registrationExpiresOn, updatedAt } = row
  return {
    id,
    legalName,
    aliases,
    cage,
    uei,
    incorporatedIn,
    registration: { status: registrationStatus, maskedCode: registrationCode, expiresOn: registrationExpiresOn && isoDay(registrationExpiresOn) },
    knownSince: row.asSub[0]?.createdAt ?? null,
    updatedAt,
    profile: Profile.parse({ addresses: row.addresses, owners: row.owners, providers: row.providers, certifications: row.certifications, keyPeople: row.keyPeople, vendors: row.vendors }),
  }
}

/** Subcontractors to choose from, by name. */
export async function findSubcontractorChoices(actor: Actor): Promise<{ id: string; legalName: string; cage: string | null }[]> {
  return readAs(actor, (tx) =>
    tx.organization.findMany({ where: { kind: 'subcontractor', asSub: { some: { primeId: actor.orgId } } }, select: { id: true, legalName: true, cage: true }, orderBy: { legalName: 'asc' }, take: 20_000 }),
  )
}

/** The newest roster read for this subcontractor and this prime, in counts; null where none was submitted and read, or none is open to the actor. */
export async function findRosterSummary(actor: Actor, subId: string, today = isoDay(new Date())): Promise<{ summary: RosterSummary | null; asOf: string | null; assessmentId: string } | null> {
  const found = await readAs(actor, (tx) =>
    tx.analysis.findFirst({
      where: { primeId: actor.orgId, subId, analyzer: 'roster', status: 'read', assessment: { submittedAt: { not: null } }, revision: { item: { withdrawnAt: null } } },
      orderBy: { revision: { uploadedAt: 'desc' } },
      select: { facts: true, assessmentId: true, revision: { select: { effectiveFrom: true } } },
    }),
  )
  return found && { summary: summarizeRoster(found.facts, today), asOf: found.revision.effectiveFrom && isoDay(found.revision.effectiveFrom), assessmentId: found.assessmentId }
}
