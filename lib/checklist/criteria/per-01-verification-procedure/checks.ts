import { choiceCheck } from '../../answer-checks'
import { chosenIn } from '../../answer-values'
import type { Check, Given, KnockOutHit } from '../../criterion'
import type { RosterRow } from '../../../analyzers/roster/facts'
import { manualsOf } from '../prg-01-written-program/manual'

type Mine = Given<'compliance-program' | 'roster'>

/** What the answers on the practice amount to (22 CFR 120.62; 8 USC 1324b; domain.md 2.1 and 2.2). */
export function practiceChecks(given: Mine): Check[] {
  return [
    classesCheck(given),
    choiceCheck(
      given,
      'asked-of',
      {
        role: ['met', 'Everyone whose role needs access is asked the same.'],
        everyone: ['partial', 'The whole firm is asked; only people whose role needs access should be.'],
        suspected: ['not-met', 'Only people thought to be foreign are asked, which treats people by how they seem.'],
      },
      'Nobody has said whom the firm asks.',
    ),
    choiceCheck(
      given,
      'inspected',
      {
        'person-chooses': ['met', 'Any sufficient document is accepted, and the person chooses it.'],
        'we-choose': ['partial', 'The firm insists on a document of its own choice; any sufficient one has to do.'],
        statement: ['partial', 'A statement is taken and no document is looked at.'],
        nothing: ['not-met', 'Nothing is looked at.'],
      },
      'Nobody has said what is looked at.',
    ),
    choiceCheck(
      given,
      'apart-from-i9',
      {
        apart: ['met', 'The verification is kept apart from Form I-9.'],
        partly: ['partial', 'The verification is only partly kept apart from Form I-9.'],
        same: ['not-met', 'Form I-9 is used for export verification; the two have to be kept apart.'],
      },
      'Nobody has said whether this is kept apart from Form I-9.',
    ),
    choiceCheck(given, 'copies', { none: ['met', 'No copies of documents are kept.'], kept: ['partial', 'Copies of identity documents are kept; the result and date are enough.'] }, 'Nobody has said whether copies are kept.'),
    choiceCheck(
      given,
      'other-outcome',
      {
        assessed: ['met', 'Someone who is not a U.S. person gets no access until a license is assessed, or gets other work.'],
        rejected: ['partial', 'Someone who is not a U.S. person is turned away without a license being considered.'],
        undecided: ['partial', 'Nothing says what happens when someone is not a U.S. person.'],
      },
      'Nobody has said what happens when someone is not a U.S. person.',
    ),
  ]
}

const four = { citizens: 'citizens and nationals', residents: 'lawful permanent residents', refugees: 'refugees', asylees: 'asylees' }
const notUsPersons: Record<string, string> = {
  'protected-status': 'temporary protected status or parole',
  pending: 'a pending asylum or residence application',
  visa: 'a work or student visa',
}

/** The four classes and no other; only citizens where, and only where, the contract says so (domain.md section 0, point 2). */
function classesCheck(given: Mine): Check {
  const chosen = chosenIn(given, 'accepted-classes')
  const at = [given.answer('accepted-classes')]
  if (chosen.length === 0) return { outcome: 'unknown', says: 'Nobody has said whom the procedure accepts as a U.S. person.', at }
  const wrong = Object.entries(notUsPersons).filter(([value]) => chosen.includes(value))
  if (wrong.length > 0) return { outcome: 'not-met', says: `The procedure accepts people who are not U.S. persons: those with ${wrong.map(([, name]) => name).join(', ')}.`, at }
  const lacking = Object.entries(four).filter(([value]) => !chosen.includes(value))
  if (lacking.length === 0) return { outcome: 'met', says: 'All four classes of U.S. persons are accepted, and no others.', at }
  const names = lacking.map(([, name]) => name).join(', ')
  if (chosen.includes('citizens') && citizenshipOnly(given)) {
    return { outcome: 'info', says: `The procedure leaves out ${names}; a clause of this program asks for citizens.`, at: [...at, { type: 'gate', gate: 'G-03', field: 'citizenshipOnly' }] }
  }
  return { outcome: 'partial', says: `The procedure leaves out people who are U.S. persons too: ${names}. That can be discrimination.`, at }
}

const citizenshipOnly = (given: Mine) => given.program.gates.flowDowns?.citizenshipOnly === true

/** Red-flag phrases of the written program on verification (domain.md 2.2). Claims of certification are for PRG-01. */
export function redFlagChecks(given: Mine): Check[] {
  return manualsOf(given).flatMap((manual) =>
    manual.facts.redFlags
      .filter(({ what }) => !/certif(ied|icate)/i.test(what))
      .map(({ what, at, text }): Check => {
        const allowed = /citizen/i.test(what) && citizenshipOnly(given)
        return { outcome: allowed ? 'info' : 'partial', says: `The written program says: ${what}.`, at: [manual.at({ ...at, quote: text.slice(0, 240) })] }
      }),
  )
}

/** A row whose access has begun and has not ended, on the day the case is judged for. */
function hasAccess(row: RosterRow, today: string): boolean {
  const begun = row.grantedOn !== undefined && row.grantedOn <= today
  return row.kind === 'human' && begun && (row.removedOn === undefined || row.removedOn >= today)
}

const verifiedFirst = (row: RosterRow) => row.usPerson === 'yes' && row.verifiedOn !== undefined && row.grantedOn !== undefined && row.verifiedOn <= row.grantedOn

/** KO-3: no procedure is documented and access was already given to people whose verification is not on record. */
export function accessWithoutProcedure(given: Mine): KnockOutHit[] {
  const { procedure } = given.answers
  if (procedure !== 'none' && procedure !== 'after' && procedure !== 'unwritten') return []
  const today = given.now.slice(0, 10)
  const roster = given.readings.roster[0]
  const people = roster?.facts.rows.filter((row) => hasAccess(row, today)) ?? []
  const unverified = people.filter((row) => !verifiedFirst(row))
  const because = 'No verification procedure is documented, and access has already been given.'
  if (roster && unverified.length > 0) return [{ id: 'KO-3', because, at: [given.answer('procedure'), ...unverified.slice(0, 20).map((row) => roster.at(row.at))] }]
  const shown = people.length > 0 && unverified.length === 0
  if (given.answers['access-given'] === 'yes' && !shown) return [{ id: 'KO-3', because, at: [given.answer('procedure'), given.answer('access-given')] }]
  return []
}
