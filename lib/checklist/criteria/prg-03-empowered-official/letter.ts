import type { Check, Given } from '../../criterion'
import { dayOf } from '../../dates'
import { placed } from '../../place'

type Needed = Given<'appointment-letter'>

/** Rules judged here. */
export const judgedHere = ['AL-01', 'AL-02', 'AL-03']

const powers = { authority: 'a position with authority', inquire: 'the power to inquire', verify: 'the power to verify', refuse: 'the power to refuse to sign', liability: 'knowledge of the liability' } as const

/** What the letters that were read give the Empowered Official (22 CFR 120.67), held against the answers. */
export function letterChecks(given: Needed): Check[] {
  return given.readings['appointment-letter'].flatMap((letter): Check[] => {
    const { topics, personNamed, personTitle, outsider, document, date } = letter.facts
    const checks: Check[] = []
    if (document === 'appointment' || document === 'both') {
      const at = topics.appoints.passages.map((one) => letter.at(placed(one.at, one.text)))
      const lacking = (Object.keys(powers) as (keyof typeof powers)[]).filter((name) => !topics[name].found)
      if (outsider.found) checks.push({ outcome: 'not-met', says: 'The letter that was read speaks of a consultant or agency; an Empowered Official is directly employed.', at: outsider.passages.map((one) => letter.at(placed(one.at, one.text), 'AL-03')) })
      if (!personNamed) checks.push({ outcome: 'unknown', says: 'The letter that was read names no person that can be told. A reviewer reads it.', at })
      if (lacking.length === 0) checks.push({ outcome: 'met', says: `The letter that was read gives the official every power of 22 CFR 120.67${personTitle === null ? '' : ` (${personTitle})`}.`, at })
      else checks.push({ outcome: 'partial', says: `The letter that was read does not give: ${lacking.map((name) => powers[name]).join(', ')}.`, at })
    }
    const answered = dayOf(given.answers['statement-dated'])
    const own = dayOf(date)
    if ((document === 'statement' || document === 'both') && answered !== null && own !== null && answered !== own) checks.push({ outcome: 'partial', says: `The answer dates the statement ${answered}; the document that was read says ${own}.`, at: [given.answer('statement-dated'), letter.at({})] })
    return checks
  })
}
