import type { OwnershipFacts } from '../../../analyzers/ownership/facts'
import type { Check, Given, Pointer, ReadEvidence } from '../../criterion'
import { placed } from '../../place'
import { raised, shareFindings, type Found } from './owners'

export type Mine = Given<'ownership'>
type Reading = ReadEvidence<OwnershipFacts>

/** Rules judged here, with the profile beside the table. */
export const judgedHere = ['OW-01', 'OW-02', 'OW-03', 'OW-06']

/** The owner tables and forms that were read, added up and held against the profile and the answers. */
export function tableFindings(given: Mine): Found {
  const found = given.readings.ownership.map((reading) => (reading.facts.form === 'sf-328' ? { checks: formChecks(given, reading), knockOuts: [] } : ownersIn(given, reading)))
  return { checks: found.flatMap((one) => one.checks), knockOuts: found.flatMap((one) => one.knockOuts) }
}

function ownersIn(given: Mine, reading: Reading): Found {
  const owners = reading.facts.owners.map((owner) => ({ ...owner, percent: owner.votingPercent ?? owner.percent ?? 0, place: reading.at(placed(owner.at)) }))
  const at = [reading.at({})]
  if (owners.length === 0) return { checks: [{ outcome: 'unknown', says: 'The owner table that was read names no owner.', at }], knockOuts: [] }
  const foreign = owners.filter(({ foreign: said, country }) => said === 'yes' || (country !== null && !given.reference.isUnitedStates(country)))
  const listed = (list: typeof owners) => list.map(({ percent, place }) => ({ percent, at: place }))
  const share = shareFindings(listed(owners.filter((owner) => !foreign.includes(owner))), listed(foreign), 'By the owner table that was read: ')
  const checks: Check[] = [...share.checks]
  const knockOuts = [...share.knockOuts]
  const unsaid = owners.filter((owner) => owner.foreign === 'unsaid' && !foreign.includes(owner))
  if (unsaid.length > 0) checks.push({ outcome: 'unknown', says: `The owner table does not say of ${unsaid.length} ${unsaid.length === 1 ? 'owner' : 'owners'} whether they are foreign persons.`, at: unsaid.slice(0, 20).map(({ place }) => place) })
  for (const { country, percent, place } of foreign) {
    const rule = country === null ? null : given.reference.proscribed(country)
    if (!rule) continue
    if (rule.effect === 'deny') {
      const hit = raised(`An owner of ${percent} percent in the owner table is in ${rule.name}, a proscribed country under ${rule.rule}.`, [place])
      checks.push(...hit.checks)
      knockOuts.push(...hit.knockOuts)
    } else checks.push({ outcome: 'unknown', says: `An owner in the owner table is in ${rule.name}, which ${rule.rule} lists with reservations: a person has to look.`, at: [place] })
  }
  return { checks: [...checks, ...compared(given, reading, foreign.length > 0)], knockOuts }
}

const round = (value: number) => Math.round(value * 10) / 10

/** Sums that do not add up, and a table that tells another story than the profile. */
function compared(given: Mine, reading: Reading, foreign: boolean): Check[] {
  const { total, foreignTotal } = reading.facts
  const profile: Pointer = { type: 'profile', field: 'owners' }
  const at = [reading.at({}), profile]
  const checks: Check[] = []
  if (total !== null && total > 100.5) checks.push({ outcome: 'unknown', says: `The shares in the owner table add up to ${total} percent.`, at: [reading.at({}, 'OW-01')] })
  if (total !== null && total < 75) checks.push({ outcome: 'unknown', says: `The owner table names owners of ${total} percent only.`, at: [reading.at({}, 'OW-02')] })
  const owners = given.subcontractor.owners
  const own = owners.filter((owner) => owner.foreignPerson || !given.reference.isUnitedStates(owner.country)).reduce((sum, owner) => sum + owner.percent, 0)
  if (owners.length > 0 && foreignTotal !== null && Math.abs(round(own) - round(foreignTotal)) >= 1) checks.push({ outcome: 'partial', says: `The profile gives foreign persons ${round(own)} percent, the owner table ${round(foreignTotal)}.`, at })
  if (foreign && given.answers['control'] === 'us-only') checks.push({ outcome: 'partial', says: 'The answer names U.S. owners only; the owner table lists a foreign owner.', at: [given.answer('control'), reading.at({})] })
  return checks
}

/** An SF 328: each yes is something foreign to explain, and a box nobody checked is open. */
function formChecks(given: Mine, reading: Reading): Check[] {
  const { sf328 } = reading.facts
  const of = (answer: 'yes' | 'unclear') => sf328.filter((one) => one.answer === answer)
  const at = (list: typeof sf328) => list.map((one) => reading.at(placed(one.at)))
  const checks: Check[] = []
  const [yes, open] = [of('yes'), of('unclear')]
  if (yes.length > 0) checks.push({ outcome: given.answers['control'] === 'us-only' ? 'partial' : 'unknown', says: `The SF 328 answers yes to question ${yes.map(({ question }) => question).join(', ')}. A reviewer reads the explanation.`, at: at(yes) })
  if (open.length > 0) checks.push({ outcome: 'unknown', says: `It cannot be told which box of the SF 328 is checked for question ${open.map(({ question }) => question).join(', ')}.`, at: at(open) })
  if (sf328.length === 0) checks.push({ outcome: 'unknown', says: 'No answered question was found in the SF 328.', at: [reading.at({})] })
  if (checks.length === 0) checks.push({ outcome: 'met', says: `The SF 328 answers no to all ${sf328.length} questions that were read.`, at: [reading.at({})] })
  return checks
}
