import type { Check, Pointer } from '../../criterion'
import { accountShape } from '../../examined-accounts'
import { atAccount, logSamples } from '../../log-samples'
import { placed } from '../../place'
import type { Mine } from './document'

/** Accounts that act in a log and that the documents, which do name accounts, do not name. */
export function accountChecks(given: Mine): Check[] {
  const documents = given.readings.architecture.filter(({ facts }) => facts.accounts.length > 0)
  const named = new Set(documents.flatMap(({ facts }) => facts.accounts.map(({ name }) => name)))
  if (named.size === 0) return []
  const absent = new Map<string, { at: Pointer; what: 'log' | 'code' }>()
  // An account is comparable only where the documents name some of the same provider.
  const shapes = new Set([...named].map(accountShape))
  const note = (account: string, at: Pointer, what: 'log' | 'code') => {
    const id = account.toLowerCase()
    if (shapes.has(accountShape(id)) && !named.has(id) && !absent.has(id)) absent.set(id, { at, what })
  }
  for (const sample of logSamples(given)) for (const account of Object.keys(sample.facts.accounts)) note(account, atAccount(sample, account), 'log')
  for (const code of given.readings['infrastructure-code']) for (const account of Object.keys(code.facts.accounts)) note(account, code.at({}), 'code')
  if (absent.size === 0) return []
  const drawn = documents.map((document) => document.at(placed(document.facts.accounts[0]?.at ?? null)))
  return (['log', 'code'] as const).flatMap((what): Check[] => {
    const found = [...absent].filter(([, one]) => one.what === what).sort(([a], [b]) => (a < b ? -1 : 1))
    if (found.length === 0) return []
    const says = `${what === 'log' ? 'The log shows activity in' : 'The code is for'} account ${found.map(([account]) => account).join(', ')}, which the document does not name.`
    return [{ outcome: 'partial', says, at: [...drawn, ...found.slice(0, 20).map(([, { at }]) => at)] }]
  })
}
