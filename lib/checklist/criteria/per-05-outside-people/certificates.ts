import { rowsOf } from '../../answer-values'
import type { Check, Given } from '../../criterion'
import { plainName } from '../../entity-names'
import { placed } from '../../place'

type Needed = Given<'agency-certification'>

/** Rules judged here. */
export const judgedHere = ['AC-01', 'AC-02']

/** What the certificates that were read assure, and whether each firm of the answer has one (22 CFR 120.64). */
export function certificateChecks(given: Needed): Check[] {
  const readings = given.readings['agency-certification']
  if (readings.length === 0) return []
  const checks = readings.map((reading): Check => {
    const { usPersons, verified } = reading.facts.topics
    const name = reading.facts.firm ?? 'a firm it does not name'
    const at = [...usPersons.passages, ...verified.passages].slice(0, 3).map((one) => reading.at(placed(one.at, one.text)))
    if (!usPersons.found) return { outcome: 'not-met', says: `The certificate of ${name} does not assure that its people are U.S. persons.`, at: [reading.at({}, 'AC-01')] }
    if (!verified.found) return { outcome: 'partial', says: `The certificate of ${name} does not say that the status was verified.`, at }
    return { outcome: 'met', says: `The certificate of ${name} assures that its people are verified U.S. persons.`, at }
  })
  const certified = new Set(readings.flatMap(({ facts }) => (facts.firm === null ? [] : [plainName(facts.firm)])))
  const firms = rowsOf(given, 'firms').map((row) => row['firm'] ?? '').filter((name) => name !== '')
  const missing = firms.filter((name) => !certified.has(plainName(name)))
  if (firms.length > 0 && missing.length > 0) checks.push({ outcome: 'unknown', says: `No certificate that was read is of ${missing.slice(0, 5).join(', ')}.`, at: [given.answer('firms'), ...readings.map((reading) => reading.at({}))] })
  return checks
}
