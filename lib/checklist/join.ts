import type { Principal } from '../analyzers/log-facts'
import type { RosterFacts, RosterRow } from '../analyzers/roster/facts'
import { addresses, arnEndings, candidateNames, hasArn, nearKey } from './join-names'

/** How a principal of a log stands on the roster, worst applicable first. */
export type JoinStatus =
  | 'on-roster'
  | 'unknown'
  | 'ambiguous'
  /** The rosters give no names of the system it acts in, so that its absence says nothing. */
  | 'unnameable'
  | 'no'
  | 'pending'
  | 'blank'
  | 'after-removal'
  | 'before-verification'
  | 'before-grant'

/** A row, and which of the given rosters it stands in (from 0). */
export type FoundRow = { roster: number; row: RosterRow }

export type Joined = {
  principal: Principal
  status: JoinStatus
  /** The one row that names the principal. */
  found?: FoundRow
  /** The rows that all name it, when it is ambiguous. */
  could?: FoundRow[]
  /** A row that looks similar. It is mentioned to people and never counts as a match. */
  near?: FoundRow
}

/**
 * Holds the principals of a log against rosters, newest roster first (domain.md PER-02, rule CT-08).
 * A match is exact, apart from letter case, on an e-mail, principal, alias, user name or session name;
 * nothing is matched by likeness. Services of the cloud provider itself are left out.
 * A principal that two rows name is ambiguous; the same reference in an older roster gives way to the newer one.
 */
export function joinPrincipals(rosters: RosterFacts[], principals: Principal[]): Joined[] {
  const { named, endings, near } = indexed(rosters)
  return principals
    .filter((principal) => principal.kind !== 'provider')
    .map((principal): Joined => {
      const names = candidateNames(principal)
      const exact = names.flatMap((name) => named.get(name) ?? [])
      const rows = newestOfEach(exact.length > 0 || hasArn(principal) ? exact : names.flatMap((name) => endings.get(name) ?? []))
      const [found, another] = rows
      if (!found) {
        const similar = names.map((name) => near.get(nearKey(name))).find((row) => row !== undefined)
        return { principal, status: 'unknown', ...(similar ? { near: similar } : {}) }
      }
      if (another) return { principal, status: 'ambiguous', could: rows }
      return { principal, status: statusOf(principal, found.row), found }
    })
}

/** Whether the row lets a person work without being a U.S. person: a license or agreement is named. */
const licensed = (row: RosterRow) => (row.licence ?? '').trim() !== ''

/**
 * A principal without a date is held against no day. Days are UTC days: activity on the day of removal, of verification or of the grant itself is within them.
 * A service identity has no U.S.-person status of its own: its owner has.
 */
function statusOf(principal: Principal, row: RosterRow): JoinStatus {
  const first = principal.first.slice(0, 10)
  const last = principal.last.slice(0, 10)
  if (row.kind === 'human' && row.usPerson !== 'yes' && !licensed(row)) return row.usPerson
  if (row.removedOn !== undefined && last > row.removedOn) return 'after-removal'
  if (row.kind === 'human' && row.verifiedOn !== undefined && first !== '' && first < row.verifiedOn) return 'before-verification'
  if (row.grantedOn !== undefined && first !== '' && first < row.grantedOn) return 'before-grant'
  return 'on-roster'
}

function indexed(rosters: RosterFacts[]) {
  const named = new Map<string, FoundRow[]>()
  const endings = new Map<string, FoundRow[]>()
  const near = new Map<string, FoundRow>()
  const add = (map: Map<string, FoundRow[]>, name: string, found: FoundRow) => {
    const rows = map.get(name)
    if (rows) rows.push(found)
    else map.set(name, [found])
  }
  rosters.forEach((facts, roster) => {
    for (const row of facts.rows) {
      const found = { roster, row }
      for (const name of addresses(row)) add(named, name, found)
      for (const name of arnEndings(row)) add(endings, name, found)
      for (const name of [...addresses(row), row.ref]) {
        const key = nearKey(name)
        if (key !== '' && !near.has(key)) near.set(key, found)
      }
    }
  })
  return { named, endings, near }
}

/** Distinct rows; of rows with one reference in several rosters only those of the newest. */
function newestOfEach(rows: FoundRow[]): FoundRow[] {
  const distinct = rows.filter((one, i) => rows.findIndex((other) => other.row === one.row) === i)
  return distinct.filter((one) => !distinct.some((other) => other.row.ref === one.row.ref && other.roster < one.roster))
}
