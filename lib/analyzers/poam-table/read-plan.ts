import { type AnalyzerInput, type Locator, type Reading } from '../analyzer'
import type { AuditReportFacts, PlanItem } from '../audit-report-facts'
import { accountsIn } from '../audit-rules/accounts'
import { building, type Building } from '../audit-rules/building'
import { isPlaceholder } from '../audit-rules/placeholders'
import { notePlanItem } from '../audit-rules/plan-item'
import { requirementsIn } from '../audit-rules/requirements'
import { severityOf, stateOf } from '../audit-rules/words'
import { dayIn, newestOf, readColumns, type ColumnRow } from '../read-columns'
import { planShape, type PlanField } from './columns'

type Row = ColumnRow<PlanField>
const undecided = /^(?:t\.?b\.?[dc]\.?|n\/?a|none|-+|ongoing|pending|unknown|open)$/i

/**
 * Reads every table of every file as one plan. The state of an item is what its status says, else the sheet it stands
 * on ("Closed POA&M Items"), else whether a day of closing is given.
 * @throws UnreadableEvidence as `readColumns` does.
 */
export async function readPlanTable(input: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('poam-table', 'plan-of-action')
  const { rows } = await readColumns(input, planShape)
  const kept = rows.filter(({ cells }) => cells.requirement !== undefined || cells.weakness !== undefined)
  const items = kept.map((row, i) => ({ row, item: itemOf(row, i, report) }))
  // Days of closing and of finding say until when the plan was kept; planned days lie ahead and say nothing.
  const written = newestOf(items.flatMap(({ item }) => [item.opened, item.closed]))
  report.day(written)
  for (const { row, item } of items) {
    const { cells, at } = row
    report.system(cells.system, at)
    for (const account of accountsIn(Object.values(cells).join(' '))) report.account(account, at)
    const blank = Object.values(cells).find((cell) => isPlaceholder(cell) && !undecided.test(cell.trim()))
    if (blank !== undefined) report.placeholder(at, blank)
    notePlanItem(item, cells.weakness ?? '', null, report)
  }
  return report.finish()
}

function itemOf({ cells, at }: Row, index: number, report: Building): PlanItem {
  const days = { opened: dayOf(cells.opened, at, report), planned: dayOf(cells.planned, at, report), closed: dayOf(cells.closed, at, report) }
  const requirements = requirementsIn(cells.requirement ?? cells.weakness ?? '')
  if (cells.requirement !== undefined && requirements.length === 0) report.tally.hit('AR-23', at)
  return {
    id: cells.id?.slice(0, 80) ?? String(index + 1),
    requirements,
    points: pointsOf(cells.points, at, report),
    severity: severityOf(cells.adjusted) === 'unknown' ? severityOf(cells.severity) : severityOf(cells.adjusted),
    state: stateFrom(cells, at, days.closed),
    ...days,
    owned: cells.owner !== undefined && !undecided.test(cells.owner),
    at,
  }
}

function stateFrom(cells: Row['cells'], at: Locator, closed: string | null): PlanItem['state'] {
  if (/^(?:y|yes|true|approved)$/i.test(cells.falsePositive ?? '') || /^(?:y|yes|true|approved)$/i.test(cells.operational ?? '')) return 'accepted'
  if (cells.status !== undefined) return stateOf(cells.status)
  if (/\bclosed\b|\bcompleted\b/i.test(at.sheet ?? '')) return 'closed'
  return closed === null ? 'open' : 'closed'
}

function dayOf(cell: string | undefined, at: Locator, report: Building): string | null {
  if (cell === undefined || undecided.test(cell.trim())) return null
  const read = dayIn(cell)
  if ('iso' in read) return read.iso
  if ('unreadable' in read && !/^(?:y|yes|no|n|x)$/i.test(cell.trim())) report.tally.hit('AR-22', at)
  return null
}

/** Points of the DoD method: 1, 3 or 5, also written as what they take off the score. */
function pointsOf(cell: string | undefined, at: Locator, report: Building): number | null {
  const points = /^-?([0-9]{1,3})(?:\.0)?(?: points?)?$/.exec(cell?.trim() ?? '')?.[1]
  if (points === undefined) return null
  if ([1, 3, 5].includes(Number(points))) return Number(points)
  report.tally.hit('AR-14', at, `${cell?.trim().slice(0, 12)} of an item (1, 3 or 5)`)
  return null
}
