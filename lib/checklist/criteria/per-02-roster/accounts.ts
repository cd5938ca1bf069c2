import type { RosterFacts } from '../../../analyzers/roster/facts'
import { joinAccounts, namesOf } from '../../account-join'
import { codeNoun } from '../../code-readings'
import type { Check, Given, Pointer } from '../../criterion'
import type { JoinStatus } from '../../join'
import { codeHosts, nameable } from '../../nameable'
import { placed } from '../../place'
import { atHeader, atRow } from '../../roster-places'

type Mine = Given<'roster' | 'identity-export' | 'infrastructure-code' | 'pipeline-code'>
type Named = { name: string; names: string[]; status: JoinStatus; person: boolean; at: Pointer; row: Pointer[] }

/**
 * Who is let in by exports, code and pipelines, held against the rosters (domain.md PER-02: principals in IaC, CI and Git). An
 * export can hold people who never reach the program and code can wait to be applied, so a name that is missing is asked
 * about here and accuses nobody; what people did is in the logs. Members of a code host are judged by CIC-01.
 */
export function letInChecks(given: Mine): Check[] {
  const rosters = given.readings.roster.map(({ facts }) => facts)
  if (rosters.length === 0) return []
  return [...exported(given, rosters), ...coded(given, rosters), ...pipelines(given, rosters)]
}

const names = (list: Named[]) => namesOf([...new Set(list.map(({ name }) => name))])
const at = (list: Named[]) => list.slice(0, 15).map((one) => one.at)
const rosterAt = (given: Mine) => atHeader(given.readings.roster)

function exported(given: Mine, rosters: RosterFacts[]): Check[] {
  const exports = given.readings['identity-export'].filter(({ facts }) => !codeHosts.has(facts.source))
  const all = exports.flatMap((read) =>
    joinAccounts(rosters, read.facts.accounts.filter(({ enabled }) => enabled !== false), given.now.slice(0, 10)).map(({ account, status, row }): Named => ({ name: account.id, names: [account.id, ...account.aliases], status, person: account.kind !== 'service', at: read.at(placed(account.at)), row: atRow(given.readings.roster, row) })),
  )
  if (all.length === 0) return []
  const missing = all.filter(({ status }) => status === 'unknown')
  if (missing.length === all.length) return [{ outcome: 'unknown', says: 'No account of the identity export is on the roster. Use the same accounts in both.', at: [...at(all), ...rosterAt(given)] }]
  const people = missing.filter(({ person }) => person)
  const services = missing.filter(({ person }) => !person)
  const checks: Check[] = []
  if (people.length > 0) checks.push({ outcome: 'unknown', says: `Accounts in the identity export are not on the roster: ${names(people)}. Say whether they can reach the program.`, at: [...at(people), ...rosterAt(given)] })
  if (services.length > 0) checks.push({ outcome: 'unknown', says: `Service accounts in the identity export are not on the roster: ${names(services)}. Say who owns them.`, at: [...at(services), ...rosterAt(given)] })
  if (checks.length === 0) checks.push({ outcome: 'met', says: `Every account of the identity export is on the roster (${all.length.toLocaleString('en-US')}).`, at: [...at(all).slice(0, 5), ...rosterAt(given)] })
  return checks
}

function coded(given: Mine, rosters: RosterFacts[]): Check[] {
  return given.readings['infrastructure-code'].flatMap((code): Check[] => {
    const people = code.facts.iam.members.filter(({ kind }) => kind === 'person')
    if (people.length === 0) return []
    const joined = joinAccounts(rosters, people.map((one) => ({ id: one.principal, one })), given.now.slice(0, 10))
    const could = nameable(rosters, people.map(({ principal }) => [principal]))
    const of = (...statuses: JoinStatus[]) => joined.filter(({ status }) => statuses.includes(status)).map(({ account, status, row }): Named => ({ name: account.id, names: [account.id], status, person: true, at: code.at(placed(account.one.at), 'IAC-09'), row: atRow(given.readings.roster, row) }))
    const barred = of('no', 'pending', 'blank', 'after-removal')
    const missing = of('unknown')
    const stated = missing.filter((one) => could(one.names))
    const unclear = missing.filter((one) => !could(one.names))
    const checks: Check[] = []
    if (barred.length > 0) checks.push({ outcome: 'not-met', says: `The ${codeNoun(code)} lets in people whom the roster does not show as verified U.S. persons with access: ${names(barred)}.`, at: [...at(barred), ...barred.slice(0, 5).flatMap(({ row }) => row)] })
    if (stated.length > 0) checks.push({ outcome: 'partial', says: `The ${codeNoun(code)} lets in people who are not on the roster: ${names(stated)}.`, at: [...at(stated), ...rosterAt(given)] })
    if (unclear.length > 0) checks.push({ outcome: 'unknown', says: `The ${codeNoun(code)} lets in ${names(unclear)}, and the roster gives no names of that kind.`, at: [...at(unclear), ...rosterAt(given)] })
    if (checks.length === 0) checks.push({ outcome: 'met', says: `Everyone whom the ${codeNoun(code)} lets in by name is on the roster (${people.length.toLocaleString('en-US')}).`, at: [...people.slice(0, 5).map((one) => code.at(placed(one.at), 'IAC-09')), ...rosterAt(given)] })
    return checks
  })
}

/** Roles that pipelines take on are service identities: each belongs on the roster, with an owner. */
function pipelines(given: Mine, rosters: RosterFacts[]): Check[] {
  const roles = given.readings['pipeline-code'].flatMap((read) => read.facts.credentials.filter(({ role }) => role !== '').map((one) => ({ id: one.role.toLowerCase(), at: read.at(placed(one.at), 'GA-05') })))
  if (roles.length === 0) return []
  const listed = new Set(rosters.flatMap(({ rows }) => rows.filter(({ kind }) => kind === 'service').flatMap(({ principals }) => principals)))
  const ending = (name: string) => name.slice(name.lastIndexOf('/') + 1)
  const endings = new Set([...listed].map(ending))
  const missing = roles.filter(({ id }) => !listed.has(id) && !(endings.has(ending(id)) && !id.startsWith('arn:')) && ![...listed].some((name) => !name.startsWith('arn:') && name === ending(id)))
  if (missing.length === 0) return [{ outcome: 'met', says: 'Every role that pipelines take on is on the roster as a service.', at: [...roles.slice(0, 5).map((one) => one.at), ...rosterAt(given)] }]
  return [{ outcome: 'unknown', says: `Pipelines take on roles that are not on the roster as services: ${namesOf([...new Set(missing.map(({ id }) => id))])}. Say who owns them.`, at: [...missing.slice(0, 15).map((one) => one.at), ...rosterAt(given)] }]
}
