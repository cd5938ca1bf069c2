import { checkOf, codeNoun, placesIn, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

/** Rules that are judged here from the facts. */
export const judgedFromCode = ['IAC-05']

/** Encryption of every store in the code, and whose keys do it (rule IAC-05). */
export function codedEncryption(given: Pick<Given, 'answers' | 'answer'> & WithCode): Check[] {
  return given.readings['infrastructure-code'].flatMap((code) => {
    const noun = codeNoun(code)
    const { stores, encryption } = code.facts
    const all = encryption.ownKey + encryption.providerKey + encryption.none + encryption.unknown
    if (all === 0) return [{ outcome: 'info', says: `No store that is understood is in the ${noun} given.`, at: [code.at({}, 'IAC-05')] } satisfies Check]
    const of = (state: (typeof stores)[number]['encryption']) => stores.filter((store) => store.encryption === state)
    const provider = of('provider-key')
    const checks: Check[] = [
      ...checkOf(code, of('none'), 'IAC-05', 'not-met', (names) => `The ${noun} makes stores without encryption: ${names}.`),
      ...checkOf(code, of('unknown'), 'IAC-05', 'unknown', (names) => `The ${noun} does not resolve whether these stores are encrypted: ${names}.`),
    ]
    if (encryption.none + encryption.unknown === 0) checks.push({ outcome: 'met', says: `All ${all.toLocaleString('en-US')} stores in the ${noun} are encrypted, ${encryption.ownKey.toLocaleString('en-US')} of them with a key of the firm.`, at: placesIn(code, stores, 'IAC-05') })
    if (given.answers['keys'] === 'own' && provider.length > 0) checks.push(...checkOf(code, provider, 'IAC-05', 'partial', (names) => `The firm says that every store uses keys it manages; by the ${noun} these use keys of the provider: ${names}.`))
    return checks
  })
}
