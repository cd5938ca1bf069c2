import type { RosterRow } from '../../../analyzers/roster/facts'
import { textOf } from '../../answer-values'
import type { Check, Given, Pointer } from '../../criterion'
import { dayOf } from '../../dates'

type Mine = Given<'compliance-program' | 'roster'>

/**
 * The Empowered Official held against the newest roster (domain.md PRG-03): listed, employed, a U.S. person
 * (22 CFR 120.67(a)), not gone. Without a roster there is nothing to hold it against, and no check.
 */
export function rosterChecks(given: Mine): Check[] {
  const roster = given.readings.roster[0]
  if (!roster) return []
  const ref = textOf(given, 'roster-ref')
  const asked = given.answer('roster-ref')
  if (ref === null) return [{ outcome: 'unknown', says: "The person's roster reference was not given, so the roster cannot confirm the employment.", at: [asked] }]
  const row = roster.facts.rows.find((one) => one.kind === 'human' && one.ref.toLowerCase() === ref.toLowerCase())
  if (!row) return [{ outcome: 'partial', says: `The roster lists no person with the reference ${ref}.`, at: [asked, roster.at({})] }]
  const place = Object.fromEntries(Object.entries(row.at).filter(([, value]) => value !== undefined))
  return [standing(row, ref, [asked, roster.at(place)], given.now.slice(0, 10))]
}

function standing(row: RosterRow, ref: string, at: Pointer[], today: string): Check {
  const gone = dayOf(row.removedOn)
  if (row.usPerson === 'no') return { outcome: 'not-met', says: `The roster says that ${ref} is not a U.S. person; an Empowered Official must be one.`, at }
  if (gone !== null && gone <= today) return { outcome: 'not-met', says: `The roster says that ${ref} left on ${gone}.`, at }
  if (row.employer === 'agency' || row.employer === 'contractor') {
    return { outcome: 'not-met', says: `The roster lists ${ref} as ${row.employer === 'agency' ? 'agency staff' : 'a contractor'}; an Empowered Official is directly employed.`, at }
  }
  if (row.usPerson !== 'yes') return { outcome: 'unknown', says: `The roster does not yet say that ${ref} is a U.S. person.`, at }
  if (row.employer === 'unknown') return { outcome: 'unknown', says: `The roster does not say who employs ${ref}.`, at }
  return { outcome: 'met', says: `The roster lists ${ref} as an employee and U.S. person.`, at }
}
