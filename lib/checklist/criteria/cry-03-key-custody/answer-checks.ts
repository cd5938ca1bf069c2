import { choiceCheck, type OptionChecks } from '../../answer-checks'
import { rowsOf } from '../../answer-values'
import type { Check, Given } from '../../criterion'

type Asked = Pick<Given, 'answers' | 'answer'>

const choices: { question: string; options: OptionChecks; unanswered: string }[] = [
  {
    question: 'outside',
    options: {
      nobody: ['met', 'Nobody outside the firm is said to hold a key.'],
      verified: ['met', 'Only an outside firm whose people were verified is said to hold a key.'],
      someone: ['not-met', 'Someone outside the firm who was not verified can decrypt or administer.'],
    },
    unanswered: 'Nobody has said whether anyone outside the firm holds a key.',
  },
  {
    question: 'operator',
    options: {
      no: ['met', 'Those who run or service the hardware are said not to reach the keys.'],
      'us-persons-only': ['met', 'Only U.S. persons are said to run or service the hardware.'],
      possible: ['partial', 'Nothing rules out that those who run or service the hardware reach the keys.'],
    },
    unanswered: 'Nobody has said whether those who run the hardware can reach the keys.',
  },
  {
    question: 'separation',
    options: {
      separate: ['met', 'Key administrators are said not to use the keys.'],
      'small-team': ['met', 'The same people administer and use keys, and a second person approves each change.'],
      same: ['partial', 'The same people administer and use the keys.'],
    },
    unanswered: 'Nobody has said whether key administrators also use the keys.',
  },
  {
    question: 'secrets',
    options: {
      manager: ['met', 'Secrets are said to come from a secret manager or to be short-lived.'],
      variables: ['partial', 'Pipelines keep long-lived secrets in variables.'],
      code: ['not-met', 'Some secrets are in code, files or logs.'],
    },
    unanswered: 'Nobody has said where programs get their secrets from.',
  },
  {
    question: 'deletion',
    options: {
      'waiting-and-alert': ['met', 'A deleted key is said to wait, and someone is alerted.'],
      waiting: ['partial', 'A deleted key waits, but nobody is alerted.'],
      'at-once': ['not-met', 'A key can be deleted at once, and the data with it.'],
    },
    unanswered: 'Nobody has said what happens when a key is deleted.',
  },
]

/** Checks out of the answers about custody, one a question. */
export function answerChecks(given: Asked): Check[] {
  return [...holderChecks(given), ...choices.map(({ question, options, unanswered }) => choiceCheck(given, question, options, unanswered))]
}

/** Roles that the firm itself lists as holding people who are not on the roster. */
export const unrostered = (given: Asked) => rowsOf(given, 'holders').filter((row) => /^no\b/i.test(row['rostered'] ?? ''))

function holderChecks(given: Asked): Check[] {
  const at = [given.answer('holders')]
  const rows = rowsOf(given, 'holders')
  if (rows.length === 0) return [{ outcome: 'unknown', says: 'Nobody has listed the roles that hold keys.', at }]
  const outside = unrostered(given)
  const unsaid = rows.filter((row) => !/^(yes|no)\b/i.test(row['rostered'] ?? ''))
  const names = (some: typeof rows) => some.map((row) => row['role']).join(', ')
  const checks: Check[] = []
  if (outside.length > 0) checks.push({ outcome: 'not-met', says: `Roles with keys hold people or services who are not on the roster: ${names(outside)}.`, at })
  if (unsaid.length > 0) checks.push({ outcome: 'unknown', says: `Nobody has said whether everyone in these roles is on the roster: ${names(unsaid)}.`, at })
  if (checks.length === 0) checks.push({ outcome: 'met', says: `All ${rows.length} roles with keys are said to hold people and services on the roster.`, at })
  return checks
}
