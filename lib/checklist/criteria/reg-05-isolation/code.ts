import { checkOf, placesIn, type WithCode } from '../../code-readings'
import type { Check, Given, KnockOutHit } from '../../criterion'

type Mine = Pick<Given, 'answers' | 'answer'> & WithCode

/** Rules that are judged here from the facts. */
export const judgedFromCode = ['IAC-09']

/**
 * Who from outside may take on a role by the code (rule IAC-09), held against what the firm says of trust. Anyone at all is
 * KO-10, for a reviewer to confirm.
 */
export function codedTrust(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const checks: Check[] = []
  const knockOuts: KnockOutHit[] = []
  for (const code of given.readings['infrastructure-code']) {
    const named = code.facts.iam.trusts.map((trust) => ({ ...trust, address: `${trust.address} (${trust.principal})` }))
    const anyone = named.filter(({ reach }) => reach === 'public')
    const outside = named.filter(({ reach, commercial }) => (reach === 'external' || reach === 'conditional' || reach === 'federated') && !commercial)
    const hosted = named.filter(({ commercial }) => commercial)
    checks.push(
      ...checkOf(code, anyone, 'IAC-09', 'not-met', (names) => `Anyone may take on a role: ${names}.`),
      ...checkOf(code, outside.filter(({ reach }) => reach !== 'federated'), 'IAC-09', outsideOutcome(given), (names) => outsideSays(given, names)),
      ...checkOf(code, outside.filter(({ reach }) => reach === 'federated'), 'IAC-09', 'info', (names) => `Roles are taken on through a sign-in service: ${names}.`),
      ...checkOf(code, hosted, 'IAC-09', given.answers['commercial-pipeline'] === 'no' ? 'not-met' : 'partial', (names) =>
        given.answers['commercial-pipeline'] === 'no' ? `The firm says that nothing in a commercial cloud can act here, and the code lets a hosted service take on a role: ${names}.` : `A hosted service in a commercial cloud may take on a role: ${names}.`,
      ),
      ...checkOf(code, named.filter(({ reach }) => reach === 'unknown'), 'IAC-09', 'unknown', (names) => `The code does not resolve who may take on a role: ${names}.`),
    )
    if (anyone.length > 0) knockOuts.push({ id: 'KO-10', because: `By the code anyone may take on a role: ${anyone[0]?.address ?? ''}.`, at: placesIn(code, anyone, 'IAC-09') })
  }
  return { checks, knockOuts }
}

function outsideOutcome(given: Mine): Check['outcome'] {
  switch (given.answers['trust']) {
    case 'none':
      return 'not-met'
    case 'partners':
      return 'partial'
    default:
      return 'unknown'
  }
}

function outsideSays(given: Mine, names: string): string {
  switch (given.answers['trust']) {
    case 'none':
      return `The firm says that nothing outside is trusted, and the code lets another account take on a role: ${names}.`
    case 'own':
      return `Another account may take on a role: ${names}. The firm trusts only its own; nothing here shows that this account is.`
    default:
      return `Another account may take on a role: ${names}.`
  }
}
