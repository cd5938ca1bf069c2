import type { Check, Given } from './criterion'
import { besideThePoint, examinedAccounts } from './examined-accounts'

/**
 * What scanners found that bears on a criterion: partial when the report is on an account of the logs, for information
 * when no log shows whose account it is, and nothing from another account (domain.md 5.14).
 * @param rule the rule of audit reports that says so, AR-12 (sign-in without MFA) or AR-13 (public access)
 */
export function scannerChecks(given: Pick<Given<'audit-report' | 'cloudtrail' | 'audit-log'>, 'readings'>, rule: 'AR-12' | 'AR-13'): Check[] {
  const examined = examinedAccounts(given.readings['audit-report'], [...given.readings.cloudtrail, ...given.readings['audit-log']])
  const beside = besideThePoint(examined)
  return examined
    .filter(({ report }) => !beside.has(report.evidence))
    .flatMap(({ status, report }) =>
      report.observations
        .filter((observation) => observation.rule === rule)
        .map((observation): Check => ({ outcome: status === 'same' ? 'partial' : 'info', says: `"${report.title}": ${observation.message}`, at: [report.at(observation.locator, rule)] })),
    )
}
