import type { Check, Given, KnockOutHit } from '../../criterion'
import { foreignCountry, isCloudTrail, type LogSample } from '../../log-samples'

const events = (count: number) => (count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`)

/**
 * Events of people by country. A log also records strangers that were turned away at the door: of foreign countries only what
 * somebody did there counts, as the observations tell it. A failed sign-in is one of low severity; a refusal is one of medium
 * severity, and in CloudTrail comes from somebody who is inside already.
 */
function countriesOf(sample: LogSample): Record<string, number> {
  const { unknown = 0, ...placedIn } = sample.facts.countries
  const acts = ({ severity }: LogSample['observations'][number]) => severity === 'high' || severity === 'critical' || (severity === 'medium' && isCloudTrail(sample))
  const foreign = sample.observations.flatMap((one) => ({ one, country: foreignCountry(one) }))
  const refused = foreign.filter(({ one }) => !acts(one)).map(({ country }) => country)
  const acted = new Map<string, number>()
  for (const { one, country } of foreign) if (country !== null && acts(one)) acted.set(country, (acted.get(country) ?? 0) + one.count)
  const others = Object.entries(placedIn).filter(([country]) => !acted.has(country) && !refused.includes(country))
  return { ...Object.fromEntries(others), ...Object.fromEntries(acted), ...(unknown > 0 ? { unknown } : {}) }
}

/**
 * Where people acted from in one sample (CT-07, domain.md IAM-05 and 0.7). Countries come from addresses and are approximate:
 * outside the United States is asked about, a country of 22 CFR 126.1 proposes KO-3 until it is explained, one whose listing
 * is in doubt or suspended is for a reviewer (domain.md 1.5), and an address
 * that cannot be placed is unknown, never foreign. Private and provider addresses are not counted by the analyzer.
 */
export function sourcesIn(sample: LogSample, reference: Given['reference'], travelRecorded: boolean): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const seen = sample.observations.filter((one) => foreignCountry(one) !== null).map(({ rule, locator }) => sample.at(locator, rule)).slice(0, 20)
  const at = seen.length > 0 ? seen : [sample.at({})]
  const entries = Object.entries(countriesOf(sample)).sort(([a], [b]) => (a < b ? -1 : 1))
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
  checks.push(...networkLists(sample))
  const knockOuts: KnockOutHit[] = barred.length > 0 ? [{ id: 'KO-3', because: `Someone acted from a country named in 22 CFR 126.1, by approximate address: ${list(barred)}. No exemption covers that; it needs an explanation.`, at }] : []
  return { checks, knockOuts }
}

/**
 * By which tables hosting, VPN and Tor networks were told apart in this sample (CT-21, LG-22): what was found the rules
 * tell; what could not be looked for is said, so that silence is never taken for its absence.
 */
function networkLists(sample: LogSample): Check[] {
  const { networkLists: lists, networks, countries } = sample.facts
  const at = [sample.at({})]
  // Nobody's address was seen, so there was nothing to tell.
  if (Object.keys(countries).length === 0) return []
  if (lists === null) return [{ outcome: 'info', says: 'This sample was read before hosting, VPN and Tor networks were told apart.', at }]
  const none = Object.keys(networks).length === 0
  const tor = lists.tor === null ? 'No list of Tor exits is loaded, so Tor is told apart from nothing.' : `Tor exits are those of ${lists.tor}.`
  const aws = lists.aws === null ? 'No list of the addresses of AWS is loaded, so GovCloud is told apart from nothing.' : `Addresses of AWS, GovCloud among them, are those of ${lists.aws}.`
  return [{ outcome: 'info', says: `${none ? 'No address of people in this sample is in a hosting or VPN network that is known' : 'Hosting and VPN networks are told apart'}, by a table of ${lists.ranges} (approximate). ${tor} ${aws}`, at }]
}
