import type { EnrolledAccount, MfaEnrollmentFacts } from '../../../analyzers/mfa-enrollment/facts'
import { joinAccounts, namesOf } from '../../account-join'
import type { Check, Given, KnockOutHit, ReadEvidence } from '../../criterion'
import { placed } from '../../place'

type Needed = Given<'mfa-enrollment' | 'identity-export' | 'roster'>
type Report = ReadEvidence<MfaEnrollmentFacts>
type Located = { account: EnrolledAccount; report: Report }

/** Rules judged here, beside policy, roster and answers. */
export const judgedHere = ['ME-01', 'ME-02', 'ME-03', 'ME-05', 'IE-04']

const strong = new Set(['hardware', 'platform', 'app', 'sms'])

/** True when a report was read in which every person has a second factor; then role sessions in a log need no more. */
export function everyoneEnrolled(given: Needed): boolean {
  const people = peopleIn(given)
  return people.length > 0 && people.every(({ account }) => strong.has(account.strongest))
}

/** Enrolled factors of each person, and what the sign-in policies really enforce. */
export function enrollmentChecks(given: Needed): { checks: Check[]; knockOuts: KnockOutHit[] } {
  const checks = [...factorChecks(given), ...policyChecks(given), ...coverageChecks(given), ...exportedFactors(given)]
  const bare = peopleIn(given).filter(({ account }) => account.admin === true && account.strongest === 'none')
  const knockOuts: KnockOutHit[] = bare.length === 0 ? [] : [{ id: 'KO-3', because: `The enrollment report shows administrators without any second factor: ${names(bare)}.`, at: places(bare) }]
  return { checks, knockOuts }
}

function peopleIn(given: Needed): Located[] {
  return given.readings['mfa-enrollment'].flatMap((report) => report.facts.accounts.filter((account) => account.kind !== 'service' && account.enabled !== false).map((account) => ({ account, report })))
}

const names = (list: Located[]) => namesOf(list.map(({ account }) => account.account || 'an account without a name'))
const places = (list: Located[]) => list.slice(0, 20).map(({ account, report }) => report.at(placed(account.at)))

function factorChecks(given: Needed): Check[] {
  const people = peopleIn(given)
  if (people.length === 0) return []
  const of = (...kinds: EnrolledAccount['strongest'][]) => people.filter(({ account }) => kinds.includes(account.strongest))
  const [none, sms, app, unclear] = [of('none'), of('sms'), of('app', 'platform'), of('unclear')]
  const checks: Check[] = []
  if (none.length > 0) checks.push({ outcome: 'not-met', says: `The enrollment report shows no second factor for ${none.length} of ${people.length} people: ${names(none)}.`, at: places(none) })
  if (sms.length > 0) checks.push({ outcome: 'partial', says: `Nothing stronger than a code by phone: ${names(sms)}.`, at: places(sms) })
  if (app.length > 0) {
    const asked = given.program.policy.requiresHardwareMfa
    checks.push({ outcome: asked ? 'partial' : 'info', says: `${app.length} of ${people.length} people have an app or a factor built into the device, not a hardware key or card: ${names(app)}.`, at: places(app) })
  }
  if (unclear.length > 0) checks.push({ outcome: 'unknown', says: `The report does not tell which kind of factor these have: ${names(unclear)}. Say whether it is a hardware key.`, at: places(unclear) })
  if (checks.length === 0) checks.push({ outcome: 'met', says: `The enrollment report shows a hardware key or card for all ${people.length} people.`, at: given.readings['mfa-enrollment'].map((report) => report.at({})) })
  const claimed = given.answers['factor'] === 'hardware' && none.length + sms.length + app.length > 0
  if (claimed) checks.push({ outcome: 'partial', says: 'The answer says that everyone uses hardware; the enrollment report shows otherwise.', at: [given.answer('factor'), ...places([...none, ...sms, ...app])] })
  return checks
}

/** Report-only refuses nothing (domain.md IAM-04). A policy with exceptions is for a person to read. */
function policyChecks(given: Needed): Check[] {
  const policies = given.readings['mfa-enrollment'].flatMap((report) => report.facts.policies.map((policy) => ({ policy, at: report.at(placed(policy.at)) })))
  const asking = policies.filter(({ policy }) => policy.requires === 'mfa' || policy.requires === 'phishing-resistant')
  if (policies.length === 0) return []
  const all = asking.filter(({ policy }) => policy.state === 'enforced' && policy.everyone && policy.allApps)
  const listed = (list: typeof policies) => namesOf(list.map(({ policy }) => `"${policy.name}"`))
  const at = (list: typeof policies) => list.slice(0, 20).map((one) => one.at)
  if (all.length > 0) {
    const excepted = all.every(({ policy }) => policy.exclusions > 0)
    const says = `A policy for everyone and all applications refuses sign-ins without a second factor: ${listed(all)}.`
    return [excepted ? { outcome: 'unknown', says: `${says} It has exceptions: say who they are.`, at: at(all) } : { outcome: 'met', says, at: at(all) }]
  }
  const reporting = asking.filter(({ policy }) => policy.state === 'report-only')
  if (reporting.length > 0) return [{ outcome: 'not-met', says: `The policy that asks for a second factor only reports and refuses nothing: ${listed(reporting)}.`, at: at(reporting) }]
  const some = asking.filter(({ policy }) => policy.state === 'enforced')
  if (some.length > 0) return [{ outcome: 'partial', says: `No policy that was read asks everyone in every application for a second factor; these ask some: ${listed(some)}.`, at: at(some) }]
  return [{ outcome: 'unknown', says: 'No policy that was read asks for a second factor and is switched on. Upload the one that does.', at: at(policies) }]
}

/** People on the roster whom the report does not name, and enabled accounts of the report whom the roster does not name. */
function coverageChecks(given: Needed): Check[] {
  const roster = given.readings.roster[0]
  const people = peopleIn(given)
  if (!roster || people.length === 0) return []
  const today = given.now.slice(0, 10)
  const found = new Set(joinAccounts([roster.facts], people.map(({ account }) => ({ id: account.account })), today).flatMap(({ ref }) => ref ?? []))
  const current = roster.facts.rows.filter((row) => row.kind === 'human' && !(row.removedOn !== undefined && row.removedOn < today))
  const lacking = current.filter((row) => !found.has(row.ref))
  if (lacking.length === 0) return current.length === 0 ? [] : [{ outcome: 'met', says: `The enrollment report names all ${current.length} people on the roster.`, at: [roster.at({})] }]
  return [{ outcome: 'unknown', says: `The enrollment report does not name ${lacking.length} of ${current.length} people on the roster: ${namesOf(lacking.map(({ ref }) => ref))}.`, at: lacking.slice(0, 20).map((row) => roster.at(placed(row.at))) }]
}

/** Accounts of an identity export that sign in with a password and have no second factor, as a credential report says. */
function exportedFactors(given: Needed): Check[] {
  const bare = given.readings['identity-export'].flatMap((reading) => reading.facts.accounts.filter((one) => one.password === true && one.mfa === false && one.enabled !== false).map((one) => ({ id: one.id, at: reading.at(placed(one.at), 'IE-04') })))
  if (bare.length === 0) return []
  return [{ outcome: 'not-met', says: `The identity export shows a password and no second factor for: ${namesOf(bare.map(({ id }) => id))}.`, at: bare.slice(0, 20).map(({ at }) => at) }]
}
