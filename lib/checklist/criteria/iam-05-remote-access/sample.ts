import type { CloudTrailFacts } from '../../../analyzers/cloudtrail/facts'
import type { ReferenceSet } from '../../../reference/reference'
import { rowsOf } from '../../answer-values'
import type { Check, Given, KnockOutHit, Pointer, ReadEvidence } from '../../criterion'

type Mine = Given<'cloudtrail'>
type Sample = ReadEvidence<CloudTrailFacts>
type Found = { checks: Check[]; knockOuts: KnockOutHit[] }

const events = (count: number) => (count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`)
const nameOf = (country: string, reference: ReferenceSet) => reference.proscribed(country)?.name ?? country

/**
 * Countries from which people act in the samples (rule CT-07). Addresses are approximate. A foreign one is a question for
 * a reviewer, not a violation: 22 CFR 125.4(b)(9) may cover it, but never in a country of 126.1. Private and service
 * addresses are not counted by the reader.
 */
export function countriesIn(given: Mine): Found {
  const found = given.readings.cloudtrail.map((sample) => countriesOf(given, sample))
  return { checks: found.flatMap(({ checks }) => checks), knockOuts: found.flatMap(({ knockOuts }) => knockOuts) }
}

function countriesOf(given: Mine, sample: Sample): Found {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const { reference } = given
  const seen = Object.entries(sample.facts.countries).filter(([, count]) => count > 0)
  const trips = rowsOf(given, 'trips').map((row) => (row['country'] ?? '').toUpperCase())
  let home = 0
  for (const [country, count] of seen) {
    if (reference.isUnitedStates(country)) {
      home += count
      continue
    }
    const at = placesOf(sample, country)
    const says = `${events(count)} of people in this sample came from an address registered in ${nameOf(country, reference)} (approximate)`
    const rule = reference.proscribed(country)
    if (!/^[A-Z]{2}$/i.test(country)) checks.push({ outcome: 'unknown', says: `The country of ${events(count)} of people in this sample is not known.`, at })
    else if (rule?.effect === 'deny') {
      checks.push({ outcome: 'not-met', says: `${says}, a country of 22 CFR ${rule.rule}. No exemption covers it.`, at })
      knockOuts.push({ id: 'KO-3', because: `${says}, a country of 22 CFR ${rule.rule}. It stands until it is explained.`, at })
    } else if (rule) checks.push({ outcome: 'partial', says: `${says}. Its place on the list of 22 CFR ${rule.rule} is in doubt; a reviewer decides.`, at })
    else if (trips.includes(country.toUpperCase())) checks.push({ outcome: 'partial', says: `${says}. The firm names a trip and its record; a reviewer compares them.`, at: [...at, given.answer('trips')] })
    else checks.push({ outcome: 'partial', says: `${says}, and no exemption record is named.`, at })
  }
  if (home > 0 && checks.length === 0) checks.push({ outcome: 'met', says: `All ${events(home)} of people with a public address in this sample came from the United States (approximate).`, at: [sample.at({}, 'CT-07')] })
  if (sample.facts.sources.invalid > 0) checks.push({ outcome: 'unknown', says: `${events(sample.facts.sources.invalid)} in this sample carry an address that cannot be read.`, at: [sample.at({})] })
  return { checks, knockOuts }
}

function placesOf(sample: Sample, country: string): Pointer[] {
  const places = sample.observations.filter(({ rule, observed }) => rule === 'CT-07' && (observed ?? '').endsWith(`, ${country}`)).map(({ locator }) => sample.at(locator, 'CT-07'))
  return places.length > 0 ? places.slice(0, 20) : [sample.at({}, 'CT-07')]
}
