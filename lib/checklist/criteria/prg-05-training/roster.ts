import type { RosterRow } from '../../../analyzers/roster/facts'
import type { Check, Given, GivenEvidence, Pointer, ReadEvidence } from '../../criterion'
import type { RosterFacts } from '../../../analyzers/roster/facts'
import { dayOf, monthsAgo } from '../../dates'

type Reading = ReadEvidence<RosterFacts>

/** A gap that touches this share of the people with access is not an oversight; the threshold is Veritar's. */
const HALF = 0.5

/**
 * Training dates of everyone with access on the newest roster: within 12 months, and before access was granted
 * (DDTC Guidelines el. 5; domain.md PRG-05). `exports` are training exports a reviewer accepted: they may answer
 * what a roster that keeps only the last completion cannot. No roster, no checks.
 */
export function rosterChecks(given: Pick<Given<'roster'>, 'readings' | 'now'>, exports: GivenEvidence[]): Check[] {
  const roster = given.readings.roster[0]
  if (!roster) return []
  const today = given.now.slice(0, 10)
  const people = roster.facts.rows.filter((row) => row.kind === 'human' && !left(row, today))
  if (people.length === 0) return [{ outcome: 'unknown', says: 'The roster lists nobody with access, so it says nothing about training.', at: [roster.at({})] }]
  const trained = people.filter((row) => trainedOn(row, today) !== null)
  if (trained.length === 0) return [undated(roster, exports)]
  const oldest = monthsAgo(today, 12)
  const current = (row: RosterRow) => (trainedOn(row, today) ?? '') >= oldest
  const gaps = people.filter((row) => !current(row))
  const checks = [gapCheck(roster, people, gaps)]
  const late = trained.filter((row) => maybeLate(row, today))
  if (late.length > 0) checks.push(lateCheck(roster, late, exports))
  return checks
}

/** Someone whose removal date cannot be read still counts as having access. */
function left(row: RosterRow, today: string): boolean {
  const removed = dayOf(row.removedOn)
  return removed !== null && removed <= today
}

/** The last completion; a date that has not come yet is none. */
function trainedOn(row: RosterRow, today: string): string | null {
  const day = dayOf(row.trainedOn)
  return day !== null && day <= today ? day : null
}

function undated(roster: Reading, exports: GivenEvidence[]): Check {
  const at = [roster.at({}), ...exports.map((item) => item.at)]
  if (exports.length > 0) return { outcome: 'info', says: 'The roster has no training dates; a reviewer accepted the training export instead.', at }
  return { outcome: 'unknown', says: 'The roster has no training dates: add the column or upload the training export.', at }
}

function gapCheck(roster: Reading, people: RosterRow[], gaps: RosterRow[]): Check {
  if (gaps.length === 0) {
    return { outcome: 'met', says: `The roster shows training within 12 months for all ${people.length} with access.`, at: [roster.at({})] }
  }
  return {
    outcome: gaps.length / people.length >= HALF ? 'not-met' : 'partial',
    says: `The roster shows no training within 12 months for ${gaps.length} of ${people.length} with access: ${refs(gaps)}.`,
    at: places(roster, gaps),
  }
}

/**
 * The last completion lies after the grant of access and within a year of it, so it may have been the first one.
 * Later than that it is a refresher, and says nothing about the first.
 */
function maybeLate(row: RosterRow, today: string): boolean {
  const granted = dayOf(row.grantedOn)
  const trained = trainedOn(row, today)
  return granted !== null && trained !== null && trained > granted && monthsAgo(trained, 12) < granted
}

function lateCheck(roster: Reading, late: RosterRow[], exports: GivenEvidence[]): Check {
  const at = [...places(roster, late), ...exports.map((item) => item.at)]
  const says = `The last training of ${refs(late)} came after access was granted.`
  if (exports.length > 0) return { outcome: 'info', says: `${says} A reviewer accepted the training export.`, at }
  return { outcome: 'partial', says: `${says} Show an earlier completion, if there was one.`, at }
}

function refs(rows: RosterRow[]): string {
  const named = rows.slice(0, 5).map((row) => row.ref).join(', ')
  return rows.length > 5 ? `${named} and ${rows.length - 5} more` : named
}

function places(roster: Reading, rows: RosterRow[]): Pointer[] {
  return rows.slice(0, 20).map((row) => roster.at(Object.fromEntries(Object.entries(row.at).filter(([, value]) => value !== undefined))))
}
