import { Prisma } from '../db/generated/client'
import { likePattern, type PortfolioFilters, type PortfolioSort } from './portfolio-filters'

/** While they answer nothing is judged: the table says "not determined" whatever was computed before. */
const outcome = Prisma.sql`(case when a.stage = 'answering' then 'not-determined' else a.outcome end)`
const score = Prisma.sql`(case when a.stage = 'answering' then null else a.score end)`
const knockOuts = Prisma.sql`(a.stage <> 'answering' and cardinality(a."openKnockOuts") > 0)`

/** The next date that matters: the answers' due date, or of a decision the first open condition or its end. */
export const due = Prisma.sql`(case when a.stage <> 'decided' then a."dueOn" else (
  select min(d.day) from (
    select c."dueOn" as day from "Condition" c where c."assessmentId" = a.id and c.status = 'open'
    union all
    select last."validUntil" from (select t."validUntil" from "Determination" t where t."assessmentId" = a.id order by t.at desc limit 1) last
  ) d) end)`

/** The rows of a view, as of `today` (ISO date). */
export function inView(view: PortfolioFilters['view'], today: string): Prisma.Sql {
  switch (view) {
    case 'all':
      return Prisma.sql`true`
    case 'waiting-on-us':
      return Prisma.sql`a.stage in ('submitted', 'with-approver')`
    case 'waiting-on-them':
      return Prisma.sql`a.stage = 'answering'`
    case 'knock-outs':
      return knockOuts
    case 'lapsing':
      return Prisma.sql`${due} <= ${today}::date + 30`
    case 'decided':
      return Prisma.sql`a.stage = 'decided'`
  }
}

/** The condition of the filters over "Assessment" a, "Organization" s and "Program" p. */
export function whereOf(primeId: string, filters: PortfolioFilters, today: string): Prisma.Sql {
  const parts = [Prisma.sql`a."primeId" = ${primeId}::uuid`, inView(filters.view, today)]
  if (filters.outcome) parts.push(Prisma.sql`${outcome} = ${filters.outcome}`)
  if (filters.stage) parts.push(Prisma.sql`a.stage = ${filters.stage}`)
  if (filters.program) parts.push(Prisma.sql`a."programId" = ${filters.program}::uuid`)
  if (filters.subcontractor) parts.push(Prisma.sql`a."subId" = ${filters.subcontractor}::uuid`)
  if (filters.reviewer) parts.push(Prisma.sql`a."reviewerId" = ${filters.reviewer}::uuid`)
  if (filters.knockOut) parts.push(Prisma.sql`${knockOuts} and a."openKnockOuts" && array[${filters.knockOut}, ${`${filters.knockOut} proposed`}]`)
  if (filters.text) {
    const like = likePattern(filters.text)
    parts.push(Prisma.sql`(s."legalName" ilike ${like} or p.name ilike ${like} or s.cage ilike ${like} or a.code ilike ${like})`)
  }
  return Prisma.join(parts, ' and ')
}

const columns: Record<PortfolioSort, Prisma.Sql> = {
  subcontractor: Prisma.sql`lower(s."legalName")`,
  program: Prisma.sql`lower(p.name)`,
  outcome: Prisma.sql`array_position(array['not-eligible', 'not-determined', 'conditional', 'eligible'], ${outcome})`,
  score,
  coverage: Prisma.sql`(case when a.stage = 'answering' then null else a.coverage end)`,
  stage: Prisma.sql`array_position(array['answering', 'submitted', 'with-approver', 'decided'], a.stage)`,
  due,
  code: Prisma.sql`a.code`,
  updated: Prisma.sql`a."updatedAt"`,
}

/** What the rows are ordered by; the id breaks ties, so that no row is on two pages. */
export function orderOf(sort: { id: PortfolioSort; desc: boolean }): Prisma.Sql {
  return Prisma.sql`${columns[sort.id]} ${sort.desc ? Prisma.sql`desc` : Prisma.sql`asc`} nulls last, a.id`
}
