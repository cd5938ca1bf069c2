import { choiceCheck, sentenceFor, type OptionChecks } from '../../answer-checks'
import { defineCriterion, type Check } from '../../criterion'
import { dayOf, daysBetween } from '../../dates'
import { documentCheck } from '../../documents'
import { fromObservations, judge } from '../../verdict'
import { incorporationOf } from './incorporation'
import { ownerFindings, type Found } from './owners'
import { questions } from './questions'
import { judgedHere, tableFindings, type Mine } from './table'

/** Days between the notice to DDTC and a sale to a foreign person (22 CFR 122.4(b)). */
const NOTICE = 60

export default defineCriterion({
  id: 'PRG-09',
  section: 'program',
  chapter: 'company',
  title: 'Ownership, control and foreign influence',
  failureTitle: 'A foreign person may own or steer the firm.',
  why: 'Technical data given to a firm that is itself a foreign person, or that one controls, may be an export. Who owns and who decides has to be on the table first.',
  basis: 'LAW',
  cites: ['22 CFR 120.63', '22 CFR 120.65', '22 CFR 120.66', '22 CFR 122.4', '22 CFR 126.1'],
  trace: [],
  weight: 3,
  bestGrade: 'E2',
  knockOuts: [
    { id: 'KO-2', decidedBy: 'reviewer', when: 'The firm is a foreign person, is owned or controlled by foreign persons, or has an owner in a proscribed country.' },
  ],
  cloud: 'either',
  questions,
  evidence: [
    { kind: 'ownership', ask: 'The owner table down to 5 percent, or the SF 328 of a cleared firm, with its date. Leave out birth dates, addresses and identity numbers.', grade: 'E2', freshDays: 365 },
  ],
  facts: ['ownership'],
  evaluate(given) {
    const entity = incorporationFindings(given)
    const owners = ownerFindings(given)
    const rights = rightsFindings(given)
    const table = tableFindings(given)
    const checks: Check[] = [...entity.checks, ...owners.checks, ...table.checks, ...fromObservations(given, judgedHere)]
    if (given.claim !== null) {
      checks.push(...rights.checks, ...eventChecks(given), ...saleCheck(given), documentCheck(given, ['ownership'], 'the owner table'))
    }
    return judge(
      given,
      checks,
      {
        met: 'The firm is incorporated in the United States, and no foreign person owns or controls it.',
        claim: sentenceFor(
          given,
          'control',
          { significant: 'Foreign persons hold a quarter or more, or have special rights.', foreign: 'Foreign persons own or control the firm.' },
          'Nobody has said who owns and controls the firm.',
        ),
      },
      [...entity.knockOuts, ...owners.knockOuts, ...table.knockOuts, ...(given.claim === null ? [] : rights.knockOuts)],
    )
  },
})

/** A firm not incorporated to do business in the United States is itself a foreign person (22 CFR 120.62, 120.63). */
function incorporationFindings(given: Mine): Found {
  const profile = incorporationOf(given.subcontractor.incorporatedIn)
  const answer = given.answers['incorporated']
  const at = [given.answer('incorporated'), { type: 'profile' as const, field: 'incorporatedIn' }]
  if (answer === 'no' || profile === 'elsewhere') {
    const says =
      answer === 'yes'
        ? `The profile says incorporated in ${given.subcontractor.incorporatedIn}, which is not recognized as part of the United States; the answer says it is.`
        : 'The firm is not incorporated in the United States, so it is itself a foreign person.'
    return { checks: [{ outcome: 'not-met', says, at }], knockOuts: [{ id: 'KO-2', because: says, at }] }
  }
  if (answer !== 'yes') return { checks: [{ outcome: 'unknown', says: 'Nobody has said where the firm is incorporated.', at }], knockOuts: [] }
  if (profile === 'unclear') return { checks: [{ outcome: 'unknown', says: 'The profile does not name the State in which the firm is incorporated.', at }], knockOuts: [] }
  return { checks: [{ outcome: 'met', says: `The firm is incorporated in ${given.subcontractor.incorporatedIn}.`, at }], knockOuts: [] }
}

const rightsWords: OptionChecks = {
  none: ['met', 'No foreign person is said to have a right to direct the firm.'],
  limited: ['partial', 'A foreign person holds a seat or a veto: show that it cannot direct the work.'],
  directing: ['not-met', 'A foreign person may decide policy or daily work, which is foreign control.'],
}

function rightsFindings(given: Mine): Found {
  const check = choiceCheck(given, 'rights', rightsWords, 'Nobody has said whether a foreign person has a right to direct the firm.')
  const controlled = given.answers['rights'] === 'directing' || given.answers['control'] === 'foreign'
  const because = 'The firm says that a foreign person owns or controls it.'
  const at = [given.answer(given.answers['rights'] === 'directing' ? 'rights' : 'control')]
  return { checks: [check], knockOuts: controlled ? [{ id: 'KO-2', because, at }] : [] }
}

function eventChecks(given: Mine): Check[] {
  return [
    choiceCheck(given, 'owners-complete', { yes: ['met', 'The owner list is said to be complete down to 5 percent.'] }, 'The owner list is not said to be complete down to 5 percent.'),
    choiceCheck(
      given,
      'leadership',
      {
        none: ['met', 'No director or senior officer is said to be a foreign person.'],
        some: ['partial', 'A director or senior officer is a foreign person: show how they are kept from technical data.'],
      },
      'Nobody has said whether a director or senior officer is a foreign person.',
    ),
    choiceCheck(
      given,
      'charges',
      {
        no: ['met', 'No indictment, charge or debarment is said to exist.'],
        notified: ['partial', 'There is an indictment, charge or debarment, and DDTC was told.'],
        'not-notified': ['not-met', 'There is an indictment, charge or debarment of which DDTC was not told within five days (22 CFR 122.4(a)).'],
      },
      'Nobody has said whether the firm or its officers were indicted, charged or barred.',
    ),
  ]
}

/** A planned sale to a foreign person is known to DDTC at least 60 days ahead, or it is not met. */
function saleCheck(given: Mine): Check[] {
  const said = choiceCheck(
    given,
    'sale',
    {
      no: ['met', 'No sale to a foreign person is said to be planned.'],
      notified: ['partial', 'A sale to a foreign person is planned, and DDTC was told.'],
      'not-notified': ['not-met', 'A sale to a foreign person is planned, and DDTC has not been told (22 CFR 122.4(b)).'],
    },
    'Nobody has said whether a sale to a foreign person is planned.',
  )
  if (given.answers['sale'] !== 'notified') return [said]
  const notice = dayOf(given.answers['sale-notice'])
  const closing = dayOf(given.answers['sale-closing'])
  const at = [given.answer('sale-notice'), given.answer('sale-closing')]
  if (notice === null || closing === null) return [said, { outcome: 'unknown', says: 'The dates of the notice and of the sale are not both given.', at }]
  if (notice > given.now.slice(0, 10)) return [said, { outcome: 'not-met', says: `The notice to DDTC is dated ${notice}, which has not come yet.`, at }]
  const days = daysBetween(notice, closing)
  if (days >= NOTICE) return [said]
  return [said, { outcome: 'not-met', says: `Only ${days} days lie between the notice and the sale; the ITAR asks for ${NOTICE}.`, at }]
}
