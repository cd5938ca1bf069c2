import type { Check } from '../../criterion'
import { unexamined, type Examined } from '../../examined-accounts'
import { placed } from '../../place'

const list = (ids: string[]) => (ids.length > 3 ? `${ids.slice(0, 3).join(', ')} and ${ids.length - 3} more` : ids.join(', '))

const placeOf = ({ account, log }: Examined['logged'][number]) => log.at(placed(Object.entries(log.facts.accountsAt).find(([id]) => id.toLowerCase() === account)?.[1] ?? null))

/** The accounts that reports examined against those in the logs (domain.md 5.14: a pass from another account is worthless). */
export function accountChecks(examined: Examined[]): Check[] {
  const checks = examined.flatMap(({ status, report, named, logged }): Check[] => {
    const first = named[0]
    if (status === 'not-comparable' || !first) return []
    const at = [report.at(placed(first.at)), ...logged.slice(0, 10).map(placeOf)]
    if (status === 'same') return [{ outcome: 'met', says: `"${report.title}" examined an account that the log is of.`, at }]
    const theirs = [...new Set(logged.map(({ account }) => account))]
    return [{ outcome: 'unknown', says: `"${report.title}" examined ${list(named.map(({ id }) => id))}, and the log is of ${list(theirs)}. What passed in another account says nothing about this one.`, at }]
  })
  const same = examined.filter(({ status }) => status === 'same')
  if (same.length === 0) return checks
  const left = unexamined(examined)
  if (left.length === 0) return checks
  return [...checks, { outcome: 'partial', says: `The log shows ${left.length === 1 ? 'an account' : 'accounts'} that no report examined: ${list(left.map(({ account }) => account))}.`, at: [...same.map(({ report }) => report.at({})), ...left.slice(0, 10).map(placeOf)] }]
}
