import { joinAccounts, namesOf } from '../../account-join'
import type { Check, Given } from '../../criterion'
import { placed } from '../../place'
import { atRow } from '../../roster-places'

type Needed = Given<'roster' | 'identity-export' | 'access-review'>

/** Hours within which access of a leaver ends (domain.md 2.3). */
const WITHIN = 24

/** Accounts that are still enabled although the roster says that access was removed. */
export function lingeringAccounts(given: Needed): Check[] {
  const { roster: rosters, 'identity-export': exports } = given.readings
  if (rosters.length === 0 || exports.length === 0) return []
  const today = given.now.slice(0, 10)
  const accounts = exports.flatMap((reading) => reading.facts.accounts.filter((one) => one.kind !== 'service').map((one) => ({ ...one, reading })))
  const joined = joinAccounts(rosters.map(({ facts }) => facts), accounts, today)
  const known = joined.filter(({ ref }) => ref !== null)
  const at = exports.map((reading) => reading.at({}))
  if (known.length === 0) return [{ outcome: 'unknown', says: 'No account of the identity export is on the roster, so leavers could not be compared. Use the same accounts in both.', at }]
  const left = known.filter(({ status, account }) => status === 'after-removal' && account.enabled !== false)
  if (left.length === 0) return [{ outcome: 'met', says: 'No enabled account in the identity export belongs to someone whose access was removed.', at }]
  const sure = left.filter(({ account }) => account.enabled === true)
  const says = (list: typeof left) => namesOf(list.map(({ ref }) => ref ?? ''))
  const places = (list: typeof left) => list.slice(0, 15).flatMap(({ account, row }) => [account.reading.at(placed(account.at)), ...atRow(rosters, row)])
  const unsure = left.filter(({ account }) => account.enabled === null)
  return [
    ...(sure.length > 0 ? [{ outcome: 'not-met' as const, says: `Accounts are still enabled although the roster says that access was removed: ${says(sure)}.`, at: places(sure) }] : []),
    ...(unsure.length > 0 ? [{ outcome: 'unknown' as const, says: `Accounts are still listed although the roster says that access was removed, and the export does not say whether they are enabled: ${says(unsure)}.`, at: places(unsure) }] : []),
  ]
}

/** Leaver tickets: how long access went on, held against the answer. */
export function removalTimes(given: Needed): Check[] {
  const removals = given.readings['access-review'].flatMap((reading) => reading.facts.removals.map((one) => ({ ...one, place: reading.at(placed(one.at)) })))
  if (removals.length === 0) return []
  const late = removals.filter(({ hours }) => hours > WITHIN)
  const at = (list: typeof removals) => list.slice(0, 20).map(({ place }) => place)
  if (late.length === 0) return [{ outcome: 'met', says: `In ${removals.length} leaver ${removals.length === 1 ? 'ticket' : 'tickets'} access ended within ${WITHIN} hours.`, at: at(removals) }]
  const longest = Math.round(Math.max(...late.map(({ hours }) => hours)))
  const says = `In ${late.length} of ${removals.length} leaver tickets access ended later than ${WITHIN} hours, at most ${longest} hours.`
  return [{ outcome: 'partial', says: given.answers['removal'] === 'within-day' ? `${says} The answer says within a day.` : says, at: [given.answer('removal'), ...at(late)] }]
}
