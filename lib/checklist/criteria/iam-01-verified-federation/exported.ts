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
