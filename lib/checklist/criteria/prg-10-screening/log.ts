import type { ScreeningFacts } from '../../../analyzers/screening/facts'
import { chosenIn } from '../../answer-values'
import type { Check, Given, KnockOutHit, Pointer, ReadEvidence } from '../../criterion'
import { dayOf, daysBetween, monthsAgo } from '../../dates'
import { plainName } from '../../entity-names'
import { namesOf } from '../../account-join'
import { placed } from '../../place'

export type Mine = Given<'screening' | 'vendor-list'>
type Log = ReadEvidence<ScreeningFacts>

/** Rules judged here. */
export const judgedHere = ['SC-01', 'SC-02', 'VL-01', 'VL-02']

/** The logs that were read: hits, lists and their age, dates, and whether everyone named elsewhere was screened. */
export function logChecks(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const logs = given.readings.screening
  if (logs.length === 0) return { checks: [], knockOuts: [] }
  const rows = (log: Log, wanted: (row: ScreeningFacts['rows'][number]) => boolean) => log.facts.rows.filter(wanted).map((row) => log.at(placed(row.at)))
  const open = logs.flatMap((log) => rows(log, (row) => row.result === 'hit' && row.resolution === 'open'))
  const confirmed = logs.flatMap((log) => rows(log, (row) => row.resolution === 'confirmed'))
  const checks: Check[] = [...dateChecks(given, logs), ...listChecks(given, logs), ...coverage(given, logs)]
  if (open.length > 0) checks.push({ outcome: 'partial', says: `The screening log that was read holds ${open.length} ${open.length === 1 ? 'hit' : 'hits'} that nobody has ruled out.`, at: open.slice(0, 20) })
  if (open.length > 0 && given.answers['hits'] === 'none') checks.push({ outcome: 'partial', says: 'The answer says that nobody was found; the log holds hits.', at: [given.answer('hits'), ...open.slice(0, 5)] })
  if (confirmed.length === 0) return { checks, knockOuts: [] }
  const because = `The screening log that was read calls ${confirmed.length === 1 ? 'a hit' : `${confirmed.length} hits`} confirmed.`
  return { checks: [...checks, { outcome: 'not-met', says: because, at: confirmed.slice(0, 20) }], knockOuts: [{ id: 'KO-2', because, at: confirmed.slice(0, 20) }] }
}

function dateChecks(given: Mine, logs: Log[]): Check[] {
  const today = given.now.slice(0, 10)
  const newest = logs.flatMap(({ facts }) => dayOf(facts.newestDate) ?? []).sort().at(-1)
  const at = logs.map((log) => log.at({}))
  if (newest === undefined) return [{ outcome: 'unknown', says: 'The screening log that was read gives no day of screening that can be read in one way.', at }]
  if (newest > today) return [{ outcome: 'unknown', says: `The screening log that was read is dated ${newest}, which has not come yet.`, at }]
  const old = newest < monthsAgo(today, 12)
  const checks: Check[] = [{ outcome: old ? 'partial' : 'met', says: `The screening log that was read ends on ${newest}${old ? ', more than 12 months ago' : ''}.`, at }]
  const answered = dayOf(given.answers['last-run'])
  if (answered !== null && answered > newest) checks.push({ outcome: 'partial', says: `The answer gives ${answered} as the last screening; the log ends on ${newest}.`, at: [given.answer('last-run'), ...at] })
  return checks
}

