import type { InfrastructureFacts } from '../../../analyzers/infrastructure-facts'
import type { KeyFact, KeyHolder, KeyPolicyFacts } from '../../../analyzers/key-policy-facts'
import type { RosterFacts } from '../../../analyzers/roster/facts'
import { joinAccounts, namesOf } from '../../account-join'
import type { Check, Given, KnockOutHit, Pointer, ReadEvidence } from '../../criterion'
import { dayOf } from '../../dates'
import { placed } from '../../place'
import { atHeader, atRow } from '../../roster-places'

type Mine = Pick<Given, 'answers' | 'answer' | 'now'> & {
  readings: { 'key-policy': ReadEvidence<KeyPolicyFacts>[]; 'infrastructure-code': ReadEvidence<InfrastructureFacts>[]; roster: ReadEvidence<RosterFacts>[] }
}
type Found = { checks: Check[]; knockOuts: KnockOutHit[] }
type Placed = { holder: KeyHolder; key: KeyFact; at: Pointer }

/** Rules that are judged here from the facts. */
export const judgedFromPolicies = ['KP-01', 'KP-02', 'KP-03', 'KP-04', 'KP-08', 'IAC-09']

/**
 * Everyone that exported policies and code let at keys, held against the roster (domain.md CRY-03: principals within the
 * roster). Anyone, an outside account or somebody without verified status is KO-6, for a reviewer to confirm.
 */
export function keyHolders(given: Mine): Found {
  const all = [
    ...given.readings['key-policy'].flatMap((reading) => holdersOf(reading.facts.keys, (place) => reading.at(placed(place), 'KP-02'))),
    ...given.readings['infrastructure-code'].flatMap((reading) => holdersOf(reading.facts.keys, (place) => reading.at(placed(place), 'IAC-05'))),
  ]
  const keys = [...given.readings['key-policy'], ...given.readings['infrastructure-code']].flatMap(({ facts }) => facts.keys as KeyFact[])
  if (keys.length === 0) return { checks: [], knockOuts: [] }
  const found: Found = { checks: [], knockOuts: [] }
  outsiders(given, all, found)
  onRoster(given, all, found)
  const both = all.filter(({ holder }) => holder.kind !== 'account' && holder.can.includes('decrypt') && holder.can.includes('administer'))
  if (both.length > 0) found.checks.push({ outcome: given.answers['separation'] === 'small-team' ? 'info' : 'partial', says: `These both use and administer a key: ${names(both)}.`, at: at(both) })
  const unread = keys.filter(({ policy, manager }) => policy === 'partly' || (policy === 'absent' && manager !== 'provider'))
  if (unread.length > 0) found.checks.push({ outcome: 'unknown', says: `Who may use these keys is not fully shown: ${namesOf(unread.map(({ key }) => key))}.`, at: [] })
  if (all.length > 0 && found.checks.every(({ outcome }) => outcome === 'met' || outcome === 'info')) found.checks.push({ outcome: 'met', says: `${keys.length === 1 ? 'The policy of 1 key lets' : `The policies of ${keys.length} keys let`} in only the own account and services of the provider.`, at: at(all).slice(0, 5) })
  return found
}

function holdersOf(keys: KeyFact[], pointer: (place: KeyHolder['at']) => Pointer): Placed[] {
  return keys.flatMap((key) => key.holders.map((holder) => ({ holder, key, at: pointer(holder.at) })))
}

const names = (list: Placed[]) => namesOf([...new Set(list.map(({ holder }) => holder.principal))])
const at = (list: Placed[]) => list.slice(0, 20).map((one) => one.at)

function outsiders(given: Mine, all: Placed[], { checks, knockOuts }: Found): void {
  const anyone = all.filter(({ holder }) => holder.reach === 'public')
  const external = all.filter(({ holder }) => holder.reach === 'external')
  const conditional = all.filter(({ holder }) => holder.reach === 'conditional')
  if (anyone.length > 0) {
    const says = `Anyone is let at ${namesOf([...new Set(anyone.map(({ key }) => key.key))])}.`
    checks.push({ outcome: 'not-met', says, at: at(anyone) })
    knockOuts.push({ id: 'KO-6', because: says, at: at(anyone) })
  }
  if (external.length > 0) {
    const says = `An outside account or tenant is let at a key: ${names(external)}.`
    const verified = given.answers['outside'] === 'verified'
    checks.push({ outcome: verified ? 'unknown' : 'not-met', says: verified ? `${says} The firm says that its people were verified; show who they are.` : given.answers['outside'] === 'nobody' ? `${says} The firm says that nobody outside holds a key.` : says, at: at(external) })
    if (!verified) knockOuts.push({ id: 'KO-6', because: says, at: at(external) })
  }
  if (conditional.length > 0) checks.push({ outcome: 'unknown', says: `Anyone who meets a condition is let at ${namesOf([...new Set(conditional.map(({ key }) => key.key))])}: say who that is.`, at: at(conditional) })
}

/** Roles, people and services of the own account that can decrypt or administer, as they stand on the roster today. */
function onRoster(given: Mine, all: Placed[], { checks, knockOuts }: Found): void {
  const rosters = given.readings.roster.map(({ facts }) => facts)
  const own = all.filter(({ holder }) => (holder.reach === 'own' || holder.reach === 'unknown') && holder.kind !== 'account' && holder.kind !== 'anyone' && holder.can.some((can) => can !== 'encrypt'))
  if (own.length === 0) return
  if (rosters.length === 0) return void checks.push({ outcome: 'info', says: `No roster was given to hold ${names(own)} against.`, at: at(own).slice(0, 5) })
  const distinct = [...new Map(own.map((one) => [one.holder.principal, one])).values()]
  const joined = joinAccounts(rosters, distinct.map((one) => ({ id: one.holder.principal, one })), dayOf(given.now) ?? given.now.slice(0, 10))
  const of = (...statuses: string[]) => joined.filter(({ status }) => statuses.includes(status)).map(({ account }) => account.one)
  const rowsOf = (...statuses: string[]) => joined.filter(({ status }) => statuses.includes(status)).slice(0, 10).flatMap(({ row }) => atRow(given.readings.roster, row))
  const barred = of('no', 'pending', 'blank', 'after-removal')
  const strangers = of('unknown', 'ambiguous')
  const good = of('on-roster', 'before-verification', 'before-grant')
  if (barred.length > 0) {
    const says = `Someone without verified status, or no longer with access, is let at a key: ${names(barred)}.`
    const places = [...at(barred), ...rowsOf('no', 'pending', 'blank', 'after-removal')]
    checks.push({ outcome: 'not-met', says, at: places })
    knockOuts.push({ id: 'KO-6', because: says, at: places })
  }
  if (strangers.length > 0) checks.push({ outcome: 'unknown', says: `These are let at a key and are not on the roster: ${names(strangers)}.`, at: [...at(strangers), ...atHeader(given.readings.roster)] })
  if (good.length > 0) checks.push({ outcome: 'met', says: `These are let at a key and are on the roster: ${names(good)}.`, at: [...at(good), ...rowsOf('on-roster', 'before-verification', 'before-grant')] })
}
