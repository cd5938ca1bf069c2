import { choiceCheck } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import type { Check, Given, KnockOutHit } from '../../criterion'
import { unverifiedWithAccess } from '../per-02-roster/rows'
import { barriers } from './questions'

export type Mine = Given<'roster' | 'compliance-program' | 'identity-export' | 'technology-control-plan' | 'architecture'>

/** What the answers amount to (22 CFR 120.50, 124.1; DDTC Guidelines el. 3C). */
export function practiceChecks(given: Mine): Check[] {
  const checks: Check[] = [administratorsCheck(given)]
  if (given.answers['separation'] === 'separated') checks.push(barriersCheck(given))
  if (given.answers['separation'] === 'all-us') return checks
  checks.push(
    choiceCheck(
      given,
      'abroad',
      {
        no: ['met', 'Nobody abroad supports these systems.'],
        elsewhere: ['info', 'People abroad support other systems only. A reviewer looks at the diagram.'],
        yes: ['not-met', 'People outside the United States support these systems.'],
      },
      'Nobody has said whether support comes from abroad.',
    ),
    choiceCheck(
      given,
      'plan',
      {
        complete: ['met', 'There is a technology control plan with all five parts.'],
        partly: ['partial', 'Parts of the technology control plan are missing.'],
        none: ['partial', 'There is no technology control plan.'],
      },
      'Nobody has said whether there is a technology control plan.',
    ),
  )
  return checks
}

function administratorsCheck(given: Mine): Check {
  return choiceCheck(
    given,
    'administrators',
    {
      no: ['met', 'Only U.S. persons are said to administer these systems.'],
      authorized: ['info', 'Someone who is not a U.S. person administers these systems under a license or agreement. A reviewer reads it.'],
      yes: ['not-met', 'Someone who is not a U.S. person administers these systems, and no license is named.'],
    },
    'Nobody has said who administers these systems.',
  )
}

function barriersCheck(given: Mine): Check {
  const chosen = chosenIn(given, 'barriers')
  const at = [given.answer('barriers')]
  if (chosen.length === 0) return { outcome: 'unknown', says: 'Nobody has said what is separate.', at }
  const open = barriers.filter(({ value }) => !chosen.includes(value) && value !== 'rooms')
  if (open.length === 0) return { outcome: 'met', says: 'Accounts, repositories, chat, tickets and backups are all separate.', at }
  return { outcome: 'partial', says: `Not separate: ${open.map(({ label }) => label.toLowerCase()).join(', ')}.`, at }
}

/** People with access today whom the roster calls not U.S. persons, with no license named. */
const foreignPersons = (given: Mine) => unverifiedWithAccess(given.readings.roster, given.now.slice(0, 10)).filter(({ row }) => row.usPerson === 'no')

/** The roster against the answer: access by a foreign person contradicts every kind of separation. */
export function rosterChecks(given: Mine): Check[] {
  const found = foreignPersons(given)
  if (found.length === 0) return []
  const refs = found.slice(0, 5).map(({ row }) => row.ref).join(', ')
  const says = given.answers['separation'] === 'all-us' ? `The answer says everyone is a U.S. person; the roster gives access to others: ${refs}.` : `The roster gives access to people who are not U.S. persons, and no license is named: ${refs}.`
  return [{ outcome: 'not-met', says, at: [given.answer('separation'), ...found.slice(0, 20).map(({ at }) => at)] }]
}

const administers = /admin|owner|root|super|privileg/i

/** KO-3: a foreign person administers without authorization, by the answer or by the roster. */
export function foreignAdministrators(given: Mine): KnockOutHit[] {
  const hits: KnockOutHit[] = []
  if (given.answers['administrators'] === 'yes') hits.push({ id: 'KO-3', because: 'The firm says that someone who is not a U.S. person administers these systems.', at: [given.answer('administrators')] })
  const found = foreignPersons(given).filter(({ row }) => administers.test(`${row.role ?? ''} ${row.tier ?? ''}`))
  if (found.length > 0) hits.push({ id: 'KO-3', because: `The roster makes people administrators who are not U.S. persons, and no license is named: ${found.slice(0, 5).map(({ row }) => row.ref).join(', ')}.`, at: found.slice(0, 20).map(({ at }) => at) })
  return hits
}
