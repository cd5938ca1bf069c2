import type { Check } from '../../criterion'
import { placed } from '../../place'
import type { Mine } from './document'

/** Accounts that act in a log and that the documents, which do name accounts, do not name. */
export function accountChecks(given: Mine): Check[] {
  const documents = given.readings.architecture.filter(({ facts }) => facts.accounts.length > 0)
  const named = new Set(documents.flatMap(({ facts }) => facts.accounts.map(({ name }) => name)))
  if (named.size === 0) return []
  const absent = new Map<string, Mine['readings']['cloudtrail'][number]>()
  for (const sample of given.readings.cloudtrail) for (const account of Object.keys(sample.facts.accounts)) if (!named.has(account) && !absent.has(account)) absent.set(account, sample)
  if (absent.size === 0) return []
  return [
    {
      outcome: 'partial',
      says: `The log shows activity in account ${[...absent.keys()].sort().join(', ')}, which the document does not name.`,
      at: [...documents.map((document) => document.at(placed(document.facts.accounts[0]?.at ?? null))), ...[...new Set(absent.values())].map((sample) => sample.at({}))],
    },
  ]
}
