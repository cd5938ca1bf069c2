import type { PlanItem } from '../audit-report-facts'
import type { Building } from './building'

/**
 * Takes an item of a plan of action into a report and looks at its dates. `written` is the day the plan was written,
 * when it says so. An item whose state cannot be told counts as open.
 */
export function notePlanItem(item: PlanItem, title: string, written: string | null, report: Building): void {
  const open = item.state === 'open' || item.state === 'unknown'
  report.plan(item)
  report.finding({ severity: item.severity, state: open ? 'open' : (item.state as 'closed' | 'accepted'), day: item.opened, at: item.at, title })
  if (open && (!item.owned || item.planned === null)) report.tally.hit('AR-15', item.at)
  const wrong = misfit(item, open, written)
  if (wrong !== null) report.tally.hit('AR-16', item.at, wrong)
}

function misfit({ opened, planned, closed }: PlanItem, open: boolean, written: string | null): string | null {
  if (closed !== null && opened !== null && closed < opened) return 'closed before it was found'
  if (closed !== null && written !== null && closed > written) return 'closed after the plan was written'
  if (open && closed !== null) return 'still open, with a day on which it was closed'
  if (planned !== null && opened !== null && planned < opened) return 'to be closed before it was found'
  if (open && planned !== null && written !== null && planned < written) return 'already overdue when the plan was written'
  return null
}
