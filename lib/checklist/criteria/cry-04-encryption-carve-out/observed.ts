import { addressesOf, codeNoun, placesIn } from '../../code-readings'
import type { Check, Given } from '../../criterion'
import { placed } from '../../place'
import { placeOf } from '../reg-01-approved-regions/places'

type Mine = Pick<Given<'infrastructure-code' | 'key-policy'>, 'answers' | 'answer' | 'readings' | 'reference'>

/**
 * The claim against code and key policies (domain.md 0.6 and CRY-04): where the service encrypts with a key of its key
 * service, the provider decrypts in service, so server-side encryption alone is not end to end, whoever owns the key.
 */
export function observedLimbs(given: Mine): Check[] {
  return [...servedStores(given), ...heldKeys(given)]
}

/** Stores that are copied abroad and that the service itself encrypts. */
function servedStores({ answers, answer, readings, reference }: Mine): Check[] {
  if (answers['design'] !== 'client' && answers['design'] !== 'boundary') return []
  return readings['infrastructure-code'].flatMap((code): Check[] => {
    const abroad = code.facts.replication.filter(({ to }) => to !== null && placeOf(to, reference) === 'abroad')
    const served = code.facts.stores.filter(({ encryption }) => encryption === 'own-key' || encryption === 'provider-key')
    if (abroad.length === 0 || served.length === 0) return []
    return [{ outcome: 'unknown', says: `The ${codeNoun(code)} copies ${addressesOf(abroad)} abroad and has the service encrypt ${addressesOf(served)}. Encryption by the service is not end to end: show where the data is encrypted before it gets there.`, at: [answer('design'), ...placesIn(code, abroad, 'IAC-04').slice(0, 5), ...placesIn(code, served, 'IAC-05').slice(0, 5)] }]
  })
}

/** Keys that the provider manages, or that are open to others, against "nobody else has the means to decrypt". */
function heldKeys({ answers, answer, readings }: Mine): Check[] {
  if (answers['third-party'] !== 'nobody') return []
  return readings['key-policy'].flatMap((read): Check[] => {
    const provider = read.facts.keys.filter(({ manager }) => manager === 'provider')
    const opened = read.facts.keys.flatMap((key) => key.holders.filter(({ reach, can }) => (reach === 'external' || reach === 'public' || reach === 'provider') && can.includes('decrypt')))
    const checks: Check[] = []
    if (provider.length > 0) checks.push({ outcome: 'not-met', says: 'Nobody else is said to have the means to decrypt, and the provider manages a key in the policies that were read.', at: [answer('third-party'), ...provider.slice(0, 10).map((key) => read.at(placed(key.at), 'KP-02'))] })
    if (opened.length > 0) checks.push({ outcome: 'not-met', says: 'Nobody else is said to have the means to decrypt, and the key policies that were read let others or services of the provider decrypt.', at: [answer('third-party'), ...opened.slice(0, 10).map((holder) => read.at(placed(holder.at), 'KP-02'))] })
    return checks
  })
}
