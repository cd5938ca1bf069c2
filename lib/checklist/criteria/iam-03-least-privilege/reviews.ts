import { joinAccounts, namesOf } from '../../account-join'
import type { Check, Given } from '../../criterion'
import { daysBetween } from '../../dates'
import { placed } from '../../place'

type Needed = Given<'access-review' | 'identity-export' | 'roster'>

/** Rules judged here. */
export const judgedHere = ['AR-05', 'IE-07']

/** The review that was read: how old it is, whether its date is the one answered, and whom it left out. */
export function reviewRecordChecks(given: Needed): Check[] {
  const reviews = given.readings['access-review'].filter(({ facts }) => facts.rows.some((row) => row.reviewedOn !== null || row.reviewer !== null))
  const [newest] = [...reviews].sort((a, b) => ((a.facts.newestDate ?? '') < (b.facts.newestDate ?? '') ? 1 : -1))
  if (!newest) return []
  const today = given.now.slice(0, 10)
  const day = newest.facts.newestDate
  const at = [newest.at({})]
  const checks: Check[] = []
  if (day === null) checks.push({ outcome: 'unknown', says: 'The access review that was read carries no date.', at })
  else if (day > today) checks.push({ outcome: 'unknown', says: `The access review that was read is dated ${day}, which has not come yet.`, at })
  else {
    const age = daysBetween(day, today)
    const outcome = age <= 90 ? 'met' : age <= 365 ? 'partial' : 'not-met'
    checks.push({ outcome, says: `The access review that was read is of ${day}, ${age} ${age === 1 ? 'day' : 'days'} ago.`, at })
    const answered = given.answers['reviewed']
    if (typeof answered === 'string' && answered > day) checks.push({ outcome: 'partial', says: `The answer gives ${answered} as the last review; the record that was read ends on ${day}.`, at: [given.answer('reviewed'), ...at] })
  }
  return [...checks, ...uncovered(given, newest)]
}

/** Administrators of an identity export, and people on the roster, whom the review does not name. */
function uncovered(given: Needed, review: Needed['readings']['access-review'][number]): Check[] {
  const reviewed = new Set(review.facts.rows.map((row) => row.account).filter((account) => account !== ''))
  const checks: Check[] = []
  const exports = given.readings['identity-export']
  const administrators = exports.flatMap((reading) => reading.facts.accounts.filter((one) => one.admin === true && one.enabled !== false).map((one) => ({ one, at: reading.at(placed(one.at)) })))
  const left = administrators.filter(({ one }) => ![one.id, ...one.aliases].some((name) => reviewed.has(name)))
  if (left.length > 0) checks.push({ outcome: 'partial', says: `The access review leaves out ${left.length} of ${administrators.length} administrator accounts: ${namesOf(left.map(({ one }) => one.id))}.`, at: left.slice(0, 20).map(({ at }) => at) })
  const roster = given.readings.roster[0]
  if (!roster) return checks
  const today = given.now.slice(0, 10)
  const found = new Set(joinAccounts([roster.facts], [...reviewed].map((id) => ({ id })), today).flatMap(({ ref }) => ref ?? []))
  const current = roster.facts.rows.filter((row) => row.kind === 'human' && !(row.removedOn !== undefined && row.removedOn < today))
  const missing = current.filter((row) => !found.has(row.ref))
  if (current.length > 0 && missing.length === 0) checks.push({ outcome: 'met', says: `The access review names all ${current.length} people on the roster.`, at: [review.at({}), roster.at({})] })
  if (missing.length > 0) checks.push({ outcome: 'partial', says: `The access review leaves out ${missing.length} of ${current.length} people on the roster: ${namesOf(missing.map(({ ref }) => ref))}.`, at: missing.slice(0, 20).map((row) => roster.at(placed(row.at))) })
  return checks
}

/** Share of administrators among the people of an identity export; everyone is too many once there are more than two. */
export function exportedAdministrators(given: Needed): Check[] {
  return given.readings['identity-export'].flatMap((reading): Check[] => {
    const people = reading.facts.accounts.filter((one) => one.kind === 'human' && one.enabled !== false)
    const administrators = people.filter((one) => one.admin === true)
    if (administrators.length === 0) return []
    const says = `${administrators.length} of ${people.length} people in the identity export are administrators.`
    const share = administrators.length / people.length
    const at = administrators.slice(0, 20).map((one) => reading.at(placed(one.at)))
    const checks: Check[] = [{ outcome: people.length > 2 && share > 0.5 ? 'partial' : 'info', says, at }]
    if (given.answers['standing'] === 'nobody') checks.push({ outcome: 'unknown', says: `Administrator rights are said to be given for a time only, and the identity export shows ${administrators.length === 1 ? 'somebody' : `${administrators.length} people`} who ${administrators.length === 1 ? 'has' : 'have'} them: say until when.`, at: [given.answer('standing'), ...at] })
    return checks
  })
}
