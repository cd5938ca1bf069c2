import type { RosterFacts } from '../analyzers/roster/facts'
import type { Pointer, ReadEvidence } from './criterion'
import type { FoundRow } from './join'
import { placed } from './place'

/** The row of a roster that names somebody; nothing where none does. */
export function atRow(rosters: ReadEvidence<RosterFacts>[], found: FoundRow | null | undefined): Pointer[] {
  const roster = found ? rosters[found.roster] : undefined
  return roster && found ? [roster.at(placed(found.row.at))] : []
}

/** The header of the newest roster: where one looks for somebody whom no row names. */
export function atHeader([newest]: ReadEvidence<RosterFacts>[]): Pointer[] {
  if (!newest) return []
  const first = newest.facts.rows[0]?.at
  return [newest.at({ ...(first?.file !== undefined && { file: first.file }), ...(first?.sheet !== undefined && { sheet: first.sheet }), row: 1 })]
}
