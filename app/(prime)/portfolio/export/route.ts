import { csvLine, portfolioCells, portfolioHeader } from '@/lib/assessments/portfolio-csv'
import { type PortfolioSort, readFilters, sorts } from '@/lib/assessments/portfolio-filters'
import { findPortfolio } from '@/lib/assessments/portfolio-queries'
import { requireActor } from '@/lib/auth/session'
import { isoDay } from '@/lib/day-words'
import { guarded } from '@/lib/guard'
import { readTableState } from '@/components/table-state'
import * as z from 'zod'

const most = 50_000

/** The assessments the page shows, all pages of them, as CSV: the filters and the order of the address apply. The export is on record before it leaves. */
export async function GET(request: Request): Promise<Response> {
  const params = Object.fromEntries(new URL(request.url).searchParams)
  const now = new Date()
  const { sort } = readTableState(params, { sortable: sorts, defaultSort: { id: 'due', desc: false } })
  const actor = await requireActor('prime')
  const { rows } = await findPortfolio(actor, readFilters(params), { sort: { id: (sort?.id ?? 'due') as PortfolioSort, desc: sort?.desc ?? false }, offset: 0, limit: most }, now)
  const { result, status } = await guarded(request, {}, 'portfolio:export', z.strictObject({}), () => 'own', async () => ({ event: { code: 'portfolio.exported', data: { assessments: rows.length } }, result: null }))
  if (!result.ok) return new Response(result.error, { status })
  // The byte-order mark makes spreadsheets read it as UTF-8.
  const body = `\uFEFF${csvLine(portfolioHeader)}${rows.map((row) => csvLine(portfolioCells(row))).join('')}`
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="veritar-portfolio-${isoDay(now)}.csv"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
