import { choiceCheck, sentenceFor } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import { defineCriterion, type Check, type Given } from '../../criterion'
import { dayOf, monthsAgo } from '../../dates'
import { acceptedDocuments, documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { besidesManual, topicChecks } from '../prg-01-written-program/manual'
import { judgedHere, letterChecks } from './letter'
import { powers, questions } from './questions'
import { rosterChecks } from './roster'

export default defineCriterion({
  id: 'PRG-03',
  section: 'program',
  chapter: 'program',
  title: 'Management commitment and Empowered Official',
  failureTitle: 'Nobody in the firm has the power to stop an export.',
  why: 'The ITAR rests on a named person who may inquire, verify and refuse without fear for the job. Without one, pressure to deliver decides.',
  basis: 'LAW',
  cites: ['22 CFR 120.67', 'DDTC Guidelines el. 1C'],
  trace: ['D1'],
  weight: 2,
  bestGrade: 'E2',
  knockOuts: [],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'appointment-letter', ask: 'The signed statement of management and the letter that appoints the Empowered Official, with dates. Blacken anything personal.', grade: 'E2', freshDays: 365 },
    { kind: 'compliance-program', ask: 'The program, when it names the Empowered Official and the reporting line.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['compliance-program', 'roster', 'appointment-letter'],
  evaluate(given) {
    const checks: Check[] = [...letterChecks(given), ...fromObservations(besidesManual(given), judgedHere)]
    if (given.claim === 'met' || given.claim === 'partial') {
      const letters = acceptedDocuments(given, ['appointment-letter'])
      checks.push(
        ...registrantCheck(given),
        employmentCheck(given),
        ...powersCheck(given),
        ...rosterChecks(given),
        statementCheck(given),
        ...topicChecks(
          given,
          [{ topic: 'empoweredOfficial', found: 'The program names the Empowered Official.', absent: 'The program does not name an Empowered Official.' }],
          letters,
        ),
        ...topicChecks(given, [
          { topic: 'nonRetaliation', found: 'The program protects those who report.', absent: 'The program does not say that those who report are protected from retaliation.' },
          { topic: 'hotline', found: 'The program names a way to report concerns.', absent: 'The program names no hotline or other way to report concerns.' },
        ]),
        documentCheck(given, ['appointment-letter'], 'the statement and appointment letter'),
      )
    }
    return judge(given, checks, {
      met: 'An Empowered Official is appointed in writing, employed by the firm and free to refuse.',
      claim: sentenceFor(
        given,
        'official',
        {
          unwritten: 'The Empowered Official has no written appointment.',
          'officer-only': 'The firm has a compliance officer without the powers of an Empowered Official.',
          none: 'The firm has appointed no Empowered Official.',
        },
        'Nobody has said who the Empowered Official is.',
      ),
    })
  },
})

type Mine = Given<'compliance-program' | 'roster' | 'appointment-letter'>

/** A registrant files applications and so needs an Empowered Official (22 CFR 120.67); others may do with an officer. */
function registrantCheck(given: Mine): Check[] {
  if (given.answers['official'] !== 'officer-only' || given.subcontractor.registration.status !== 'registered') return []
  return [
    {
      outcome: 'not-met',
      says: 'The firm is registered with DDTC but has no Empowered Official.',
      at: [given.answer('official'), { type: 'profile', field: 'registration' }],
    },
  ]
}

function employmentCheck(given: Mine): Check {
  return choiceCheck(
    given,
    'employment',
    {
      employee: ['met', 'The person named is directly employed by the firm.'],
      affiliate: ['unknown', 'The person named is employed by another company of the group: show the authority held in this firm.'],
      agency: ['not-met', 'The person named comes through a staffing agency; an Empowered Official is directly employed.'],
      consultant: ['not-met', 'The person named is an outside consultant; an Empowered Official is directly employed.'],
    },
    'Nobody has said how the person named is employed.',
  )
}

function powersCheck(given: Mine): Check[] {
  if (given.answers['official'] === 'officer-only') return []
  const held = chosenIn(given, 'powers')
  const at = [given.answer('powers')]
  if (held.length === 0) return [{ outcome: 'unknown', says: 'Nobody has said what the Empowered Official may do.', at }]
  const lacking = powers.filter((power) => !held.includes(power.value))
  if (lacking.length === 0) return [{ outcome: 'met', says: 'The Empowered Official holds every power that 22 CFR 120.67 lists.', at }]
  if (!held.includes('refuse')) return [{ outcome: 'not-met', says: 'The person named may not refuse to sign without harm, so is no Empowered Official.', at }]
  return [{ outcome: 'partial', says: `A power of an Empowered Official is lacking: ${lacking.map((power) => power.label.toLowerCase()).join('; ')}.`, at }]
}

function statementCheck(given: Mine): Check {
  const at = [given.answer('statement-dated')]
  const signed = dayOf(given.answers['statement-dated'])
  const today = given.now.slice(0, 10)
  if (signed === null) return { outcome: 'unknown', says: 'No date of a signed statement of management was given.', at }
  if (signed > today) return { outcome: 'unknown', says: `The statement of management is dated ${signed}, which has not come yet.`, at }
  if (signed < monthsAgo(today, 12)) return { outcome: 'partial', says: `The statement of management was signed on ${signed}, more than 12 months ago.`, at }
  return { outcome: 'met', says: `The head of the firm signed the statement on ${signed}.`, at }
}
