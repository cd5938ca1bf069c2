import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { CloudTrailDigestFacts } from '../../../analyzers/cloudtrail-digest/facts'
import type { Check, ReadEvidence } from '../../criterion'
import { figure } from '../../figure'
import { silenceIsProven } from './proven-silence'

type Sample = ReadEvidence<CloudTrailFacts>

/** Calls that end a log or destroy one, rather than change what it holds (domain.md 5.2, CT-09). */
const ends = /^(Stop|Delete|LeaveOrganization|Disassociate)/

/** Silences that no digest proves, and calls against logging, in one sample. What a sample does not show is not absent in the system. */
export function sampleChecks(sample: Sample, digests: CloudTrailDigestFacts[]): Check[] {
  return [...gapChecks(sample, digests), ...loggingChecks(sample)]
}

function gapChecks(sample: Sample, digests: CloudTrailDigestFacts[]): Check[] {
  const { events, regionClasses } = sample.facts
  const at = [sample.at({}, 'CT-15')]
  if (events === 0) return [{ outcome: 'unknown', says: 'This sample holds no events, so gaps cannot be told.', at }]
  const regions = regionClasses.government.length + regionClasses.other.length
  const checks: Check[] = [{ outcome: 'info', says: `Events from ${regions} ${regions === 1 ? 'region' : 'regions'} are in this sample.`, at: [sample.at({})] }]
  const gaps = sample.facts.gaps.filter((gap) => !silenceIsProven(gap, sample.facts, digests))
  const settled = sample.facts.gaps.length - gaps.length
  if (settled > 0) checks.push({ outcome: 'info', says: `Signed digests prove that nothing was logged during ${settled} ${settled === 1 ? 'silence' : 'silences'} of this sample.`, at })
  const longest = gaps.reduce((most, gap) => (gap.hours > (most?.hours ?? 0) ? gap : most), gaps[0])
  if (!longest) return [...checks, { outcome: 'met', says: settled > 0 ? 'No unexplained silence in this sample.' : 'No unusual silence in this sample.', at }]
  const says = `${gaps.length} unusual ${gaps.length === 1 ? 'silence' : 'silences'} in this sample, the longest of ${figure(longest.hours, 1)} hours from ${longest.from} to ${longest.to}. Digests that prove empty hours would settle it.`
  return [...checks, { outcome: 'partial', says, at }]
}

function loggingChecks(sample: Sample): Check[] {
  return Object.entries(sample.facts.loggingChanges).map(([name, succeeded]) => ({
    outcome: succeeded === 0 ? 'info' : ends.test(name) ? 'not-met' : 'partial',
    says: succeeded === 0 ? `${name} was tried in this sample and failed.` : `${name} succeeded ${succeeded === 1 ? 'once' : `${succeeded} times`} in this sample: someone changed or stopped logging.`,
    at: [sample.at({}, 'CT-09')],
  }))
}

/** Data events over all samples, held against the answer that says they are recorded. */
export function dataEventCheck(samples: Sample[], claimed: boolean): Check {
  const events = samples.reduce((sum, sample) => sum + sample.facts.dataEvents, 0)
  const at = samples.map((sample) => sample.at({}, 'CT-17'))
  if (events > 0) return { outcome: 'met', says: `${events.toLocaleString('en-US')} data events are in the sample.`, at }
  return {
    outcome: 'unknown',
    says: claimed ? 'Data events are said to be recorded, and this sample holds none.' : 'This sample holds no data events.',
    at,
  }
}
