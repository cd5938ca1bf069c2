import 'server-only'
import type { Actor } from '../auth/actor'
import { Gates, PrimePolicy, type Program } from '../checklist/case'
import { readAs } from '../db/tenant'
import { likePattern } from '../assessments/portfolio-filters'
import { Prisma } from '../db/generated/client'

/** One line of the list of programs. */
export type ProgramRow = { id: string; name: string; customer: string; gates: Gates; assessments: number; waiting: number; decided: number; updatedAt: string }

export const programSorts = ['name', 'customer', 'assessments', 'updated'] as const
type Sort = { id: (typeof programSorts)[number]; desc: boolean }

const order: Record<Sort['id'], Prisma.Sql> = {
  name: Prisma.sql`lower(p.name)`,
  customer: Prisma.sql`lower(p.customer)`,
  assessments: Prisma.sql`assessments`,
  updated: Prisma.sql`p."updatedAt"`,
}

/** One page of the prime's programs, with how many assessments each has and how many wait for the prime. */
export async function findPrograms(actor: Actor, text: string, page: { sort: Sort; offset: number; limit: number }): Promise<{ rows: ProgramRow[]; total: number }> {
  const like = likePattern(text)
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<(Omit<ProgramRow, 'gates'> & { gates: unknown; total: number })[]>`
      select p.id, p.name, p.customer, p.gates, count(a.id)::int as assessments,
        count(a.id) filter (where a.stage in ('submitted', 'with-approver'))::int as waiting, count(a.id) filter (where a.stage = 'decided')::int as decided,
        to_char(p."updatedAt" at time zone 'UTC', 'YYYY-MM-DD') as "updatedAt", count(*) over ()::int as total
      from "Program" p left join "Assessment" a on a."programId" = p.id
      where p."primeId" = ${actor.orgId}::uuid and (p.name ilike ${like} or p.customer ilike ${like})
      group by p.id order by ${order[page.sort.id]} ${page.sort.desc ? Prisma.sql`desc` : Prisma.sql`asc`}, p.id limit ${page.limit} offset ${page.offset}`
    return { rows: rows.map(({ total: _, ...row }) => ({ ...row, gates: Gates.parse(row.gates) })), total: rows[0]?.total ?? 0 }
  })
}

/** A program as its page shows it; null when it is absent or another's. */
export async function findProgram(actor: Actor, id: string): Promise<(Program & { id: string; primeId: string; summary: string; version: number }) | null> {
  const row = await readAs(actor, (tx) => tx.program.findFirst({ where: { id, primeId: actor.orgId } }))
  if (!row) return null
  const { name, customer, summary, version, primeId } = row
  return { id, primeId, name, customer, summary, version, gates: Gates.parse(row.gates), policy: PrimePolicy.parse(row.policy) }
}

/** Programs to choose from, by name. */
export async function findProgramChoices(actor: Actor): Promise<{ id: string; name: string; gates: Gates }[]> {
  const rows = await readAs(actor, (tx) => tx.program.findMany({ where: { primeId: actor.orgId }, select: { id: true, name: true, gates: true }, orderBy: { name: 'asc' }, take: 1_000 }))
  return rows.map((row) => ({ ...row, gates: Gates.parse(row.gates) }))
}
