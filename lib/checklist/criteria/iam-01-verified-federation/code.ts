import { checkOf, codeNoun, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

/** Rules that are judged here from the facts. */
export const judgedFromCode = ['IAC-09']

/** Accounts, passwords and keys beside the common sign-in, and the sign-in itself, by the code (rule IAC-09). */
export function codedIdentity(given: Pick<Given, 'answers'> & WithCode): Check[] {
  const beside = given.answers['local-users']
  return given.readings['infrastructure-code'].flatMap((code) => {
    const { users, passwords, accessKeys, federation } = code.facts.iam
    const noun = codeNoun(code)
    const sealed = beside === 'emergency' && users.length <= 1 && passwords.length <= 1
    const outcome = sealed ? 'info' : beside === 'none' ? 'not-met' : 'partial'
    const said = beside === 'none' ? ' The firm says that there are none.' : ''
    return [
      ...checkOf(code, users, 'IAC-09', outcome, (names, count) => `The ${noun} makes ${count === 1 ? 'an account' : 'accounts'} beside the common sign-in: ${names}.${said}`),
      ...checkOf(code, passwords, 'IAC-09', outcome, (names) => `The ${noun} gives passwords of their own: ${names}.`),
      ...checkOf(code, accessKeys, 'IAC-09', 'partial', (names) => `The ${noun} makes standing access keys: ${names}.`),
      ...checkOf(code, federation, 'IAC-09', 'info', (names) => `The ${noun} sets up the common sign-in: ${names}.`),
    ]
  })
}
