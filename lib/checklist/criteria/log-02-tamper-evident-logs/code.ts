import { checkOf, codeNoun, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'

const locks = ['object-lock', 'immutable-blob', 'bucket-lock', 'log-bucket', 'backup-vault']

/** Locks on logs and digests of trails, as the code sets them (rules IAC-07 and IAC-08). What is weak there is told by the rules. */
export function codedProtection(given: Pick<Given, 'answers'> & WithCode): Check[] {
  return given.readings['infrastructure-code'].flatMap((code) => {
    const noun = codeNoun(code)
    const held = code.facts.retention.filter(({ kind, mode }) => locks.includes(kind) && (mode === 'compliance' || mode === 'locked'))
    const open = code.facts.retention.filter(({ kind, mode }) => locks.includes(kind) && mode === 'unknown')
    const trails = code.facts.logging.filter(({ kind }) => kind === 'trail')
    const checks: Check[] = [
      ...checkOf(code, held, 'IAC-08', 'met', (names) => `The ${noun} sets a lock that nobody can lift: ${names}.`),
      ...checkOf(code, open, 'IAC-08', 'unknown', (names) => `The ${noun} does not resolve whether a lock can be lifted: ${names}.`),
      ...checkOf(code, trails.filter(({ validation }) => validation === 'yes'), 'IAC-07', 'met', (names) => `The ${noun} has signed digests on: ${names}.`),
      ...checkOf(code, trails.filter(({ validation }) => validation === 'unknown'), 'IAC-07', 'unknown', (names) => `The ${noun} does not resolve whether digests are written: ${names}.`),
    ]
    if (held.length === 0 && given.answers['lock'] === 'compliance') checks.push({ outcome: 'info', says: `A lock that nobody can lift is claimed and is not in the ${noun} given. That does not show that there is none.`, at: [code.at({}, 'IAC-08')] })
    return checks
  })
}
