import type { RosterFacts } from '../analyzers/roster/facts'
import { joinPrincipals, type Joined } from './join'
import { addresses } from './join-names'
import { actingIn, type LogSample } from './log-samples'

/** Hosts of source code, where people go by handles that a roster often does not have. */
export const codeHosts: ReadonlySet<string> = new Set(['github', 'gitlab'])

const isAddress = (name: string) => name.includes('@')
const handleColumn = /\bgit(hub|lab)?\b|\bhandle\b|code host/i

/**
 * Whether rosters could name someone of a code host at all: by an address, where both have one; by a handle, where a roster
 * has a column for handles or names somebody else of that host (`all`) by one. Where they could not, that somebody is not on
 * them has two readings, and nobody may be accused of either.
 */
export function nameable(rosters: RosterFacts[], all: string[][]): (names: string[]) => boolean {
  const listed = new Set(rosters.flatMap(({ rows }) => rows.flatMap(addresses)))
  const byAddress = [...listed].some(isAddress)
  const byHandle =
    rosters.some(({ columns }) => Object.keys(columns).some((header) => handleColumn.test(header.replace(/_/g, ' ')))) ||
    all.some((names) => names.some((name) => !isAddress(name) && listed.has(name.toLowerCase())))
  return (names) => byHandle || (byAddress && names.some(isAddress))
}

/** Who acts in a sample, held against rosters, newest first. Who could not be named by any of them is `unnameable`. */
export function joinSample(rosters: RosterFacts[], sample: LogSample): Joined[] {
  const joined = joinPrincipals(rosters, actingIn(sample))
  if (!codeHosts.has(sample.facts.source)) return joined
  const names = ({ principal }: Joined) => [principal.id, ...principal.aliases]
  const could = nameable(rosters, joined.map(names))
  return joined.map((one) => (one.status === 'unknown' && one.principal.kind === 'human' && !could(names(one)) ? { ...one, status: 'unnameable' } : one))
}
