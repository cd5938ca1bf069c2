import type { Check, Given } from '../../criterion'
import { placed } from '../../place'

/** Hours within which access of a leaver ends (domain.md 2.3). */
const WITHIN = 24

/** What the procedures that were read say of leavers: that access ends, and how soon. */
export function deprovisionChecks(given: Given<'procedure'>): Check[] {
  const procedures = given.readings.procedure.filter(({ facts }) => facts.subjects.includes('lifecycle') || facts.topics.deprovision.found)
  return procedures.flatMap((procedure): Check[] => {
    const { removalHours, topics } = procedure.facts
    if (!topics.deprovision.found) return [{ outcome: 'partial', says: 'The procedure that was read does not say when access is removed.', at: [procedure.at({})] }]
    const at = removalHours.slice(0, 20).map((one) => procedure.at(placed(one.at, one.text)))
    const [first] = removalHours
    if (!first) return [{ outcome: 'unknown', says: 'The procedure that was read removes access of leavers and names no time for it.', at: topics.deprovision.passages.map((one) => procedure.at(placed(one.at, one.text))) }]
    const longest = Math.max(...removalHours.map(({ hours }) => hours))
    if (longest <= WITHIN) return [{ outcome: 'met', says: `The procedure that was read removes access within ${longest === 0 ? 'the same hour' : `${longest} hours`}.`, at }]
    const shortest = Math.min(...removalHours.map(({ hours }) => hours))
    if (shortest <= WITHIN) return [{ outcome: 'unknown', says: `The procedure that was read names ${shortest} and ${longest} hours for removing access. Which holds for leavers?`, at }]
    return [{ outcome: 'partial', says: `The procedure that was read allows ${longest} hours for removing access; ${WITHIN} are asked for.`, at }]
  })
}
