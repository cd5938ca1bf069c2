import { joinAccounts, namesOf } from '../../account-join'
import type { Check, Given, KnockOutHit, Pointer } from '../../criterion'
import { joinPrincipals, type JoinStatus } from '../../join'
import { actingIn } from '../../log-samples'
import { codeHosts, nameable } from '../../nameable'
import { placed } from '../../place'
import { atHeader, atRow } from '../../roster-places'

type Mine = Pick<Given<'pipeline-code' | 'identity-export' | 'audit-log' | 'roster'>, 'readings' | 'now'>
type Seen = { name: string; names: string[]; status: JoinStatus; person: boolean; at: Pointer; row: Pointer[] }

/** Everyone who can read the code by a member export or acts in a log of the code host, held against the rosters. */
function seenAt(given: Mine): Seen[] {
  const { roster, 'identity-export': exports, 'audit-log': logs } = given.readings
  const rosters = roster.map(({ facts }) => facts)
  const today = given.now.slice(0, 10)
  const members = exports.filter(({ facts }) => codeHosts.has(facts.source)).flatMap((read) =>
    joinAccounts(rosters, read.facts.accounts.filter(({ enabled }) => enabled !== false), today).map(({ account, status, row }): Seen => ({ name: account.id, names: [account.id, ...account.aliases], status, person: account.kind !== 'service', at: read.at(placed(account.at)), row: atRow(roster, row) })),
  )
  const actors = logs.filter(({ facts }) => codeHosts.has(facts.source)).flatMap((log) =>
    joinPrincipals(rosters, actingIn(log)).map(({ principal, status, found }): Seen => ({ name: principal.display || principal.id, names: [principal.id, ...principal.aliases], status, person: principal.kind === 'human', at: log.at(placed(principal.at)), row: atRow(roster, found) })),
  )
  return [...members, ...actors]
}

/**
 * Members of the code host and actors in its log against the roster (domain.md CIC-01: members and outside collaborators
 * are on the roster). Someone who is not there is a candidate for KO-3, which a reviewer decides; where the roster could not
 * name them, nothing is proposed and the firm is asked.
 */
export function memberChecks(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const { roster, 'identity-export': exports, 'audit-log': logs } = given.readings
  const sources = [...exports, ...logs].filter(({ facts }) => codeHosts.has(facts.source))
  if (sources.length === 0) return { checks: [], knockOuts: [] }
  if (roster.length === 0) return { checks: [{ outcome: 'unknown', says: 'The members of the code host were compared with nothing: no roster has been read.', at: sources.map((read) => read.at({})) }], knockOuts: [] }
  const seen = seenAt(given)
  const people = seen.filter(({ person }) => person)
  const absent = people.filter(({ status }) => status === 'unknown')
  const could = nameable(roster.map(({ facts }) => facts), people.map(({ names }) => names))
  const strangers = absent.filter(({ names }) => could(names))
  const unnamed = absent.filter((one) => !strangers.includes(one))
  const unverified = people.filter(({ status }) => status === 'no' || status === 'pending' || status === 'blank')
  const gone = people.filter(({ status }) => status === 'after-removal')
  const unclear = seen.filter(({ status }) => status === 'ambiguous')
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  const names = (found: Seen[]) => namesOf([...new Set(found.map(({ name }) => name))])
  const at = (found: Seen[]) => found.slice(0, 20).map((one) => one.at)
  const add = (found: Seen[], says: string) => {
    if (found.length === 0) return
    const rows = found.slice(0, 10).flatMap(({ row }) => row)
    const places = [...at(found), ...(rows.length > 0 ? rows : atHeader(roster))]
    checks.push({ outcome: 'not-met', says: `${says}: ${names(found)}.`, at: places })
    knockOuts.push({ id: 'KO-3', because: `${says}: ${names(found)}.`, at: places })
  }
  add(strangers, 'People who can read the code are not on the roster')
  add(unverified, 'People who can read the code are not verified U.S. persons on the roster')
  add(gone, 'People whose access was removed can still read the code')
  if (unnamed.length > 0) {
    const says = `The roster gives no names of the code host, so ${names(unnamed)} may be people on it or may not. Add a column with the handle of each person at the code host.`
    checks.push({ outcome: 'unknown', says, at: [...at(unnamed), ...atHeader(roster)] })
  }
  if (unclear.length > 0) checks.push({ outcome: 'unknown', says: `More than one row of the roster could be ${names(unclear)}.`, at: at(unclear) })
  if (checks.length === 0 && people.length > 0) checks.push({ outcome: 'met', says: `All ${people.length.toLocaleString('en-US')} people in the exports of the code host are on the roster.`, at: at(people).slice(0, 5) })
  return { checks, knockOuts }
}
