import type { Check, Given } from '../../criterion'
import { placed } from '../../place'
import { claimedStores, DAYS_A_YEAR } from './claimed-stores'

type Needed = Given<'procedure' | 'log-configuration' | 'compliance-program'>

const FIVE_YEARS = 1_826

/** The record schedule and the settings of the record store that were read, held against 22 CFR 122.5 and the answers. */
export function recordStoreChecks(given: Needed): Check[] {
  return [...scheduleChecks(given), ...namedStoreChecks(given), ...lockChecks(given), ...placeChecks(given)]
}

function scheduleChecks(given: Needed): Check[] {
  const schedules = given.readings.procedure.filter(({ facts }) => facts.subjects.includes('records'))
  return schedules.flatMap((schedule): Check[] => {
    const { retentionYears, topics } = schedule.facts
    const at = retentionYears.slice(0, 20).map((one) => schedule.at(placed(one.at, one.text)))
    if (retentionYears.length === 0) return [{ outcome: 'unknown', says: 'The record schedule that was read names no number of years.', at: [schedule.at({})] }]
    const shortest = Math.min(...retentionYears.map(({ years }) => years))
    const longest = Math.max(...retentionYears.map(({ years }) => years))
    const checks: Check[] = []
    if (longest < 5) checks.push({ outcome: 'not-met', says: `The record schedule that was read keeps records for ${longest} years; the ITAR asks for 5.`, at })
    else if (shortest < 5) checks.push({ outcome: 'unknown', says: `The record schedule that was read names ${shortest} and ${longest} years. Which holds for export records?`, at })
    else checks.push({ outcome: 'met', says: `The record schedule that was read keeps records for ${shortest} years or more.`, at })
    if (!topics.retentionFromExpiry.found) checks.push({ outcome: 'partial', says: 'The record schedule that was read does not count the years from expiry or the transaction.', at: [schedule.at({})] })
    return checks
  })
}

/** Settings of the store that the answer or the schedule names: what is set there has to bear out the years, locked or not. */
function namedStoreChecks(given: Needed): Check[] {
  const claimed = claimedStores(given)
  if (claimed.years === null) return []
  const least = Math.floor(claimed.years * DAYS_A_YEAR)
  return given.readings['log-configuration'].flatMap((reading): Check[] => {
    const mine = reading.facts.stores.filter(({ name }) => claimed.names([name.toLowerCase()]))
    const deleted = mine.filter(({ retentionDays }) => retentionDays !== null && retentionDays < least)
    const unlocked = mine.filter((store) => !deleted.includes(store) && store.lockDays !== null && store.lockDays < least)
    const at = (list: typeof mine) => [...list.slice(0, 10).map((store) => reading.at(placed(store.at))), ...claimed.at]
    const names = (list: typeof mine) => list.slice(0, 5).map(({ name }) => name).join(', ')
    const checks: Check[] = []
    if (deleted.length > 0) checks.push({ outcome: deleted.some(({ retentionDays }) => (retentionDays ?? 0) < FIVE_YEARS) ? 'not-met' : 'partial', says: `Records are said to be kept ${claimed.years} years in ${names(deleted)}, and its settings keep them ${Math.min(...deleted.map(({ retentionDays }) => retentionDays ?? Infinity)).toLocaleString('en-US')} days.`, at: at(deleted) })
    if (unlocked.length > 0) checks.push({ outcome: 'partial', says: `Records are said to be kept ${claimed.years} years in ${names(unlocked)}, and its settings lock them for ${Math.min(...unlocked.map(({ lockDays }) => lockDays ?? Infinity)).toLocaleString('en-US')} days.`, at: at(unlocked) })
    return checks
  })
}

/** A lock shows that records cannot be changed; what the settings leave open stays open. */
function lockChecks(given: Needed): Check[] {
  return given.readings['log-configuration'].flatMap((reading): Check[] => {
    const stores = reading.facts.stores.filter((store) => store.lock !== null)
    if (stores.length === 0) return []
    const firm = stores.filter((store) => (store.lock === 'compliance' || store.lock === 'locked' || store.lock === 'legal-hold') && (store.lockDays === null || store.lockDays >= FIVE_YEARS - 1))
    const at = stores.slice(0, 20).map((store) => reading.at(placed(store.at)))
    if (firm.length === stores.length) return [{ outcome: 'met', says: `The settings that were read lock ${stores.map(({ name }) => name).slice(0, 5).join(', ')} for five years or more.`, at }]
    if (given.answers['alteration'] !== 'locked') return [{ outcome: 'info', says: 'The settings that were read do not lock every store for five years.', at }]
    return [{ outcome: 'partial', says: 'The answer says that records cannot be changed; the settings that were read do not lock every store for five years.', at: [given.answer('alteration'), ...at] }]
  })
}

/** Where the stores are, when their settings say so; anything outside the United States contradicts the answer. */
function placeChecks(given: Needed): Check[] {
  const named = given.readings['log-configuration'].flatMap((reading) => reading.facts.stores.filter((store) => store.region !== null).map((store) => ({ store, at: reading.at(placed(store.at)) })))
  const other = named.filter(({ store }) => given.reference.region(store.region ?? '') === null)
  if (other.length === 0) return []
  const says = `The settings that were read place a store in ${[...new Set(other.map(({ store }) => store.region))].join(', ')}, which is not on the list of approved regions.`
  return [{ outcome: 'unknown', says: `${says} Say in which country that is.`, at: other.slice(0, 20).map(({ at }) => at) }]
}
