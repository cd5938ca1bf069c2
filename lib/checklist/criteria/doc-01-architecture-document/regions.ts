import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import { rowsOf } from '../../answer-values'
import type { Check, Given, ReadEvidence } from '../../criterion'
import { atRegion } from '../../log-samples'

/**
 * The regions that the document names against those in the log samples (domain.md DOC-01: it agrees with what runs).
 * Whether a region is allowed is judged by REG-01. On premises there is nothing to compare.
 */
export function regionChecks(given: Given<'cloudtrail'>): Check[] {
  if (given.onPremises) return []
  const named = [...new Set(rowsOf(given, 'regions').map((row) => (row['region'] ?? '').toLowerCase()).filter((region) => region !== ''))]
  const at = [given.answer('regions')]
  const samples = given.readings.cloudtrail
  if (named.length === 0) {
    if (samples.length === 0) return []
    return [{ outcome: 'unknown', says: 'The regions that the document names are not listed, so they cannot be compared with the log.', at }]
  }
  const checks: Check[] = named
    .filter((region) => given.reference.region(region) === null)
    .map((region) => ({ outcome: 'info', says: `The document names ${region}, which is not on the list of approved regions (REG-01).`, at }))
  if (samples.length === 0) return checks
  const absent = unnamed(samples, named)
  if (absent.length === 0) return [...checks, { outcome: 'met', says: 'Every region in the log is named in the document.', at: [...at, ...samples.map((sample) => sample.at({}))] }]
  return [
    ...checks,
    { outcome: 'partial', says: `The log shows activity in ${absent.map(({ region }) => region).join(', ')}, which the document does not name.`, at: [...at, ...absent.map(({ sample, region }) => atRegion(sample, region))] },
  ]
}

function unnamed(samples: ReadEvidence<CloudTrailFacts>[], named: string[]): { region: string; sample: ReadEvidence<CloudTrailFacts> }[] {
  const seen = new Map<string, ReadEvidence<CloudTrailFacts>>()
  for (const sample of samples) {
    for (const region of Object.keys(sample.facts.regions)) {
      if (!named.includes(region.toLowerCase()) && !seen.has(region)) seen.set(region, sample)
    }
  }
  return [...seen].map(([region, sample]) => ({ region, sample })).sort((a, b) => (a.region < b.region ? -1 : 1))
}
