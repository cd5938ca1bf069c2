import type { Change } from '../audit-log/event'
import { dig, items, parsed, text } from '../formats/keys'

type Told = Omit<Change, 'name' | 'rule'> & { rule?: string }
type Test = { when: RegExp; change: Told }

const policy = (severity: Change['severity'], what: string, criterion = 'IAM-04', kind: Change['kind'] = 'identity'): Told => ({ kind, severity, what, criterion, also: ['LOG-05'] })
const credential = (severity: Change['severity'], what: string): Told => ({ kind: 'credential', rule: 'EN-06', severity, what })
const grant = (severity: Change['severity'], what: string): Told => ({ kind: 'grant', rule: 'LG-11', severity, what })

/** Activities, in lower case, that tell a change by themselves (domain.md 5.3, EN-03, EN-05 and EN-06). */
const tests: Test[] = [
  { when: /^delete conditional access policy$/, change: policy('high', 'deleted a Conditional Access policy') },
  { when: /^(update|delete|add) named location$|^(create|update|delete) namedlocation$/, change: policy('medium', 'changed which places are trusted', 'IAM-05', 'fence') },
  { when: /^(disable|update) security defaults$|^disable strong authentication$/, change: policy('high', 'changed or turned off the requirement of a second factor', 'IAM-02') },
  { when: /^(authentication methods policy (update|reset)|update authentication methods? policy|(update|delete) authentication strength)/, change: policy('medium', 'changed which second factors are accepted', 'IAM-02') },
  { when: /^(set domain authentication|set federation settings on domain|add (unverified |verified )?domain|verify domain|remove (verified|unverified) domain|convert domain.*|update domain|(create|delete) internal federation)$/, change: policy('high', 'changed domains or who vouches for people that sign in', 'IAM-01') },
  { when: /cross-tenant access|^add partner to company$|^(update|add|delete) partner/, change: policy('medium', 'changed which other organizations are let in', 'REG-05') },
  { when: /^(update authorization policy|set company (information|allowed data location)|update external user.*polic.*)$/, change: policy('medium', 'changed rules that hold for the whole tenant') },
  { when: /^(admin|user) deleted (security info|authentication method)$|^(delete|remove) (strong authentication|fido2|passwordless)/, change: policy('medium', 'took away a second factor', 'IAM-02') },
  { when: /^(create|update|add) temporary access pass|^admin registered security info$/, change: policy('medium', 'gave somebody a second factor by the hand of an administrator', 'IAM-02') },
  { when: /^(invite external user|bulk invite users|redeem external user invite|create guest user|viral user creation)/, change: { kind: 'grant', rule: 'EN-03', severity: 'medium', what: 'let a guest in' } },
  { when: /^add service principal credentials$|^update application . certificates and secrets management|^(add|update) (application|service principal) (credential|password|key)/, change: credential('high', 'gave an application a secret or certificate') },
  { when: /^add owner to (application|service principal)$|^(add|create) federated identity credential/, change: credential('medium', 'let somebody else act as an application') },
  { when: /^(consent to application|add (delegated permission grant|app role assignment (grant )?to (service principal|user)|oauth2permissiongrant|delegation entry))/, change: grant('medium', 'gave an application rights in the tenant') },
  { when: /elevated? (their|its|the) access to user access administrator|^assigns the caller to user access administrator/, change: grant('high', 'took rights over every subscription of the tenant') },
  { when: /^(add|update|delete) role definition|^update role setting|^role setting changed/, change: grant('medium', 'changed what a role may do or how it is obtained') },
]

const highest = /global admin|company administrator|privileged role admin|privileged authentication admin|user access administrator|security admin|conditional access admin|application admin|hybrid identity admin|exchange admin/i

/** Telling changes of a directory audit record. */
export function changesOf(entry: unknown, activity: string): Change[] {
  const name = activity.toLowerCase()
  const found: Change[] = tests.filter(({ when }) => when.test(name)).map(({ change }) => ({ ...change, rule: change.rule ?? 'EN-05' }))
  for (const change of [policyState(entry, name), roleGiven(entry, name)]) if (change) found.push(change)
  return found
}

/** Values that a record says were set, as text. */
const newValues = (entry: unknown, wanted: RegExp): string =>
  items(parsed(dig(entry, 'targetResources')), 20)
    .flatMap((target) => items(parsed(dig(target, 'modifiedProperties')), 100))
    .filter((property) => wanted.test(text(dig(property, 'displayName')) ?? ''))
    .map((property) => text(dig(property, 'newValue'), 20_000) ?? '')
    .join(' ')

/** A Conditional Access policy changed: turned off or made to report only weighs more than another change. */
function policyState(entry: unknown, name: string): Change | null {
  if (name !== 'update conditional access policy') return null
  const value = newValues(entry, /./)
  const off = /"state"\s*:\s*"?disabled\b|^"?disabled"?$/i.test(value)
  const reporting = /enabledForReportingButNotEnforced/i.test(value)
  const what = off ? 'turned off a Conditional Access policy' : reporting ? 'made a Conditional Access policy report only' : 'changed a Conditional Access policy'
  return { ...policy(off || reporting ? 'high' : 'medium', what), rule: 'EN-05' }
}

/** A role given for good or made available; one activated for a few hours by who may do so is listed. */
function roleGiven(entry: unknown, name: string): Change | null {
  if (!/^add (eligible |scoped )?member to role/.test(name)) return null
  const role = newValues(entry, /^Role\.(DisplayName|WellKnownObjectName)$/i).replaceAll('"', '').trim()
  const target = items(parsed(dig(entry, 'targetResources')), 10).find((one) => /role/i.test(text(dig(one, 'type')) ?? ''))
  const named = role !== '' ? role : (text(dig(target, 'displayName'), 120) ?? '')
  const activated = name.includes('pim activation')
  const what = activated ? 'activated a role for a time' : name.includes('eligible') ? 'made somebody eligible for a role' : 'gave somebody a role'
  return { ...grant(activated ? 'info' : highest.test(named) ? 'high' : 'medium', what), rule: 'LG-11', ...(named !== '' && { observed: named.slice(0, 120) }) }
}
