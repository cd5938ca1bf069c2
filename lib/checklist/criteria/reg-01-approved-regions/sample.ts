import { rowsOf } from '../../answer-values'
import type { Check, Given, KnockOutHit, Pointer } from '../../criterion'
import { atRegion, couldShow, isCloudTrail, logSamples, type LogSample } from '../../log-samples'
import type { Found } from './listed'
import { isProscribedRegion, placeOf, regionsIn } from './places'

type Mine = Given<'cloudtrail' | 'audit-log'>

/** Rules on regions, by the log they belong to. */
export const regionRules = ['CT-02', 'AZ-01', 'G-01']

/** Every region of every sample (rule CT-02), by exact id. "Not seen" speaks of the sample only. */
export function sampledRegions(given: Mine): Found {
  const found = logSamples(given).filter((sample) => couldShow(sample, 'region')).map((sample) => regionsOf(given, sample))
  return { checks: found.flatMap(({ checks }) => checks), knockOuts: found.flatMap(({ knockOuts }) => knockOuts) }
}

const events = (count: number) => (count === 1 ? '1 event' : `${count.toLocaleString('en-US')} events`)

function regionsOf(given: Mine, sample: LogSample): Found {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const { facts } = sample
  const seen = Object.entries(facts.regions).filter(([, count]) => count > 0)
  if (seen.length === 0) return { checks: [{ outcome: 'unknown', says: 'No event in this sample names a region.', at: [sample.at({})] }], knockOuts }
  const approved: string[] = []
  const conditional = isCloudTrail(sample) ? [] : sample.facts.conditionalRegions
  for (const [region, count] of seen) {
    const at = placesOf(sample, region)
    const place = facts.regionClasses.invented.includes(region) ? 'unknown' : placeOf(region, given.reference)
    if (place === 'approved') approved.push(region)
    else if (conditional.includes(region)) checks.push({ outcome: 'unknown', says: `${events(count)} in this sample are in ${region}, which counts only inside a controlled folder of the provider. A log does not show the folder; its configuration does.`, at })
    else if (place === 'abroad') {
      if (onlyDenied(sample, region)) {
        checks.push({ outcome: 'info', says: `Calls in ${region} were denied in this sample: nobody could work there.`, at })
        continue
      }
      const where = isProscribedRegion(region, given.reference) ? 'in a country of 22 CFR 126.1' : 'outside the United States'
      checks.push({ outcome: 'not-met', says: `${events(count)} in this sample are in ${region}, ${where}.`, at })
      knockOuts.push({ id: 'KO-4', because: `The log shows ${events(count)} in ${region}, ${where}.`, at })
    } else if (place === 'commercial' || place === 'assured') checks.push(commercialCheck(given, region, count, at))
    else if (/^us-iso/.test(region)) checks.push({ outcome: 'not-met', says: `${region} is a region for classified work, which never belongs into this sample.`, at })
    else checks.push({ outcome: 'unknown', says: `"${region}" is not a region id that is known: the sample may be anonymized or made up, and proves no place.`, at })
  }
  const unlisted = unlistedRegions(given, sample, approved)
  if (unlisted) checks.push(unlisted)
  const hit = dataOutside(given, sample)
  if (hit) {
    checks.push({ outcome: 'not-met', says: hit.because, at: hit.at })
    knockOuts.push(hit)
  }
  if (approved.length > 0) checks.push({ outcome: approved.length === seen.length ? 'met' : 'info', says: `${approved.length === seen.length ? `All ${events(facts.events)} in this sample are` : 'This sample also has events'} in ${approved.join(' and ')}.`, at: [sample.at({})] })
  return { checks, knockOuts }
}

/** Global services of AWS for governments write their events here, whatever region a firm works in (domain.md 3.1). */
const globalEvents = 'us-gov-west-1'

/** Approved regions in which the log shows work, and of which the list of accounts says nothing though it names regions of that cloud. */
function unlistedRegions(given: Mine, sample: LogSample, approved: string[]): Check | null {
  const listed = new Set(rowsOf(given, 'accounts').flatMap((row) => regionsIn(row['region'] ?? '')))
  const ofAws = (region: string) => /-\d$/.test(region)
  const missing = approved.filter((region) => [...listed].some((one) => ofAws(one) === ofAws(region)) && !listed.has(region) && !(isCloudTrail(sample) && region === globalEvents))
  if (missing.length === 0) return null
  return { outcome: 'partial', says: `The log shows work in ${missing.join(' and ')}, where the firm lists no account.`, at: [given.answer('accounts'), ...missing.flatMap((region) => placesOf(sample, region)).slice(0, 10)] }
}

const ownObservations = (sample: LogSample, region: string) => sample.observations.filter((one) => regionRules.includes(one.rule) && one.observed === region)

function placesOf(sample: LogSample, region: string): Pointer[] {
  const places = ownObservations(sample, region).map(({ rule, locator }) => sample.at(locator, rule))
  return places.length > 0 ? places : [atRegion(sample, region)]
}

/** A denied call shows the fence working. It takes the reader's word for it: without observations nothing is known. */
function onlyDenied(sample: LogSample, region: string): boolean {
  const seen = ownObservations(sample, region)
  return seen.length > 0 && seen.every(({ severity }) => severity === 'low')
}

/** Billing, DNS and account names live in the commercial partition of a GovCloud account; nothing else needs to. */
function commercialCheck(given: Mine, region: string, count: number, at: Pointer[]): Check {
  const explained = given.answers['regions'] === 'with-billing' && given.answers['commercial-reason'] === 'billing'
  if (explained) return { outcome: 'partial', says: `${events(count)} in this sample are in ${region}, a commercial region, said to be for billing, DNS or names only.`, at: [...at, given.answer('commercial-reason')] }
  return { outcome: 'not-met', says: `${events(count)} in this sample are in ${region}, a commercial region, without an accepted reason.`, at }
}

/** KO-4 by counting: when there are more data events than events in approved or unknown regions, some were outside. */
function dataOutside(given: Mine, sample: LogSample): KnockOutHit | null {
  const { regions, regionClasses, events: all, dataEvents } = sample.facts
  const outside = Object.entries(regions).filter(([region]) => {
    const place = placeOf(region, given.reference)
    return !regionClasses.invented.includes(region) && (place === 'commercial' || place === 'abroad')
  })
  const count = outside.reduce((sum, [, events]) => sum + events, 0)
  const surely = dataEvents - (all - count)
  if (count === 0 || surely <= 0 || outside.every(([region]) => onlyDenied(sample, region))) return null
  const names = outside.map(([region]) => region).join(', ')
  return { id: 'KO-4', because: `At least ${events(surely)} on data in this sample are in ${names}, which ${outside.length === 1 ? 'is' : 'are'} not approved.`, at: outside.flatMap(([region]) => placesOf(sample, region)).slice(0, 20) }
}
