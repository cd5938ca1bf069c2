import { checkOf, codeNoun, type CodeReading, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

/** Lowest TLS versions, plain listeners and FIPS endpoints in the code (rule IAC-13). Weak ones are told by the rule. */
export function codedTransport(given: Pick<Given, 'answers' | 'answer'> & WithCode): Check[] {
  return given.readings['infrastructure-code'].flatMap((code) => {
    const noun = codeNoun(code)
    const strong = code.facts.tls.filter(({ minimum }) => minimum === '1.2' || minimum === '1.3')
    const open = code.facts.tls.filter(({ minimum, redirects }) => minimum === 'unknown' && !redirects)
    const redirects = code.facts.tls.filter((one) => one.minimum === 'plain' && one.redirects)
    return [
      ...checkOf(code, strong, 'IAC-13', 'met', (names) => `The ${noun} asks for TLS 1.2 or later: ${names}.`),
      ...checkOf(code, open, 'IAC-13', 'info', (names) => `The ${noun} does not say which TLS these accept: ${names}.`),
      ...checkOf(code, redirects, 'IAC-13', given.answers['plaintext'] === 'refused' ? 'partial' : 'info', (names) => `Plain connections are answered with a redirect: ${names}.${given.answers['plaintext'] === 'refused' ? ' The firm says that they are refused.' : ''}`),
      ...endpoints(given, code),
    ]
  })
}

function endpoints(given: Pick<Given, 'answers' | 'answer'>, code: CodeReading): Check[] {
  const providers = code.facts.providers.filter(({ cloud, environment, resources }) => cloud === 'aws' && environment === 'government' && resources > 0).map((one) => ({ ...one, address: one.alias === null ? `provider ${one.name}` : `provider ${one.name}.${one.alias}` }))
  const claimed = given.answers['fips-endpoints'] === 'named'
  return [
    ...checkOf(code, providers.filter(({ fips }) => fips === 'yes'), 'IAC-13', 'met', (names) => `FIPS endpoints are asked for: ${names}.`),
    ...checkOf(code, providers.filter(({ fips }) => fips === 'no'), 'IAC-13', claimed ? 'partial' : 'info', (names) => `FIPS endpoints are not asked for: ${names}.${claimed ? ' The firm says that they are used.' : ''}`),
  ]
}
