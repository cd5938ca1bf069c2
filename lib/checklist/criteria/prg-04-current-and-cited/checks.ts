import type { Check, Given } from '../../criterion'
import { dayOf, monthsAgo } from '../../dates'
import { placed, type Manual } from '../prg-01-written-program/manual'

type Mine = Given<'compliance-program'>

/** From so many stale cites on, the program was not revised after the rules moved; the threshold is Veritar's. */
const NOT_REVISED = 3

/** The review date in the answer: 12 months at most (DDTC Guidelines el. 8D), and not in the future. */
export function reviewCheck(given: Mine): Check {
  const at = [given.answer('reviewed-on')]
  const reviewed = dayOf(given.answers['reviewed-on'])
  const today = given.now.slice(0, 10)
  if (reviewed === null) return { outcome: 'unknown', says: 'No date of the last review was given.', at }
  if (reviewed > today) return { outcome: 'unknown', says: `The last review is dated ${reviewed}, which has not come yet.`, at }
  return aged(reviewed, today, (age) => `The program was last reviewed on ${reviewed}${age}.`, at)
}

/** What one document shows of its own age: the newest date it carries. */
export function ageCheck(given: Mine, manual: Manual): Check {
  const at = [manual.at({})]
  const newest = dayOf(manual.facts.date)
  const today = given.now.slice(0, 10)
  if (newest === null) return { outcome: 'unknown', says: `"${manual.title}" carries no date, so its age is not known.`, at }
  if (newest > today) return { outcome: 'unknown', says: `"${manual.title}" is dated ${newest}, which has not come yet.`, at }
  return aged(newest, today, (age) => `The newest date in "${manual.title}" is ${newest}${age}.`, at)
}

function aged(date: string, today: string, says: (age: string) => string, at: Check['at']): Check {
  if (date >= monthsAgo(today, 12)) return { outcome: 'met', says: says(''), at }
  if (date >= monthsAgo(today, 24)) return { outcome: 'partial', says: says(', more than 12 months ago'), at }
  return { outcome: 'not-met', says: says(', more than two years ago'), at }
}

/**
 * Cites and wording of the document that the reference data calls stale on the day of judging: a cite that only
 * becomes stale later is none. Both the number and the topic must match (domain.md 1.1).
 */
export function staleCiteChecks(given: Mine, manual: Manual): Check[] {
  const stale = manual.facts.staleCites.flatMap((found) => {
    const rule = given.reference.staleCites.find((known) => known.cite === found.cite && known.topic === found.topic)
    return rule ? [{ found, rule }] : []
  })
  const checks: Check[] = stale.map(({ found, rule }) => ({
    outcome: 'partial',
    says: `"${manual.title}" cites ${found.cite} for ${found.topic}; it is now ${rule.now}.`,
    at: [manual.at(placed(found.at, found.text))],
  }))
  const distinct = new Set(stale.map(({ found }) => `${found.cite} ${found.topic}`)).size
  if (distinct >= NOT_REVISED) {
    const says = `"${manual.title}" uses ${distinct} cites or terms that no longer hold, so it was not revised after the rules moved.`
    return [{ outcome: 'not-met', says, at: checks.flatMap((check) => check.at).slice(0, 10) }, ...checks]
  }
  if (distinct === 0) checks.push({ outcome: 'met', says: `"${manual.title}" holds no stale cite that Veritar knows.`, at: [manual.at({})] })
  return checks
}

/** Other wording that dates a document: an old penalty, "FIPS 140-2" with no successor. */
export function wordingChecks(manual: Manual): Check[] {
  return manual.facts.outdated.map(({ what, at, text }) => ({
    outcome: 'partial',
    says: `"${manual.title}" is out of date: ${what.replace(/\.$/, '')}.`,
    at: [manual.at(placed(at, text))],
  }))
}
