import type { Severity } from '../../../analyzers/analyzer'
import type { RosterFacts } from '../../../analyzers/roster/facts'
import type { Check, Pointer, ReadEvidence } from '../../criterion'
import type { JoinStatus } from '../../join'
import { alsoOfAuditLogs, type LogSample } from '../../log-samples'
import { joinSample } from '../../nameable'

/** Something that somebody did, as the log shows it. */
export type Conduct = { rule: string; severity: Severity; says: string; at: Pointer }

/** Rules on the quality of the sample rather than on what was done; LOG-01, LOG-04 and CRY-02 judge those. */
const quality = [...alsoOfAuditLogs(['CT-01', 'CT-15', 'CT-16', 'CT-17', 'CT-18', 'CT-19', 'CT-22']), 'CT-14']

/** What the sample shows of critical, high or medium severity, whichever criterion it bears on most. */
export function conductIn(sample: LogSample): Conduct[] {
  return sample.observations
    .filter(({ severity }) => severity === 'critical' || severity === 'high' || severity === 'medium')
    .filter(({ rule, criterion, also }) => !quality.includes(rule) || criterion === 'LOG-05' || also?.includes('LOG-05'))
    .map(({ rule, severity, message, locator }) => ({ rule, severity, says: message, at: sample.at(locator, rule) }))
}

const offRosterSeverity: Partial<Record<JoinStatus, { severity: Severity; says: string }>> = {
  no: { severity: 'critical', says: 'is on the roster as not a U.S. person' },
  'after-removal': { severity: 'critical', says: 'acted after access was removed' },
  unknown: { severity: 'high', says: 'is not on the roster' },
  pending: { severity: 'high', says: 'is on the roster with verification pending' },
  blank: { severity: 'high', says: 'is on the roster without a verification result' },
}

/** People who act in the samples and should not, when a roster was supplied (rule CT-08; PER-02 judges the roster itself). */
export function offRoster(samples: LogSample[], rosters: ReadEvidence<RosterFacts>[]): Conduct[] {
  if (rosters.length === 0) return []
  return samples.flatMap((sample) =>
    joinSample(rosters.map((roster) => roster.facts), sample).filter(({ principal }) => principal.kind === 'human').flatMap(({ principal, status }): Conduct[] => {
      const found = offRosterSeverity[status]
      if (!found) return []
      return [{ rule: 'CT-08', severity: found.severity, says: `${principal.display} ${found.says}.`, at: sample.at(principal.at, 'CT-08') }]
    }),
  )
}

/**
 * Critical is not met and high is partial until a reviewer accepts the explanation by an override;
 * medium is listed once the firm has explained it.
 */
export function checkOf({ rule, severity, says, at }: Conduct, explained: string[]): Check {
  const isExplained = explained.some((text) => text.trim().toUpperCase() === rule)
  const heard = isExplained ? 'The firm has explained it; a reviewer decides.' : 'The firm has not explained it.'
  const outcome: Check['outcome'] = severity === 'critical' ? 'not-met' : severity === 'high' ? 'partial' : isExplained ? 'info' : 'unknown'
  return { outcome, says: `${says} ${heard}`, at: [at] }
}

/** Whether it contradicts the statement that nothing needs explaining. */
export const contradicts = ({ severity }: Conduct) => severity === 'critical' || severity === 'high'
