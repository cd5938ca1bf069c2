import type { Principal } from '../analyzers/log-facts'
import type { RosterFacts } from '../analyzers/roster/facts'
import { joinPrincipals, type FoundRow, type JoinStatus } from './join'

/** An account of an export, with the names it goes by. */
type Account = { id: string; aliases?: string[] }
/** `row` is where the account stands on the rosters, when one row names it. */
export type JoinedAccount<A extends Account> = { account: A; status: JoinStatus; ref: string | null; row: FoundRow | null }

/**
 * Holds accounts of an export against rosters, newest first, as they stand today: exactly, by e-mail, principal or the
 * last part of an ARN. An account whose row was removed is `after-removal`. Accounts of one provider are not matched by
 * likeness, and a service is matched by its own name only.
 */
export function joinAccounts<A extends Account>(rosters: RosterFacts[], accounts: A[], today: string): JoinedAccount<A>[] {
  const principals = accounts.map((account): Principal => principalOf(account, today))
  const joined = joinPrincipals(rosters, principals)
  const references = new Map(rosters.flatMap((facts, roster) => facts.rows.map((row) => [row.ref.toLowerCase(), { roster, row }] as const)))
  return accounts.map((account, i) => {
    const found = joined[i]
    const byReference = found?.status === 'unknown' ? references.get(account.id.toLowerCase()) : undefined
    if (!byReference) return { account, status: found?.status ?? 'unknown', ref: found?.found?.row.ref ?? null, row: found?.found ?? null }
    const again = joinPrincipals([{ ...rosters[0], rows: [{ ...byReference.row, principals: [account.id] }] } as RosterFacts], [principalOf(account, today)])[0]
    return { account, status: again?.status ?? 'unknown', ref: byReference.row.ref, row: byReference }
  })
}

function principalOf({ id, aliases = [] }: Account, today: string): Principal {
  return { id, kind: 'human', display: id, aliases, events: 1, first: today, last: today, withMfa: 0, withoutMfa: 0, at: {} }
}

/** Up to five names and how many more there are. */
export function namesOf(names: string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}
