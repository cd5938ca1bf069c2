import type { LogFacts } from '../analyzers/log-facts'
import type { AuditReportFacts, ScopeAccount } from '../analyzers/audit-report-facts'
import type { ReadEvidence } from './criterion'

/** A log as far as it shows accounts. */
type Log = ReadEvidence<Pick<LogFacts, 'accounts' | 'accountsAt'>>
type Report = ReadEvidence<AuditReportFacts>

/**
 * How the accounts of a report stand to those of the logs: it examined one of them, only others, or nothing can be
 * compared because either side names none of that provider (domain.md 5.14: a pass from another account is worthless).
 */
export type Examined = { status: 'same' | 'other' | 'not-comparable'; report: Report; named: ScopeAccount[]; logged: { account: string; log: Log }[] }

/** Which provider's account an id is of, by its shape. */
export const accountShape = (id: string) => (/^\d{12}$/.test(id) ? 'aws' : /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id) ? 'azure' : 'other')

/** Holds the accounts of each report against those of the logs, exactly apart from letter case. */
export function examinedAccounts(reports: Report[], logs: Log[]): Examined[] {
  const all = logs.flatMap((log) => Object.keys(log.facts.accounts).map((account) => ({ account: account.toLowerCase(), log })))
  return reports.map((report) => {
    const named = report.facts.scope.accounts as ScopeAccount[]
    const shapes = new Set(named.map(({ id }) => accountShape(id)))
    const logged = all.filter(({ account }) => shapes.has(accountShape(account)))
    if (logged.length === 0) return { status: 'not-comparable', report, named, logged }
    const ids = new Set(named.map(({ id }) => id.toLowerCase()))
    return { status: logged.some(({ account }) => ids.has(account)) ? 'same' : 'other', report, named, logged }
  })
}

/** Accounts that act in a log and that no report examined, once each; empty when no report names accounts like them. */
export function unexamined(examined: Examined[]): { account: string; log: Log }[] {
  const ids = new Set(examined.flatMap(({ named }) => named.map(({ id }) => id.toLowerCase())))
  const seen = new Set<string>()
  return examined.flatMap(({ logged }) => logged).filter(({ account }) => !ids.has(account) && !seen.has(account) && seen.add(account))
}

/** Ids of reports that say nothing about this firm's environment: of other accounts only, or a published example. */
export function besideThePoint(examined: Examined[]): Set<string> {
  return new Set(examined.filter(({ status, report }) => status === 'other' || report.facts.template !== null).map(({ report }) => report.evidence))
}
