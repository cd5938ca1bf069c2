import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { Check, ReadEvidence } from '../../criterion'
import { figure } from '../../figure'

type Sample = ReadEvidence<CloudTrailFacts>

/** Calls that end a log or destroy one, rather than change what it holds (domain.md 5.2, CT-09). */
const ends = /^(Stop|Delete|LeaveOrganization|Disassociate)/

/** Silences and calls against logging in one sample. What a sample does not show is not absent in the system. */
export function sampleChecks(sample: Sample): Check[] {
  return [...gapChecks(sample), ...loggingChecks(sample)]
}

function gapChecks(sample: Sample): Check[] {
  const { gaps, events, regionClasses } = sample.facts
  if (events === 0) return [{ outcome: 'unknown', says: 'This sample holds no events, so gaps cannot be told.', at: [sample.at({}, 'CT-15')] }]
  const regions = regionClasses.government.length + regionClasses.other.length
  const seen: Check = { outcome: 'info', says: `Events from ${regions} ${regions === 1 ? 'region' : 'regions'} are in this sample.`, at: [sample.at({})] }
  const longest = gaps.reduce((most, gap) => (gap.hours > (most?.hours ?? 0) ? gap : most), gaps[0])
  if (!longest) return [seen, { outcome: 'met', says: 'No unusual silence in this sample.', at: [sample.at({}, 'CT-15')] }]
  return [
    seen,
    {
      outcome: 'partial',
      says: `${gaps.length} unusual ${gaps.length === 1 ? 'silence' : 'silences'} in this sample, the longest of ${figure(longest.hours, 1)} hours from ${longest.from} to ${longest.to}. Digests that prove empty hours would settle it.`,
      at: [sample.at({}, 'CT-15')],
    },
  ]
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
