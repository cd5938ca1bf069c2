import type { IdentityAccount } from '../../../analyzers/identity-export/facts'
import { joinAccounts, namesOf, type JoinedAccount } from '../../account-join'
import { chosenIn } from '../../answer-values'
import type { Check, Given, KnockOutHit, ReadEvidence } from '../../criterion'
import { placed } from '../../place'
import { atHeader, atRow } from '../../roster-places'

type Needed = Given<'roster' | 'identity-export' | 'technology-control-plan' | 'architecture'>
type Account = IdentityAccount & { reading: ReadEvidence<unknown> }

/** Rules judged here. */
export const judgedHere = ['IE-01', 'TC-01', 'TC-06']

/** Enabled accounts of the identity exports, and where they stand on the roster today. */
function accountsOf(given: Needed): JoinedAccount<Account>[] {
  const { roster: rosters, 'identity-export': exports } = given.readings
  if (rosters.length === 0) return []
  const accounts = exports.flatMap((reading) => reading.facts.accounts.filter((one) => one.enabled !== false).map((one): Account => ({ ...one, reading })))
  return joinAccounts(rosters.map(({ facts }) => facts), accounts, given.now.slice(0, 10))
}

const administers = ({ account }: JoinedAccount<Account>) => account.admin === true
const places = (given: Needed, list: JoinedAccount<Account>[]) => list.slice(0, 15).flatMap(({ account, row }) => [account.reading.at(placed(account.at)), ...atRow(given.readings.roster, row)])
const names = (list: JoinedAccount<Account>[]) => namesOf(list.map(({ account, ref }) => ref ?? account.id))

/** Members of administrator groups and all other accounts, held against the roster (domain.md PER-04). */
export function groupChecks(given: Needed): Check[] {
  const exports = given.readings['identity-export']
  const guests = exports.flatMap((reading) => reading.facts.accounts.filter((one) => one.kind === 'guest' && one.enabled !== false).map((one) => ({ id: one.id, at: reading.at(placed(one.at), 'IE-01') })))
  const checks: Check[] = []
  if (guests.length > 0) checks.push({ outcome: 'partial', says: `Guests from outside have accounts: ${namesOf(guests.map(({ id }) => id))}. Say who they are and whether they are U.S. persons.`, at: guests.slice(0, 20).map(({ at }) => at) })
  const joined = accountsOf(given)
  if (exports.length > 0 && given.readings.roster.length === 0) return [...checks, { outcome: 'unknown', says: 'The identity export has no roster to be held against.', at: exports.map((reading) => reading.at({})) }]
  if (joined.length === 0) return checks
  const foreign = joined.filter(({ status }) => status === 'no')
  const open = joined.filter(({ status }) => status === 'pending' || status === 'blank')
  const unknown = joined.filter((one) => one.status === 'unknown' && administers(one))
  if (foreign.length > 0) checks.push({ outcome: 'not-met', says: `Accounts belong to people who are not U.S. persons, and no license is named: ${names(foreign)}.`, at: places(given, foreign) })
  if (open.length > 0) checks.push({ outcome: 'not-met', says: `Accounts belong to people whose status is not settled: ${names(open)}.`, at: places(given, open) })
  if (unknown.length > 0) checks.push({ outcome: 'partial', says: `Administrators in the identity export are not on the roster: ${names(unknown)}.`, at: [...places(given, unknown), ...atHeader(given.readings.roster)] })
  if (foreign.length + open.length + unknown.length === 0) {
    const administrators = joined.filter(administers)
    const says = administrators.length > 0 ? `All ${administrators.length} administrators in the identity export are on the roster as U.S. persons or under a license.` : 'No account in the identity export belongs to someone the roster calls not a U.S. person.'
    checks.push({ outcome: joined.some(({ ref }) => ref !== null) ? 'met' : 'unknown', says: joined.some(({ ref }) => ref !== null) ? says : 'No account of the identity export is on the roster. Use the same accounts in both.', at: exports.map((reading) => reading.at({})) })
  }
  return checks
}

/** KO-3: a foreign person in an administrator group, without a license. */
export function foreignInGroups(given: Needed): KnockOutHit[] {
  const found = accountsOf(given).filter((one) => one.status === 'no' && administers(one))
  if (found.length === 0) return []
  return [{ id: 'KO-3', because: `The identity export makes people administrators who are not U.S. persons, and no license is named: ${names(found)}.`, at: places(given, found) }]
}

const tools: Record<string, RegExp> = { chat: /^(Slack|Microsoft Teams|Zoom|Google Workspace)$/, tickets: /^(Jira|Confluence|ServiceNow|Zendesk|Notion|Asana|Trello|PagerDuty|Opsgenie)$/, repositories: /^(GitHub|GitLab\.com|Bitbucket|CircleCI)$/ }

/** Tools that the architecture document names and that firms use in common, held against what is said to be separate. */
export function drawnTools(given: Needed): Check[] {
  const separate = chosenIn(given, 'barriers').filter((barrier) => barrier in tools)
  const drawn = given.readings.architecture.flatMap((read) => read.facts.services.map((service) => ({ name: service.name, at: read.at(placed(service.at), 'AD-06') })))
  return separate.flatMap((barrier): Check[] => {
    const found = drawn.filter(({ name }) => tools[barrier]?.test(name))
    if (found.length === 0) return []
    return [{ outcome: 'unknown', says: `The document names ${namesOf([...new Set(found.map(({ name }) => name))])}, and ${barrier === 'chat' ? 'chat' : barrier} ${barrier === 'chat' ? 'is' : 'are'} said to be separate: say whether the program has a workspace of its own there.`, at: [given.answer('barriers'), ...found.slice(0, 5).map(({ at }) => at)] }]
  })
}

const parts = { commitment: 'management commitment', screening: 'personnel screening', physical: 'a physical security plan', information: 'an information security plan', training: 'training' }

/** The five parts of the plan that was read (DDTC Guidelines el. 3C), and shared tools it names. */
export function planReadChecks(given: Needed): Check[] {
  return given.readings['technology-control-plan'].flatMap((plan): Check[] => {
    const lacking = (Object.keys(parts) as (keyof typeof parts)[]).filter((part) => !plan.facts.parts[part].found)
    const checks: Check[] = []
    if (lacking.length === 0) checks.push({ outcome: 'met', says: 'The technology control plan that was read has all five parts.', at: [plan.at({})] })
    else checks.push({ outcome: 'partial', says: `The technology control plan that was read lacks: ${lacking.map((part) => parts[part]).join(', ')}.`, at: [plan.at({}, 'TC-01')] })
    if (lacking.length > 0 && given.answers['plan'] === 'complete') checks.push({ outcome: 'partial', says: 'The answer says that the plan has all five parts.', at: [given.answer('plan'), plan.at({})] })
    const [shared] = plan.facts.shared
    if (shared) checks.push({ outcome: 'partial', says: `The plan names tools or places that foreign persons share (${plan.facts.shared.length}).`, at: plan.facts.shared.slice(0, 20).map(({ at, text }) => plan.at(placed(at, text), 'TC-06')) })
    return checks
  })
}
