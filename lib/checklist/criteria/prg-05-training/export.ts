import type { RosterRow } from '../../../analyzers/roster/facts'
import type { Completion, TrainingExportFacts } from '../../../analyzers/training-export/facts'
import type { Check, Given, ReadEvidence } from '../../criterion'
import { monthsAgo } from '../../dates'
import { addresses } from '../../join-names'
import { placed } from '../../place'

export type Mine = Given<'compliance-program' | 'roster' | 'training-export'>
type Reading = ReadEvidence<TrainingExportFacts>
type Found = { row: RosterRow; all: { done: Completion; reading: Reading }[] }

/** A gap that touches this share of the people with access is not an oversight; the threshold is Veritar's. */
const HALF = 0.5

/**
 * Everyone with access on the newest roster, held against the completions that were read: within 12 months, before
 * access, and agreeing with the roster (domain.md PRG-05). Matched by reference or account, exactly.
 */
export function exportChecks(given: Mine): Check[] {
  const readings = given.readings['training-export']
  if (readings.length === 0) return []
  const roster = given.readings.roster[0]
  const at = readings.map((reading) => reading.at({}))
  if (!roster) return [{ outcome: 'unknown', says: 'The training export has no roster to be held against.', at }, ...tierCheck(readings)]
  const today = given.now.slice(0, 10)
  const people = roster.facts.rows.filter((row) => row.kind === 'human' && !(row.removedOn !== undefined && row.removedOn <= today))
  if (people.length === 0) return []
  const found = people.map((row): Found => ({ row, all: completionsOf(row, readings, today) }))
  if (found.every(({ all }) => all.length === 0)) {
    return [{ outcome: 'unknown', says: 'Nobody on the roster is found in the training export. Use the same references or accounts in both.', at: [...at, roster.at({})] }]
  }
  return [gapCheck(found, today, readings), ...lateCheck(found, roster), ...disagreeing(found, roster), ...tierCheck(readings)]
}

function completionsOf(row: RosterRow, readings: Reading[], today: string): Found['all'] {
  const names = new Set([row.ref.toLowerCase(), ...addresses(row)])
  return readings.flatMap((reading) =>
    reading.facts.rows
      .filter((done) => done.completedOn !== null && done.completedOn <= today && done.status !== 'failed' && done.status !== 'open' && done.exportControl)
      .filter((done) => names.has(done.ref) || (done.account !== null && names.has(done.account)))
      .map((done) => ({ done, reading })),
  )
}

const days = (found: Found) => found.all.flatMap(({ done }) => done.completedOn ?? []).sort()
const names = (list: Found[]) => `${list.slice(0, 5).map(({ row }) => row.ref).join(', ')}${list.length > 5 ? ` and ${list.length - 5} more` : ''}`

function gapCheck(found: Found[], today: string, readings: Reading[]): Check {
  const oldest = monthsAgo(today, 12)
  const gaps = found.filter((one) => (days(one).at(-1) ?? '') < oldest)
  const at = readings.map((reading) => reading.at({}))
  if (gaps.length === 0) return { outcome: 'met', says: `The training export shows export-control training within 12 months for all ${found.length} with access.`, at }
  const says = `The training export shows no export-control training within 12 months for ${gaps.length} of ${found.length} with access: ${names(gaps)}.`
  return { outcome: gaps.length / found.length >= HALF ? 'not-met' : 'partial', says, at }
}

/** The first completion that the export holds lies after the grant. An export may begin late, so this asks. */
function lateCheck(found: Found[], roster: ReadEvidence<unknown>): Check[] {
  const late = found.filter((one) => one.row.grantedOn !== undefined && one.all.length > 0 && (days(one)[0] ?? '') > one.row.grantedOn)
  if (late.length === 0) return []
  const begins = late.filter((one) => monthsAgo(days(one)[0] ?? '', 12) >= (one.row.grantedOn ?? ''))
  const after = late.filter((one) => !begins.includes(one))
  const at = (list: Found[]) => list.slice(0, 20).flatMap((one) => [roster.at(placed(one.row.at)), ...one.all.slice(0, 1).map(({ done, reading }) => reading.at(placed(done.at)))])
  return [
    ...(after.length > 0 ? [{ outcome: 'partial' as const, says: `The first training in the export came after access was granted: ${names(after)}.`, at: at(after) }] : []),
    ...(begins.length > 0 ? [{ outcome: 'info' as const, says: `The export begins more than a year after access was granted, so it says nothing about the first training: ${names(begins)}.`, at: at(begins) }] : []),
  ]
}

/** The roster gives a last training that no row of the export confirms. */
function disagreeing(found: Found[], roster: ReadEvidence<unknown>): Check[] {
  const unlike = found.filter((one) => one.row.trainedOn !== undefined && one.all.length > 0 && !days(one).includes(one.row.trainedOn) && one.row.trainedOn > (days(one).at(-1) ?? ''))
  if (unlike.length === 0) return []
  return [{ outcome: 'partial', says: `The roster gives a later training than the export: ${names(unlike)}.`, at: unlike.slice(0, 20).map((one) => roster.at(placed(one.row.at))) }]
}

/** The fourth tier of the guidelines: the Empowered Official and the compliance team. A course whose name does not say is not counted against anyone. */
function tierCheck(readings: Reading[]): Check[] {
  const tiers = new Set(readings.flatMap((reading) => reading.facts.rows.flatMap(({ tier }) => tier ?? [])))
  if (tiers.size === 0 || tiers.has('compliance')) return []
  return [{ outcome: 'info', says: 'No course in the export is for the Empowered Official and compliance staff by its name.', at: readings.map((reading) => reading.at({})) }]
}