/** Lists answered and not in the log, and lists that were old when they were used. */
function listChecks(given: Mine, logs: Log[]): Check[] {
  const used = new Set(logs.flatMap(({ facts }) => facts.lists))
  const at = logs.map((log) => log.at({}))
  if (used.size === 0) return [{ outcome: 'unknown', says: 'The screening log that was read names no list.', at }]
  const covered = (list: string) => used.has(list) || (used.has('csl') && ['aeca', 'ofac', 'bis'].includes(list))
  const lacking = chosenIn(given, 'lists').filter((list) => ['csl', 'aeca', 'ofac', 'bis', 'sam'].includes(list) && !covered(list))
  const checks: Check[] = lacking.length > 0 ? [{ outcome: 'partial', says: `The log does not show these lists of the answer: ${lacking.join(', ')}.`, at: [given.answer('lists'), ...at] }] : []
  const stale = logs.flatMap((log) => log.facts.rows.filter((row) => row.listDate !== null && row.screenedOn !== null && daysBetween(row.listDate, row.screenedOn) > given.reference.screeningListDays).map((row) => log.at(placed(row.at))))
  if (stale.length > 0) checks.push({ outcome: 'partial', says: `In ${stale.length} ${stale.length === 1 ? 'row' : 'rows'} the list was more than ${given.reference.screeningListDays} days old when it was used.`, at: stale.slice(0, 20) })
  const undated = logs.some(({ facts }) => facts.rows.some((row) => row.listDate === null))
  if (undated) checks.push({ outcome: 'info', says: 'The log does not say of what date every list was.', at })
  return checks
}

/** The firm, its owner companies and its vendors, by name, against the companies in the log. People are compared by a person. */
function coverage(given: Mine, logs: Log[]): Check[] {
  const screened = new Set(logs.flatMap(({ facts }) => facts.rows.flatMap((row) => (row.party === null ? [] : [plainName(row.party)]))))
  const { legalName, aliases, vendors } = given.subcontractor
  const at = logs.map((log) => log.at({}))
  const checks: Check[] = []
  if (![legalName, ...aliases].some((name) => screened.has(plainName(name)))) checks.push({ outcome: 'partial', says: `The screening log does not name ${legalName} itself.`, at: [{ type: 'profile', field: 'legalName' }, ...at] })
  const listed = [...vendors.map(({ name }, i) => ({ name, at: { type: 'profile', field: `vendors.${i}` } as Pointer })), ...listedVendors(given)]
  const missing = listed.filter(({ name }, i) => !screened.has(plainName(name)) && listed.findIndex((other) => plainName(other.name) === plainName(name)) === i)
  if (listed.length > 0 && missing.length === 0) checks.push({ outcome: 'met', says: 'Every vendor of the profile and of the vendor list is in the screening log.', at })
  if (missing.length > 0) checks.push({ outcome: 'partial', says: `These vendors are not in the screening log: ${namesOf(missing.map(({ name }) => name))}.`, at: missing.slice(0, 20).map((one) => one.at) })
  return checks
}

const listedVendors = (given: Mine) => given.readings['vendor-list'].flatMap((list) => list.facts.rows.map((row) => ({ name: row.name, country: row.country, at: list.at(placed(row.at)) })))

/** The vendor list that was read, held against the profile, and its countries against 22 CFR 126.1. */
export function vendorListChecks(given: Mine): Check[] {
  const listed = listedVendors(given)
  if (listed.length === 0) return []
  const known = new Set(given.subcontractor.vendors.map(({ name }) => plainName(name)))
  const checks: Check[] = []
  const undeclared = listed.filter(({ name }) => !known.has(plainName(name)))
  if (undeclared.length > 0) checks.push({ outcome: 'partial', says: `The vendor list names ${undeclared.length} that the profile does not: ${namesOf(undeclared.map(({ name }) => name))}.`, at: undeclared.slice(0, 20).map(({ at }) => at) })
  else checks.push({ outcome: 'met', says: `Every vendor of the list that was read is in the profile.`, at: given.readings['vendor-list'].map((list) => list.at({})) })
  for (const { name, country, at } of listed) {
    const rule = country === null ? null : given.reference.proscribed(country)
    if (rule?.effect === 'deny') checks.push({ outcome: 'not-met', says: `${name} is in ${rule.name}, a proscribed country under ${rule.rule}.`, at: [at] })
    else if (rule) checks.push({ outcome: 'unknown', says: `${name} is in ${rule.name}, which ${rule.rule} lists with reservations: a person has to look.`, at: [at] })
  }
  const placeless = listed.filter(({ country }) => country === null)
  if (placeless.length > 0) checks.push({ outcome: 'unknown', says: `The vendor list gives no country that can be told for ${namesOf(placeless.map(({ name }) => name))}.`, at: placeless.slice(0, 20).map(({ at }) => at) })
  return checks
}
