import type { LogStore } from '../../../analyzers/log-configuration/facts'
import type { Check, Given, Pointer } from '../../criterion'
import { placed } from '../../place'

/** Five years with their leap day. */
const FIVE_YEARS = 1_826

type Located = { store: LogStore; at: Pointer }
const nameAll = (list: Located[]) => list.slice(0, 5).map(({ store }) => `${store.name} (${store.retentionDays?.toLocaleString('en-US') ?? 'no end'} days)`).join(', ') + (list.length > 5 ? ` and ${list.length - 5} more` : '')
const places = (list: Located[]) => list.slice(0, 20).map(({ at }) => at)

/**
 * The days that the settings themselves give, held against five years and against the answer (domain.md LOG-03). A short
 * store beside a long one may be a copy, so it asks.
 */
export function settingChecks(given: Given<'log-configuration'>): Check[] {
  const readings = given.readings['log-configuration']
  if (readings.length === 0) return []
  const stores = readings.flatMap((reading) => reading.facts.stores.map((store): Located => ({ store, at: reading.at(placed(store.at)) })))
  const kept = stores.filter(({ store }) => store.retentionDays !== null || store.forever)
  if (kept.length === 0) return [{ outcome: 'unknown', says: 'The settings that were read do not say how long anything is kept.', at: readings.map((reading) => reading.at({})) }]
  const short = kept.filter(({ store }) => store.retentionDays !== null && store.retentionDays < FIVE_YEARS)
  const checks: Check[] = []
  if (short.length === 0) checks.push({ outcome: 'met', says: `Every store in the settings that were read keeps its records for ${FIVE_YEARS.toLocaleString('en-US')} days or more.`, at: places(kept) })
  else if (short.length === kept.length) checks.push({ outcome: 'not-met', says: `No store in the settings that were read keeps its records for five years: ${nameAll(short)}.`, at: places(short) })
  else checks.push({ outcome: 'unknown', says: `Some stores keep their records for less than five years: ${nameAll(short)}. Say which store holds the access records.`, at: places(short) })
  const longest = Math.max(...kept.map(({ store }) => (store.forever ? Infinity : (store.retentionDays ?? 0))))
  const answered = given.answers['days']
  if (typeof answered === 'number' && answered > longest) checks.push({ outcome: 'partial', says: `The answer says ${answered.toLocaleString('en-US')} days; the longest retention in the settings is ${longest.toLocaleString('en-US')}.`, at: [given.answer('days'), ...places(kept)] })
  return checks
}
