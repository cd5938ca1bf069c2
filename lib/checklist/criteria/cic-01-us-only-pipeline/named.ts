import type { NamedInPipeline } from '../../../analyzers/pipeline-facts'
import { joinAccounts, namesOf } from '../../account-join'
import type { Check, Given, Pointer } from '../../criterion'
import type { JoinStatus } from '../../join'
import { codeHosts, nameable } from '../../nameable'
import { placed } from '../../place'
import { atHeader, atRow } from '../../roster-places'

type Mine = Pick<Given<'pipeline-code' | 'identity-export' | 'roster'>, 'readings' | 'now'>
type Named = NamedInPipeline & { status: JoinStatus; place: Pointer; row: Pointer[] }

const roles: Record<NamedInPipeline['as'], string> = { owner: 'owner of code', approver: 'approver', bypass: 'may skip a branch rule', pusher: 'may push', condition: 'named in a condition' }
const places = (found: Named[]) => found.slice(0, 15).map(({ place }) => place)
const said = (found: Named[]) => namesOf([...new Set(found.map(({ name, as }) => `${name} (${roles[as]})`))])

/**
 * People whom pipelines and repositories name, held against the rosters (domain.md CIC-01, PER-02): owners of code, approvers,
 * who may skip a rule or is let through by a condition. Being named is not access and a file can be old, so this proposes no
 * KO-3; members and logs of the code host do. A handle that no row can be told to have, and a name that can be a group's, are
 * asked about: nobody is taken for somebody else of the roster by likeness.
 */
export function namedChecks(given: Mine): Check[] {
  const { roster, 'pipeline-code': pipelines, 'identity-export': exports } = given.readings
  const named = pipelines.flatMap((read) => read.facts.people.map((one) => ({ ...one, place: read.at(placed(one.at)) })))
  if (named.length === 0) return []
  const members = exports.filter(({ facts }) => codeHosts.has(facts.source))
  const teams = teamCheck(named.filter(({ kind }) => kind === 'team'), members.length > 0)
  const singles = named.filter(({ kind }) => kind !== 'team')
  if (singles.length === 0) return teams
  if (roster.length === 0) return [...teams, { outcome: 'unknown', says: 'The people whom pipelines and repositories name were compared with nothing: no roster has been read.', at: singles.slice(0, 15).map(({ place }) => place) }]
  const rosters = roster.map(({ facts }) => facts)
  const own = new Map(members.flatMap(({ facts }) => facts.accounts.map((account) => [account.id.toLowerCase(), account.aliases] as const)))
  const joined = joinAccounts(rosters, singles.map((one) => ({ id: one.name, aliases: own.get(one.name) ?? [], one })), given.now.slice(0, 10)).map(({ account, status, row }): Named => ({ ...account.one, status, row: atRow(roster, row) }))
  const could = nameable(rosters, singles.map(({ name }) => [name, ...(own.get(name) ?? [])]))
  const of = (...statuses: JoinStatus[]) => joined.filter(({ status }) => statuses.includes(status))
  const barred = of('no', 'pending', 'blank', 'after-removal')
  const absent = of('unknown')
  const strangers = absent.filter(({ name, kind }) => kind !== 'unclear' && could([name, ...(own.get(name) ?? [])]))
  const open = absent.filter((one) => !strangers.includes(one))
  const ambiguous = of('ambiguous')
  const checks: Check[] = [...teams]
  if (barred.length > 0) checks.push({ outcome: 'not-met', says: `Pipelines and repositories name people whom the roster does not show as verified U.S. persons with access: ${said(barred)}.`, at: [...places(barred), ...barred.slice(0, 10).flatMap(({ row }) => row)] })
  if (strangers.length > 0) checks.push({ outcome: 'partial', says: `Pipelines and repositories name people who are not on the roster: ${said(strangers)}. Say who they are and whether they can reach the code.`, at: [...places(strangers), ...atHeader(roster)] })
  if (open.length > 0) checks.push({ outcome: 'unknown', says: `The roster gives no such names, so ${said(open)} may be people on it or may not. Add a column with the handle of each person at the code host, and say which of these are groups.`, at: [...places(open), ...atHeader(roster)] })
  if (ambiguous.length > 0) checks.push({ outcome: 'unknown', says: `More than one row of the roster could be ${said(ambiguous)}, whom pipelines and repositories name.`, at: [...places(ambiguous), ...atHeader(roster)] })
  if (checks.length === teams.length) checks.push({ outcome: 'met', says: `Everyone whom pipelines and repositories name is on the roster (${new Set(joined.map(({ name }) => name)).size.toLocaleString('en-US')}).`, at: [...places(joined).slice(0, 5), ...joined.slice(0, 5).flatMap(({ row }) => row)] })
  return checks
}

/** Who is in a team stands with the code host; its members are among those of an export of all members. */
function teamCheck(teams: Pick<Named, 'name' | 'place'>[], exported: boolean): Check[] {
  if (teams.length === 0) return []
  const names = namesOf([...new Set(teams.map(({ name }) => name))])
  const at = teams.slice(0, 15).map(({ place }) => place)
  if (exported) return [{ outcome: 'info', says: `Teams are named in pipelines and repositories, and their members are compared by the export of all members: ${names}.`, at }]
  return [{ outcome: 'unknown', says: `Teams are named in pipelines and repositories (${names}), and who is in them is not in the files. Export the members of the code host.`, at }]
}
