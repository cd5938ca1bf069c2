import 'server-only'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { Prisma } from '../db/generated/client'
import { directRows, readAs, type Tx } from '../db/tenant'
import { type PortfolioFilters, type PortfolioSort, type View, views } from './portfolio-filters'
import { due, inView, orderOf, whereOf } from './portfolio-where'

/** One line of the portfolio, no more than the table shows. Score, coverage and knock-outs are absent while they answer. */
export type PortfolioRow = {
  id: string
  code: string
  subId: string
  subcontractor: string
  cage: string | null
  programId: string
  program: string
  stage: string
  outcome: string
  score: number | null
  coverage: number | null
  openKnockOuts: string[]
  answered: number
  asked: number
  reviewed: number
  toReview: number
  reviewer: string | null
  openConditions: number
  nextDue: string | null
  /** Of a decided assessment: the next date is that of a condition, not the end of the determination. */
  dueIsCondition: boolean
  decidedOn: string | null
  /** The day the row was read for: near dates leave out the year. */
  asOf: string
}

export type Page = { sort: { id: PortfolioSort; desc: boolean }; offset: number; limit: number }

const named = Prisma.sql`"Assessment" a join "Organization" s on s.id = a."subId" join "Program" p on p.id = a."programId"`
const plain = Prisma.sql`"Assessment" a`

/** Names are joined only where the text filter or the order needs them: reading every name costs more than the page. */
const fromFor = (filters: PortfolioFilters, sort?: PortfolioSort) => (filters.text || sort === 'subcontractor' || sort === 'program' ? named : plain)

/** The page's ids first, by a narrow sort; their details after. */
async function readRows(tx: Tx, filters: PortfolioFilters, where: Prisma.Sql, page: Page, today: string): Promise<PortfolioRow[]> {
  return directRows<PortfolioRow>(tx, Prisma.sql`
    with page as (select a.id, row_number() over (order by ${orderOf(page.sort)}) as n from ${fromFor(filters, page.sort.id)} where ${where} order by n limit ${page.limit} offset ${page.offset})
    select a.id, a.code, a."subId", s."legalName" as subcontractor, s.cage, a."programId", p.name as program, a.stage,
      case when a.stage = 'answering' then 'not-determined' else a.outcome end as outcome,
      case when a.stage = 'answering' then null else a.score end as score,
      case when a.stage = 'answering' then null else a.coverage end as coverage,
      case when a.stage = 'answering' then '{}' else a."openKnockOuts" end as "openKnockOuts",
      a.answered, a.asked, a."reviewedCount" as reviewed, a."toReview", r.name as reviewer,
      (select count(*)::int from "Condition" c where c."assessmentId" = a.id and c.status = 'open') as "openConditions",
      to_char(${due}, 'YYYY-MM-DD') as "nextDue",
      coalesce(a.stage = 'decided' and (select min(c."dueOn") from "Condition" c where c."assessmentId" = a.id and c.status = 'open') = ${due}, false) as "dueIsCondition",
      to_char(a."decidedAt" at time zone 'UTC', 'YYYY-MM-DD') as "decidedOn", ${today} as "asOf"
    from page join "Assessment" a on a.id = page.id join "Organization" s on s.id = a."subId" join "Program" p on p.id = a."programId"
      left join "Person" r on r.id = a."reviewerId"
    order by page.n`)
}

/** One page of the portfolio and how many rows there are in all. */
export async function findPortfolio(actor: Actor, filters: PortfolioFilters, page: Page, now: Date): Promise<{ rows: PortfolioRow[]; total: number }> {
  const where = whereOf(actor.orgId, filters, isoDay(now))
  return readAs(actor, async (tx) => {
    const counting = directRows<{ n: number }>(tx, Prisma.sql`select count(*)::int as n from ${fromFor(filters)} where ${where}`)
    const [[count], rows] = await Promise.all([counting, readRows(tx, filters, where, page, isoDay(now))])
    return { rows, total: count?.n ?? 0 }
  })
}

/** How many rows each saved view holds, and how many subcontractors and programs there are. */
export async function countViews(actor: Actor, now: Date): Promise<{ views: Record<View, number>; subcontractors: number; programs: number }> {
  const today = isoDay(now)
  return readAs(actor, async (tx) => {
    const counts = Prisma.join(views.map((view) => Prisma.sql`count(*) filter (where ${inView(view, today)})::int as ${Prisma.raw(`"${view}"`)}`))
    const [row] = await tx.$queryRaw<Record<View, number>[]>`select ${counts} from "Assessment" a where a."primeId" = ${actor.orgId}::uuid`
    return {
      views: row ?? (Object.fromEntries(views.map((view) => [view, 0])) as Record<View, number>),
      subcontractors: await tx.relationship.count({ where: { primeId: actor.orgId } }),
      programs: await tx.program.count({ where: { primeId: actor.orgId } }),
    }
  })
}

/** What the filters offer: programs and reviewers that occur. */
export async function findFilterOptions(actor: Actor): Promise<{ programs: { value: string; label: string }[]; reviewers: { value: string; label: string }[] }> {
  return readAs(actor, async (tx) => ({
    programs: (await tx.program.findMany({ where: { primeId: actor.orgId }, select: { id: true, name: true }, orderBy: { name: 'asc' }, take: 200 })).map((p) => ({ value: p.id, label: p.name })),
    reviewers: await tx.$queryRaw<{ value: string; label: string }[]>`
      select distinct r.id as value, r.name as label from "Assessment" a join "Person" r on r.id = a."reviewerId" where a."primeId" = ${actor.orgId}::uuid order by label`,
  }))
}
