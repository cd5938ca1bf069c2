import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { Check, Given, KnockOutHit, ReadEvidence } from '../../criterion'

type Sample = ReadEvidence<CloudTrailFacts>

const events = (count: number) => (count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`)

/**
 * Where people acted from in one sample (CT-07, domain.md IAM-05 and 0.7). Countries come from addresses and are approximate:
 * outside the United States is asked about, a country of 22 CFR 126.1 proposes KO-3 until it is explained, one whose listing
 * is in doubt or suspended is for a reviewer (domain.md 1.5), and an address
 * that cannot be placed is unknown, never foreign. Private and provider addresses are not counted by the analyzer.
 */
export function sourcesIn(sample: Sample, reference: Given['reference'], travelRecorded: boolean): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const seen = sample.observations.filter(({ rule }) => rule === 'CT-07').map(({ locator }) => sample.at(locator, 'CT-07')).slice(0, 20)
  const at = seen.length > 0 ? seen : [sample.at({}, 'CT-07')]
  const entries = Object.entries(sample.facts.countries).sort(([a], [b]) => (a < b ? -1 : 1))
  const foreign = entries.filter(([country]) => country !== 'unknown' && !reference.isUnitedStates(country))
  const barred = foreign.filter(([country]) => reference.proscribed(country)?.effect === 'deny')
  const doubtful = foreign.filter(([country]) => reference.proscribed(country)?.effect === 'review')
  const abroad = foreign.filter(([country]) => reference.proscribed(country) === null)
  const list = (some: [string, number][]) => some.map(([country, count]) => `${country} (${events(count)})`).join(', ')
  const checks: Check[] = []
  if (barred.length > 0) checks.push({ outcome: 'not-met', says: `People acted in this sample from countries named in 22 CFR 126.1, by approximate address: ${list(barred)}.`, at })
  if (doubtful.length > 0) checks.push({ outcome: 'partial', says: `People acted in this sample from countries whose place in 22 CFR 126.1 is in doubt, by approximate address: ${list(doubtful)}. A reviewer decides.`, at })
  if (abroad.length > 0) {
    checks.push({
      outcome: 'partial',
      says: `People acted in this sample from outside the United States, by approximate address: ${list(abroad)}. ${travelRecorded ? 'Their travel records have to cover it.' : 'Ask for the exemption record.'}`,
      at,
    })
  }
  const unplaced = sample.facts.countries['unknown'] ?? 0
  if (unplaced > 0) checks.push({ outcome: 'unknown', says: `${events(unplaced)} of people in this sample came from addresses that cannot be placed.`, at: [sample.at({})] })
  const home = entries.filter(([country]) => reference.isUnitedStates(country)).reduce((sum, [, count]) => sum + count, 0)
  if (foreign.length === 0 && home > 0) checks.push({ outcome: 'met', says: `All addresses of people in this sample that can be placed are in the United States (${events(home)}, approximate).`, at: [sample.at({})] })
  const knockOuts: KnockOutHit[] = barred.length > 0 ? [{ id: 'KO-3', because: `Someone acted from a country named in 22 CFR 126.1, by approximate address: ${list(barred)}. No exemption covers that; it needs an explanation.`, at }] : []
  return { checks, knockOuts }
}
