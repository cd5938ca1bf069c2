import type { CloudTrailDigestFacts } from '../../../analyzers/cloudtrail-digest/facts'
import type { Check } from '../../criterion'
import { figure } from '../../figure'
import { atRule, couldShow, isCloudTrail, type CloudTrailSample, type LogSample } from '../../log-samples'
import { silenceIsProven } from './proven-silence'

/** Calls that end a log or destroy one, rather than change what it holds (domain.md 5.2, CT-09). */
const ends = /^(Stop|Delete|LeaveOrganization|Disassociate)/

/** Silences that no digest proves, and calls against logging, in one sample. What a sample does not show is not absent in the system. */
export function sampleChecks(sample: LogSample, digests: CloudTrailDigestFacts[]): Check[] {
  // What other logs show of logging being changed comes as located observations.
  return [...gapChecks(sample, digests), ...(isCloudTrail(sample) ? loggingChecks(sample) : [])]
}

function gapChecks(sample: LogSample, digests: CloudTrailDigestFacts[]): Check[] {
  const { events, regionClasses } = sample.facts
  const at = [atRule(sample, 'CT-15')]
  if (events === 0) return [{ outcome: 'unknown', says: 'This sample holds no events, so gaps cannot be told.', at }]
  const regions = regionClasses.government.length + regionClasses.other.length
  const checks: Check[] = regions === 0 ? [] : [{ outcome: 'info', says: `Events from ${regions} ${regions === 1 ? 'region' : 'regions'} are in this sample.`, at: [sample.at({})] }]
  const gaps = sample.facts.gaps.filter((gap) => !isCloudTrail(sample) || !silenceIsProven(gap, sample.facts, digests))
  const settled = sample.facts.gaps.length - gaps.length
  if (settled > 0) checks.push({ outcome: 'info', says: `Signed digests prove that nothing was logged during ${settled} ${settled === 1 ? 'silence' : 'silences'} of this sample.`, at })
  const longest = gaps.reduce((most, gap) => (gap.hours > (most?.hours ?? 0) ? gap : most), gaps[0])
  if (!longest) return [...checks, { outcome: 'met', says: settled > 0 ? 'No unexplained silence in this sample.' : 'No unusual silence in this sample.', at }]
  const says = `${gaps.length} unusual ${gaps.length === 1 ? 'silence' : 'silences'} in this sample, the longest of ${figure(longest.hours, 1)} hours from ${longest.from} to ${longest.to}. ${isCloudTrail(sample) ? 'Digests that prove empty hours would settle it.' : 'Say why nothing was written then.'}`
  return [...checks, { outcome: 'partial', says, at }]
}

function loggingChecks(sample: CloudTrailSample): Check[] {
  return Object.entries(sample.facts.loggingChanges).map(([name, succeeded]) => ({
    outcome: succeeded === 0 ? 'info' : ends.test(name) ? 'not-met' : 'partial',
    says: succeeded === 0 ? `${name} was tried in this sample and failed.` : `${name} succeeded ${succeeded === 1 ? 'once' : `${succeeded} times`} in this sample: someone changed or stopped logging.`,
    at: [sample.at({}, 'CT-09')],
  }))
}

/** Data events over all samples, held against the answer that says they are recorded. */
export function dataEventCheck(samples: LogSample[], claimed: boolean): Check {
  if (!samples.some((sample) => couldShow(sample, 'content'))) return { outcome: 'unknown', says: 'Logs of this format never show who read an object.', at: samples.map((sample) => atRule(sample, 'CT-17')) }
  const events = samples.reduce((sum, sample) => sum + sample.facts.dataEvents, 0)
  const at = samples.map((sample) => atRule(sample, 'CT-17'))
  if (events > 0) return { outcome: 'met', says: `${events.toLocaleString('en-US')} data events are in the sample.`, at }
  return {
    outcome: 'unknown',
    says: claimed ? 'Data events are said to be recorded, and this sample holds none.' : 'This sample holds no data events.',
    at,
  }
}
