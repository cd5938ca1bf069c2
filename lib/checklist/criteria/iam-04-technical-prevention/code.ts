import { addressesOf, checkOf, codeNoun, placesIn, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

const layerWords = { identity: 'who it is', place: 'from where', resource: 'which resource' } as const

/**
 * Layers that refuse, as the code shows them (rule IAC-10; domain.md IAM-04: one that only reports is not enforced). A layer
 * that is not in the code given is not thereby absent.
 */
export function codedLayers(given: Pick<Given, 'answers' | 'answer'> & WithCode): Check[] {
  return given.readings['infrastructure-code'].flatMap((code): Check[] => {
    const noun = codeNoun(code)
    const enforced = code.facts.preventive.filter(({ mode }) => mode === 'enforced')
    const layers = [...new Set(enforced.map(({ layer }) => layer))]
    const both = layers.includes('identity') && layers.length > 1
    const checks: Check[] = []
    if (both) checks.push({ outcome: 'met', says: `The ${noun} shows layers that ask ${layers.map((layer) => layerWords[layer]).join(', ')}: ${addressesOf(enforced)}.`, at: placesIn(code, enforced, 'IAC-10') })
    else if (layers.length > 0) checks.push({ outcome: 'info', says: `The ${noun} shows one kind of layer, which asks ${layers.map((layer) => layerWords[layer]).join(', ')}: ${addressesOf(enforced)}. Others may be elsewhere.`, at: placesIn(code, enforced, 'IAC-10') })
    else checks.push({ outcome: 'info', says: `No layer that refuses is shown as enforced in the ${noun} given. That does not show that there is none.`, at: [code.at({}, 'IAC-10')] })
    const open = code.facts.exposure.filter(({ state }) => state === 'unknown')
    const blocked = given.answers['public'] === 'blocked'
    checks.push(...checkOf(code, open, 'IAC-06', blocked ? 'unknown' : 'info', (names) => `The ${noun} does not resolve whether these are open to the public: ${names}.`))
    return checks
  })
}
