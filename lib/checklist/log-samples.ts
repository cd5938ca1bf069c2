import type { Observation } from '../analyzers/analyzer'
import type { AuditLogFacts } from '../analyzers/audit-log-facts'
import type { CloudTrailFacts } from '../analyzers/cloudtrail/facts'
import type { Principal } from '../analyzers/log-facts'
import type { Given, ReadEvidence } from './criterion'
import { placed } from './place'

export type AuditLogSample = ReadEvidence<AuditLogFacts>
export type CloudTrailSample = ReadEvidence<CloudTrailFacts>
/** A log that was read, of whatever product: who, what, when and from where are counted alike (domain.md 5.1). */
export type LogSample = CloudTrailSample | AuditLogSample

/** Every log that was read, CloudTrail first. One log never speaks for another: what it shows is said of it alone. */
export const logSamples = ({ readings }: Pick<Given<'cloudtrail' | 'audit-log'>, 'readings'>): LogSample[] => [...readings.cloudtrail, ...readings['audit-log']]

export const isCloudTrail = (sample: LogSample): sample is CloudTrailSample => sample.facts.source === 'cloudtrail' && 'partitions' in sample.facts

/** Whether a log of this format records such a thing at all; where it does not, its silence says nothing. */
export const couldShow = (sample: LogSample, what: AuditLogFacts['canShow'][number]): boolean => isCloudTrail(sample) || sample.facts.canShow.includes(what)

/** Who acts in a sample. Strangers whose every attempt was refused, as at any door to the internet, do not act. */
export function actingIn(sample: LogSample): Principal[] {
  const refused = new Set(sample.facts.onlyRefused)
  return sample.facts.principals.filter(({ id }) => !refused.has(id))
}

/** Where a log first shows a region or an account: its first event there, or the log as a whole. */
export const atRegion = (sample: LogSample, region: string, rule?: string) => sample.at(placed(sample.facts.regionsAt[region] ?? null), rule)
export const atAccount = (sample: LogSample, account: string) => sample.at(placed(sample.facts.accountsAt[account] ?? null))

/** Rules of CloudTrail and what the other logs call the same thing (LG-01 to LG-06 and LG-23, which every format has). */
const commonRules: Record<string, string> = { 'CT-01': 'LG-01', 'CT-15': 'LG-02', 'CT-16': 'LG-03', 'CT-17': 'LG-04', 'CT-18': 'LG-05', 'CT-19': 'LG-06', 'CT-22': 'LG-23' }

/** Where in a sample something stands, under the rule of its own format; `rule` is that of CloudTrail. */
export function atRule(sample: LogSample, rule: string, locator: Parameters<LogSample['at']>[0] = {}) {
  const own = isCloudTrail(sample) ? rule : commonRules[rule]
  return own === undefined ? sample.at(locator) : sample.at(locator, own)
}

/** The same rules of both, for a criterion that judges them from the facts. */
export const alsoOfAuditLogs = (rules: string[]): string[] => [...rules, ...rules.flatMap((rule) => commonRules[rule] ?? [])]

/**
 * The country out of an observation that somebody acted from a foreign address ("198.51.100.7, DE"), whatever rule made it;
 * null for any other. Addresses are placed approximately, or as the log itself says.
 */
export function foreignCountry({ observed }: Pick<Observation, 'observed'>): string | null {
  return /^[\da-f.:]+, ([A-Z]{2})$/i.exec(observed ?? '')?.[1] ?? null
}
