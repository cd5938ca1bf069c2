import { textOf } from '../../answer-values'
import type { Check, GivenEvidence, KnockOutHit, Pointer } from '../../criterion'
import { dayOf, daysBetween } from '../../dates'
import { placed } from '../../place'
import { lettersOf, type Mine } from './letter'

/** A renewal is filed no earlier than 60 and no later than 30 days before expiry (22 CFR 122.3(a)). */
const RENEWAL_OPENS = 60
const RENEWAL_CLOSES = 30

type Dated = { day: string; at: Pointer }

/** The expiry of a registration that is claimed to be active: checks, and KO-8 when the day has passed. */
export function expiryChecks(given: Mine): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const dates = expiryDates(given)
  const decisive = decisiveDate(dates)
  if (decisive === null) {
    return { checks: [{ outcome: 'unknown', says: 'Nobody has said when the registration expires.', at: [given.answer('expires-on')] }], knockOuts: [] }
  }
  const differing = dates.differing
  const checks: Check[] = [runningCheck(given, decisive)]
  if (differing.length > 1) {
    const days = [...new Set(differing.map((one) => one.day))].sort()
    checks.push({ outcome: 'partial', says: `Answer, profile and letter give different expiry dates: ${days.join(', ')}.`, at: differing.map((one) => one.at) })
  }
  if (daysBetween(given.now, decisive.day) >= 0) return { checks, knockOuts: [] }
  return { checks, knockOuts: [{ id: 'KO-8', because: `The registration is claimed to be active but expired on ${decisive.day}.`, at: [decisive.at, given.answer('registration')] }] }
}

function runningCheck(given: Mine, { day, at }: Dated): Check {
  const left = daysBetween(given.now, day)
  const renewal = textOf(given, 'renewal')
  const filed = renewal === 'submitted'
  const places = renewal === null ? [at] : [at, given.answer('renewal')]
  const within = left === 0 ? 'today' : left === 1 ? 'tomorrow' : `in ${left} days`
  if (left < 0) return { outcome: 'not-met', says: `The registration expired on ${day}.`, at: places }
  if (left > RENEWAL_OPENS) return { outcome: 'met', says: `The registration runs until ${day}.`, at: places }
  if (left >= RENEWAL_CLOSES) {
    return filed
      ? { outcome: 'met', says: `The registration runs until ${day}, and its renewal is filed.`, at: places }
      : { outcome: 'partial', says: `The registration expires ${within}, on ${day}: the renewal is due.`, at: places }
  }
  return filed
    ? { outcome: 'partial', says: `The registration expires ${within}, on ${day}; the renewal is filed but not granted.`, at: places }
    : { outcome: 'not-met', says: `The registration expires ${within}, on ${day}, and no renewal is filed. It was due ${RENEWAL_CLOSES} days before.`, at: places }
}

type Dates = { letter: Dated | null; said: Dated[]; differing: Dated[] }

function expiryDates(given: Mine): Dates {
  const letter = readLetter(given) ?? newestLetter(given.evidence)
  const answered = dayOf(given.answers['expires-on'])
  const profile = dayOf(given.subcontractor.registration.expiresOn)
  const said: Dated[] = [
    ...(answered === null ? [] : [{ day: answered, at: given.answer('expires-on') }]),
    ...(profile === null ? [] : [{ day: profile, at: { type: 'profile' as const, field: 'registration.expiresOn' } }]),
  ]
  const all = letter === null ? said : [...said, letter]
  return { letter, said, differing: new Set(all.map((one) => one.day)).size > 1 ? all : [] }
}

/** The letter beats what is said; without one the earliest date that was said counts. */
function decisiveDate({ letter, said }: Dates): Dated | null {
  return letter ?? [...said].sort((a, b) => (a.day < b.day ? -1 : 1))[0] ?? null
}

/** The expiry that was read in the letter itself. */
function readLetter(given: Mine): Dated | null {
  const [letter] = lettersOf(given).filter(({ facts }) => facts.document === 'letter')
  const day = dayOf(letter?.facts.expiresOn)
  return letter && day !== null ? { day, at: letter.at(placed(letter.facts.places.expiresOn)) } : null
}

/** The letter that runs longest: among accepted ones when a reviewer accepted any, never a refused or unreadable one. */
function newestLetter(evidence: GivenEvidence[]): Dated | null {
  const usable = evidence.filter((item) => item.kind === 'registration-letter' && item.accepted !== false && item.status !== 'unreadable' && item.status !== 'quarantined')
  const accepted = usable.filter((item) => item.accepted === true)
  const dated = (accepted.length > 0 ? accepted : usable).flatMap((item) => {
    const day = dayOf(item.effectiveTo)
    return day === null ? [] : [{ day, at: item.at }]
  })
  return dated.sort((a, b) => (a.day < b.day ? 1 : -1))[0] ?? null
}
