import type { RosterFacts, RosterRow } from '../../../analyzers/roster/facts'
import type { Check, KnockOutHit, Pointer, ReadEvidence } from '../../criterion'

export type Roster = ReadEvidence<RosterFacts>
type Located = { row: RosterRow; at: Pointer }

const MOST = 20
const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)
const refs = (rows: Located[]) => rows.slice(0, 5).map(({ row }) => row.ref).join(', ') + (rows.length > 5 ? ` and ${rows.length - 5} more` : '')
const places = (rows: Located[]) => rows.slice(0, MOST).map(({ at }) => at)
const licensed = (row: RosterRow) => (row.licence ?? '').trim() !== ''
const isRemoved = (row: RosterRow, today: string) => row.removedOn !== undefined && row.removedOn < today

/**
 * Whether the row has access today. A roster without a column for the grant lists those with access, so then everyone
 * on it has; where the column exists, an empty cell says that access has not begun.
 */
function isActive(roster: Roster, row: RosterRow, today: string): boolean {
  if (isRemoved(row, today)) return false
  const column = roster.facts.rows.some((other) => other.grantedOn !== undefined)
  return column ? row.grantedOn !== undefined && row.grantedOn <= today : true
}

/** Rows of the newest roster and of older ones, a reference counted once, newest first. */
function rowsOf(rosters: Roster[]): { roster: Roster; row: RosterRow; at: Pointer }[] {
  const newer = new Set<string>()
  return rosters.flatMap((roster) => {
    const rows = roster.facts.rows.filter((row) => !newer.has(row.ref)).map((row) => ({ roster, row, at: roster.at(row.at) }))
    for (const row of roster.facts.rows) newer.add(row.ref)
    return rows
  })
}

/** People with access today who are not verified U.S. persons and for whom no license is named: KO-3. */
export function unverifiedWithAccess(rosters: Roster[], today: string): Located[] {
  return rowsOf(rosters).filter(({ roster, row }) => row.kind === 'human' && row.usPerson !== 'yes' && !licensed(row) && isActive(roster, row, today))
}

/** What the rows say by themselves (domain.md 2.4 and PER-02). Dates are whole days; equal days are in order. */
export function rowChecks(rosters: Roster[], today: string): Check[] {
  const rows = rowsOf(rosters)
  const at = rosters.map((roster) => roster.at({}))
  if (rows.length === 0) return [{ outcome: 'not-met', says: 'The roster has no rows.', at }]
  const current = rows.filter(({ row }) => !isRemoved(row, today))
  const humans = current.filter(({ row }) => row.kind === 'human')
  const active = humans.filter(({ roster, row }) => isActive(roster, row, today))
  const checks: Check[] = []
  const add = (outcome: Check['outcome'], found: Located[], says: (who: string, list: string) => string) => {
    if (found.length > 0) checks.push({ outcome, says: says(people(found.length), refs(found)), at: places(found) })
  }
  const statusSays = { no: 'not U.S. persons', pending: 'pending', blank: 'blank' }
  for (const status of ['no', 'pending', 'blank'] as const) {
    const found = unverifiedWithAccess(rosters, today).filter(({ row }) => row.usPerson === status)
    add('not-met', found, (who, list) => `U.S.-person status is ${statusSays[status]} for ${who} with access and no license is named: ${list}.`)
  }
  const usPersons = active.filter(({ row }) => row.usPerson === 'yes')
  add('info', active.filter(({ row }) => row.usPerson !== 'yes' && licensed(row)), (who, list) => `A license is named for ${who}: ${list}. A reviewer reads it.`)
  add('partial', usPersons.filter(({ row }) => row.verifiedOn === undefined), (who, list) => `No date of verification is given for ${who}: ${list}.`)
  add('unknown', usPersons.filter(({ row }) => row.verifiedOn !== undefined && row.verifiedOn > today), (who, list) => `The date of verification has not come yet for ${who}: ${list}.`)
  add('partial', usPersons.filter(({ row }) => row.verifiedOn !== undefined && row.grantedOn !== undefined && row.verifiedOn > row.grantedOn), (who, list) => `Access was granted before verification to ${who}: ${list}.`)
  add('partial', humans.filter(({ row }) => verifiedThemselves(row)), (who, list) => `The one who verified is the one verified, for ${who}: ${list}.`)
  add('partial', active.filter(({ row }) => row.nextReview !== undefined && row.nextReview < today), (who, list) => `The next review is overdue for ${who}: ${list}.`)
  add('partial', current.filter(({ row }) => row.kind === 'human' && isGenericRow(row)), (_, list) => `These rows name a shared account rather than a person: ${list}.`)
  add('partial', ownerless(current), (_, list) => `These service accounts have no owner who is a verified person on the roster: ${list}.`)
  const duplicates = rosters.flatMap((roster) => roster.facts.duplicateRefs.map((one) => ({ ref: one.ref, at: roster.at(one.at) })))
  if (duplicates.length > 0) checks.push({ outcome: 'partial', says: `References are used more than once: ${[...new Set(duplicates.map(({ ref }) => ref))].slice(0, 5).join(', ')}.`, at: duplicates.slice(0, MOST).map((one) => one.at) })
  const lacking = rosters[0]?.facts.missingColumns ?? []
  if (lacking.length > 0) checks.push({ outcome: needed(lacking) ? 'partial' : 'info', says: `The roster has no column for ${lacking.join(', ')}.`, at: at.slice(0, 1) })
  if (checks.every(({ outcome }) => outcome === 'info')) checks.push({ outcome: 'met', says: `Every row is complete: ${people(humans.length)} and ${current.length - humans.length} service accounts.`, at })
  return checks
}

/** Columns without which the roster cannot be judged; the names of domain.md 2.4 or of the facts. */
const needed = (columns: string[]) => columns.some((name) => /us_?person|verified_?on|(access_?)?granted_?on/i.test(name))

const same = (a: string | undefined, b: string) => a !== undefined && a.trim() !== '' && a.trim().toLowerCase() === b
function verifiedThemselves(row: RosterRow): boolean {
  const by = row.verifiedBy?.trim().toLowerCase() ?? ''
  return by !== '' && (/^(self|himself|herself|themself|themselves)$/.test(by) || [row.ref, row.display, row.email, ...row.principals].some((name) => same(name, by)))
}

const generic = /^(admin|administrator|devops|shared|root|test|tester|user|ops|support|guest|ec2-user)\d*$/i

/** Whether a name is that of an account for several people rather than of somebody. */
export function isGeneric(name: string): boolean {
  const bare = name.split('@')[0] ?? ''
  return generic.test(bare.slice(bare.search(/[^/:]*$/)))
}
const isGenericRow = (row: RosterRow) => [row.email ?? '', row.display ?? '', ...row.principals].some(isGeneric)

function ownerless(rows: Located[]): Located[] {
  const owners = new Set(rows.filter(({ row }) => row.kind === 'human' && (row.usPerson === 'yes' || licensed(row))).map(({ row }) => row.ref.toLowerCase()))
  return rows.filter(({ row }) => row.kind === 'service' && !owners.has((row.ownerRef ?? '').trim().toLowerCase()))
}

/** KO-3 out of the rows themselves. */
export function rowKnockOuts(rosters: Roster[], today: string): KnockOutHit[] {
  const found = unverifiedWithAccess(rosters, today)
  if (found.length === 0) return []
  return [{ id: 'KO-3', because: `The roster gives access to ${people(found.length)} who ${found.length === 1 ? 'is no verified U.S. person' : 'are no verified U.S. persons'}, and no license is named: ${refs(found)}.`, at: places(found) }]
}
