import { gatesByName } from '../../../reference/gate-names'
import { namesOf } from '../../account-join'
import { codeNoun, placesIn, type CodeReading, type WithCode } from '../../code-readings'
import type { Check, Given } from '../../criterion'
import { placed } from '../../place'

type Needed = Pick<Given<'identity-export'>, 'answers' | 'answer'> & { readings: Pick<Given<'identity-export'>, 'readings'>['readings'] & WithCode['readings'] }
type Gate = CodeReading['facts']['iam']['gates'][number]

const attributesOf = (names: string[]) => (names.length === 0 ? 'on no attribute' : `on ${namesOf(names)}`)

/**
 * Which attribute fills the group that lets people in, and who got in past it, by code and by exports (domain.md IAM-01).
 * A group whose name says verified has to be filled by the status: by hand, or by a rule on something else, the check and
 * the sign-in are not connected. Where nothing shows what fills it, it asks.
 */
export function gateChecks(given: Needed): Check[] {
  const byCode = given.readings['infrastructure-code'].flatMap((code) => [...codedGates(given, code), ...codedDirect(given, code)])
  return [...byCode, ...exportedFilling(given)]
}

function codedGates(given: Needed, code: CodeReading): Check[] {
  const { gates } = code.facts.iam
  const told = gates.some(({ tells }) => tells === 'yes')
  const claimed = given.answers['gate'] === 'attribute'
  return gates.flatMap((one): Check[] => {
    const at = placesIn(code, [one], 'IAC-09')
    const noun = codeNoun(code)
    if (one.kind !== 'group') return [attributeCheck(one, noun, at)]
    if (one.filledBy === 'rule' && one.tells === 'yes') return [{ outcome: one.gate || one.gives ? 'met' : 'info', says: `The ${noun} fills ${one.name} by a rule ${attributesOf(one.attributes)}.`, at }]
    if (!one.gate && !one.gives) return []
    if (one.filledBy === 'not-shown') return [{ outcome: 'info', says: `The ${noun} names ${one.name} and does not show what fills it: say which attribute does.`, at }]
    const decided = one.gate || !told
    if (one.filledBy === 'hand') return [{ outcome: decided ? 'partial' : 'info', says: `The ${noun} fills ${one.name} by hand.${claimed && one.gate ? ' The firm says that the verification fills it.' : ''}`, at: claimed && one.gate ? [given.answer('gate'), ...at] : at }]
    if (one.tells === 'unknown') return [{ outcome: decided ? 'unknown' : 'info', says: `The ${noun} fills ${one.name} by a rule ${attributesOf(one.attributes)}, and nothing shows that this is the U.S.-person status.`, at }]
    const says = `The ${noun} fills ${one.name} by a rule ${attributesOf(one.attributes)}, which is not the U.S.-person status.`
    if (one.gate && claimed) return [{ outcome: 'not-met', says: `${says} The firm says that the verification fills it.`, at: [given.answer('gate'), ...at] }]
    return [{ outcome: decided ? 'partial' : 'info', says, at }]
  })
}

/** What is to be said of an attribute or a rule that does not tell the status. */
const notTold = (tells: Gate['tells']) => (tells === 'no' ? 'which is not the U.S.-person status' : 'and nothing shows that this is the U.S.-person status')

function attributeCheck(one: Gate, noun: string, at: Check['at']): Check {
  if (one.kind === 'condition') return { outcome: 'met', says: `The ${noun} asks for ${namesOf(one.attributes)} before it lets somebody in.`, at }
  if (one.tells === 'yes') return { outcome: 'met', says: `The sign-in hands over ${one.name} from ${namesOf(one.attributes)}.`, at }
  const from = one.attributes.length === 0 ? 'something that is not resolved' : namesOf(one.attributes)
  return { outcome: one.tells === 'no' ? 'partial' : 'unknown', says: `The sign-in hands over ${one.name} from ${from}, ${notTold(one.tells)}.`, at }
}

/** Access given to one person: nothing asks whether the group has them. */
function codedDirect(given: Needed, code: CodeReading): Check[] {
  const { direct } = code.facts.iam
  if (direct.length === 0) return []
  const people = [...new Set(direct.map(({ principal }) => principal))]
  const bypass = given.answers['bypass']
  const says = `The ${codeNoun(code)} gives access to ${people.length === 1 ? 'one person' : `${people.length} people`} directly, past any group: ${namesOf(people)}.${bypass === 'no' ? ' The firm says that nobody is given access past the group.' : ''}`
  return [{ outcome: bypass === 'emergency' && people.length === 1 ? 'info' : 'partial', says, at: [...(bypass === 'no' ? [given.answer('bypass')] : []), ...placesIn(code, direct, 'IAC-09')] }]
}

/** What fills the groups of verified people by an export of them. */
function exportedFilling(given: Needed): Check[] {
  const claimed = given.answers['gate'] === 'attribute'
  return given.readings['identity-export'].flatMap((read) =>
    read.facts.groups.filter(({ name }) => gatesByName(name)).flatMap((group): Check[] => {
      const at = [read.at(placed(group.at))]
      const against = claimed ? [given.answer('gate'), ...at] : at
      if (group.filledBy === 'hand') return [{ outcome: 'partial', says: `By the export, ${group.name} is filled by hand.${claimed ? ' The firm says that the verification fills it.' : ''}`, at: against }]
      if (group.filledBy === 'other-directory') return [{ outcome: 'info', says: `By the export, ${group.name} comes from another directory: say which attribute fills it there.`, at }]
      if (group.filledBy === 'not-shown') return []
      if (group.tells === 'yes') return [{ outcome: 'met', says: `By the export, ${group.name} is filled by a rule ${attributesOf(group.attributes)}.`, at }]
      const says = `By the export, ${group.name} is filled by a rule ${attributesOf(group.attributes)}, ${notTold(group.tells)}.`
      if (group.tells === 'no') return [{ outcome: claimed ? 'not-met' : 'partial', says: `${says}${claimed ? ' The firm says that the verification fills it.' : ''}`, at: against }]
      return [{ outcome: 'unknown', says, at }]
    }),
  )
}
