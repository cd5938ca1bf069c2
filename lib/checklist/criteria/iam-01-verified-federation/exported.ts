import { gatesByName } from '../../../reference/gate-names'
import { namesOf } from '../../account-join'
import type { Check, Given } from '../../criterion'
import { placed } from '../../place'

/** Accounts that sign in to the cloud with a password of their own, by an export of the cloud account, held against the answer. */
export function exportedPasswords({ answers, answer, readings }: Pick<Given<'identity-export'>, 'answers' | 'answer' | 'readings'>): Check[] {
  return readings['identity-export'].flatMap((read): Check[] => {
    const own = read.facts.accounts.filter((one) => one.password === true && one.enabled !== false && one.kind !== 'service')
    if (own.length === 0) return []
    const beside = answers['local-users']
    const sealed = beside === 'emergency' && own.length === 1
    const says = `${own.length === 1 ? 'An account has' : `${own.length} accounts have`} a password of the cloud account itself, past the common sign-in: ${namesOf(own.map(({ id }) => id))}.`
    const at = own.slice(0, 20).map((one) => read.at(placed(one.at)))
    if (beside === 'none') return [{ outcome: 'not-met', says: `${says} The firm says that there are none.`, at: [answer('local-users'), ...at] }]
    return [{ outcome: sealed ? 'info' : 'partial', says, at }]
  })
}

/**
 * The group that gates access, by an export that shows groups (domain.md IAM-01): administrators outside of it were let in
 * past it. A group may gate under any name: without one that says so it asks.
 */
export function exportedGate({ answers, answer, readings }: Pick<Given<'identity-export'>, 'answers' | 'answer' | 'readings'>): Check[] {
  return readings['identity-export'].flatMap((read): Check[] => {
    const { accounts, groups } = read.facts
    const names = [...new Set([...groups.map(({ name }) => name), ...accounts.flatMap((one) => one.groups)])]
    if (names.length === 0) return []
    const gates = names.filter((name) => gatesByName(name))
    if (gates.length === 0) return [{ outcome: 'info', says: 'No group of the export says by its name that verified people are in it: say which one gates access.', at: [read.at({})] }]
    const members = new Set(groups.filter(({ name }) => gates.includes(name)).flatMap((group) => group.members))
    const isIn = (one: (typeof accounts)[number]) => one.groups.some((name) => gates.includes(name)) || [one.id, ...one.aliases].some((name) => members.has(name))
    const past = accounts.filter((one) => one.admin === true && one.enabled !== false && one.kind !== 'service' && !isIn(one))
    if (past.length === 0) return [{ outcome: 'info', says: `Every administrator of the export is in ${namesOf(gates)}.${groups.some((group) => gates.includes(group.name) && group.filledBy !== 'not-shown') ? '' : ' What fills it the export does not show.'}`, at: [read.at({})] }]
    const says = `${past.length === 1 ? 'An administrator is' : `${past.length} administrators are`} in no group of verified people (${namesOf(gates)}): ${namesOf(past.map(({ id }) => id))}.${answers['bypass'] === 'no' ? ' The firm says that nobody is given access past it.' : ''}`
    return [{ outcome: 'partial', says, at: [answer('bypass'), ...past.slice(0, 20).map((one) => read.at(placed(one.at)))] }]
  })
}
