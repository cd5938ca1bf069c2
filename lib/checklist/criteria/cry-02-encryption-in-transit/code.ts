import { checkOf, codeNoun, type CodeReading, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'
import { placed } from '../../place'

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
      ...eastWest(given, code),
    ]
  })
}

/**
 * Traffic between own services: what refuses plain connections, what the code leaves open, and that code which shows none
 * of it says nothing of it. What takes plain connections is told by the rule.
 */
function eastWest(given: Pick<Given, 'answers' | 'answer'>, code: CodeReading): Check[] {
  const noun = codeNoun(code)
  const { eastWest: inner } = code.facts
  const of = (encrypted: string) => inner.filter((one) => one.encrypted === encrypted)
  const claimed = given.answers['in-transit'] === 'everywhere'
  const checks = [
    ...checkOf(code, of('yes'), 'IAC-13', 'met', (names) => `Between own services the ${noun} refuses plain connections: ${names}.`),
    ...checkOf(code, of('unknown'), 'IAC-13', 'info', (names) => `The ${noun} does not say whether these refuse plain connections between own services: ${names}.`),
  ]
  if (claimed && of('no').length > 0) checks.push({ outcome: 'partial', says: 'The firm says that all traffic between its own systems is encrypted; the code shows some that need not be.', at: [given.answer('in-transit'), ...of('no').slice(0, 5).map(({ at }) => code.at(placed(at), 'IAC-13'))] })
  if (inner.length === 0) checks.push({ outcome: 'info', says: `The ${noun} shows nothing of traffic between own services. That is not its absence: a mesh or a network that encrypts may be set up elsewhere.`, at: [code.at({}, 'IAC-13')] })
  return checks
}

function endpoints(given: Pick<Given, 'answers' | 'answer'>, code: CodeReading): Check[] {
  const providers = code.facts.providers.filter(({ cloud, environment, resources }) => cloud === 'aws' && environment === 'government' && resources > 0).map((one) => ({ ...one, address: one.alias === null ? `provider ${one.name}` : `provider ${one.name}.${one.alias}` }))
  const claimed = given.answers['fips-endpoints'] === 'named'
  return [
    ...checkOf(code, providers.filter(({ fips }) => fips === 'yes'), 'IAC-13', 'met', (names) => `FIPS endpoints are asked for: ${names}.`),
    ...checkOf(code, providers.filter(({ fips }) => fips === 'no'), 'IAC-13', claimed ? 'partial' : 'info', (names) => `FIPS endpoints are not asked for: ${names}.${claimed ? ' The firm says that they are used.' : ''}`),
  ]
}
