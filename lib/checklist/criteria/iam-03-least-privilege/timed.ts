import { addressesOf, codeNoun, placesIn } from '../../code-readings'
import type { Check, Given, Pointer } from '../../criterion'

type Needed = Given<'cloudtrail' | 'audit-log' | 'infrastructure-code' | 'identity-export'>

/** How directories and clouds name a role that was activated for a time, one that may be asked for, and one given for good. */
const activated = /pim activation|roleassignmentschedulerequests|privilegedaccessmanager\.(?:create|approve)grant/i
const eligible = /\beligible member\b|roleeligibilityschedule/i
const forGood = /^add (?:scoped )?member to role\b/i
/** Logs that show how a role is obtained. */
const tells = new Set(['entra-audit', 'azure-activity', 'gcp-audit'])

const counted = (counts: Record<string, number>, fits: (name: string) => boolean) => Object.entries(counts).reduce((sum, [name, n]) => (fits(name) ? sum + n : sum), 0)

/**
 * Administrator rights for a time against rights that stand, by code and logs (domain.md IAM-03: PIM and JIT). That nobody
 * has them always is shown by roles on request and by their activation; what stands contradicts it. Where such evidence was
 * read and shows neither, the answer alone is not enough.
 */
export function timedRights(given: Needed): Check[] {
  const shown: { says: string; at: Pointer[] }[] = []
  const stands: { says: string; at: Pointer[] }[] = []
  for (const code of given.readings['infrastructure-code']) {
    const { timed, administrators } = code.facts.iam
    const asked = timed.filter(({ kind }) => kind !== 'session')
    const lasting = administrators.filter(({ standing }) => standing)
    const noun = codeNoun(code)
    if (asked.length > 0) shown.push({ says: `the ${noun} gives rights on request or for a time (${addressesOf(asked)})`, at: placesIn(code, asked, 'IAC-09') })
    if (lasting.length > 0) stands.push({ says: `the ${noun} gives administrator rights for good (${addressesOf(lasting)})`, at: placesIn(code, lasting, 'IAC-09') })
  }
  const logs = given.readings['audit-log'].filter(({ facts }) => tells.has(facts.format))
  for (const log of logs) {
    const counts = log.facts.privilegeGrants
    const times = counted(counts, (name) => activated.test(name))
    const offered = counted(counts, (name) => eligible.test(name))
    const kept = log.facts.format === 'entra-audit' ? counted(counts, (name) => forGood.test(name) && !activated.test(name) && !eligible.test(name)) : 0
    if (times + offered > 0) shown.push({ says: `a log shows roles on request (${times} activated, ${offered} made available)`, at: [log.at({})] })
    if (kept > 0) stands.push({ says: `a log shows ${kept === 1 ? 'a role' : `${kept} roles`} given for good`, at: [log.at({})] })
  }
  return judged(given, shown, stands, logs.map((log) => log.at({})))
}

function judged(given: Needed, shown: { says: string; at: Pointer[] }[], stands: { says: string; at: Pointer[] }[], couldShow: Pointer[]): Check[] {
  const sentence = (list: { says: string }[], first: string) => `${first}${list.map(({ says }) => says).join('; ')}.`
  const nobody = given.answers['standing'] === 'nobody'
  const checks: Check[] = []
  if (shown.length > 0) checks.push({ outcome: nobody && stands.length === 0 ? 'met' : 'info', says: sentence(shown, 'Rights for a time are seen: '), at: shown.flatMap(({ at }) => at).slice(0, 20) })
  if (stands.length > 0) {
    const at = stands.flatMap((one) => one.at).slice(0, 20)
    checks.push({ outcome: nobody ? 'partial' : 'info', says: sentence(stands, nobody ? 'Administrator rights are said to be given for a time only, and ' : 'Rights that stand are seen: '), at: nobody ? [given.answer('standing'), ...at] : at })
  }
  if (nobody && shown.length === 0 && stands.length === 0) {
    if (couldShow.length > 0) checks.push({ outcome: 'unknown', says: 'Administrator rights are said to be given for a time only, and the log that would show it holds no role that was activated or made available in this sample.', at: [given.answer('standing'), ...couldShow] })
    else checks.push({ outcome: 'info', says: 'Nothing that was read shows how administrator rights are obtained: that they are given for a time rests on the answer alone.', at: [given.answer('standing')] })
  }
  return checks
}
