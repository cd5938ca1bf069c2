import type { Change } from '../audit-log/event'
import { dig, items, text } from '../formats/keys'

type Test = { when: RegExp; change: Omit<Change, 'name' | 'rule'> & { rule?: string } }

const weaker = (kind: Change['kind'], severity: Change['severity'], what: string, criterion: string): Test['change'] => ({ kind, severity, what, criterion, also: ['LOG-05'] })

/** Event types that tell a change by themselves (Okta event types reference; domain.md 5.5, OK-03 and OK-04). */
const tests: Test[] = [
  { when: /^system\.log_stream\.lifecycle\.(delete|deactivate)$|^event_hook\.(deleted|deactivated)$/, change: weaker('logging', 'high', 'stopped sending the log elsewhere', 'LOG-04') },
  { when: /^system\.log_stream\.lifecycle\.update$|^event_hook\.updated$/, change: weaker('logging', 'medium', 'changed where the log is sent', 'LOG-04') },
  { when: /^policy\.(rule|lifecycle)\.(deactivate|delete)$|^application\.policy\.sign_on\.(rule\.delete|deny_access)$/, change: weaker('identity', 'high', 'turned off a rule for signing in', 'IAM-02') },
  { when: /^policy\.(rule|lifecycle)\.update$|^application\.policy\.sign_on\.(update|rule\.(create|update))$/, change: weaker('identity', 'medium', 'changed a rule for signing in', 'IAM-02') },
  { when: /^(network_)?zone\.(update|delete|deactivate|make_blacklist|remove_blacklist)$/, change: weaker('fence', 'medium', 'changed which networks are trusted or blocked', 'IAM-04') },
  { when: /^(system\.mfa\.factor|security\.authenticator\.lifecycle)\.(deactivate|update|delete)$/, change: weaker('identity', 'high', 'turned off or changed a kind of second factor for everyone', 'IAM-02') },
  { when: /^system\.idp\.lifecycle\.(create|update|delete|activate|deactivate)$|^system\.idp\.key\.(create|update|delete)$/, change: weaker('identity', 'high', 'changed who vouches for people that sign in', 'IAM-01') },
  { when: /^security\.threat\.configuration\.update$|^security\.attack_protection\.settings\.update$/, change: weaker('identity', 'medium', 'changed what Okta blocks by itself', 'IAM-04') },
  { when: /^system\.api_token\.create$/, change: { kind: 'credential', rule: 'OK-04', severity: 'high', what: 'made an API token, which works without a second factor', criterion: 'IAM-01', also: ['LOG-05'] } },
  { when: /^app\.oauth2\.(credentials|client\.credentials?|client\.secret|client\.lifecycle)\.(lifecycle\.)?create$|^oauth2\.secret\.create$/, change: { kind: 'credential', rule: 'OK-04', severity: 'medium', what: 'made a secret of an application', criterion: 'IAM-01', also: ['LOG-05'] } },
]

const named = (target: unknown[]) => target.map((one) => `${text(dig(one, 'displayName')) ?? ''} ${text(dig(one, 'alternateId')) ?? ''}`).join(' ')

/** Telling changes of a System Log event. */
export function changesOf(record: unknown, type: string): Change[] {
  const target = items(dig(record, 'target'), 20)
  const found: Change[] = tests.filter(({ when }) => when.test(type)).map(({ change }) => ({ ...change, rule: change.rule ?? 'OK-03' }))
  for (const change of [factorTaken(record, type, target), privilege(record, type, target), otherOrg(record, type, target)]) if (change) found.push(change)
  return found
}

/** A factor taken away. Who renews their own phone does so too, which weighs less than an administrator's hand. */
function factorTaken(record: unknown, type: string, target: unknown[]): Change | null {
  if (!/^user\.mfa\.factor\.(deactivate|reset_all|suspend)$/.test(type)) return null
  const actor = dig(record, 'actor', 'id')
  const own = actor !== undefined && target.some((one) => /^User$/i.test(text(dig(one, 'type')) ?? '') && dig(one, 'id') === actor)
  return { kind: 'identity', rule: 'OK-03', severity: own ? 'low' : 'high', what: own ? 'took away a second factor of their own' : 'took away a second factor of somebody', criterion: 'IAM-02', also: ['LOG-05'] }
}

function privilege(record: unknown, type: string, target: unknown[]): Change | null {
  if (!/^(user\.account|group|app\.oauth2\.client|iam\.\w+)\.privilege\.grant$|^iam\.resourceset\.bindings\.add$/.test(type)) return null
  const roles = text(dig(record, 'debugContext', 'debugData', 'privilegeGranted'), 200) ?? named(target.filter((one) => /role/i.test(text(dig(one, 'type')) ?? '')))
  const above = /super|organization administrator|org admin/i.test(roles)
  return { kind: 'grant', rule: 'OK-04', severity: above ? 'high' : 'medium', what: above ? 'gave rights over the whole Okta organization' : 'gave administrator rights', criterion: 'IAM-03', also: ['LOG-05'], ...(roles.trim() !== '' && { observed: roles.trim() }) }
}

/** Another Okta organization connected, or passwords sent on to an application. */
function otherOrg(record: unknown, type: string, target: unknown[]): Change | null {
  if (!/^application\.lifecycle\.(create|update|activate)$/.test(type)) return null
  if (/pushing user passwords/i.test(text(dig(record, 'outcome', 'reason')) ?? '')) {
    return { kind: 'sharing', rule: 'OK-03', severity: 'high', what: 'had passwords of users sent to an application', name: 'passwords sent to an application', criterion: 'IAM-04', also: ['LOG-05'] }
  }
  return /org2org/i.test(named(target)) ? { kind: 'identity', rule: 'OK-03', severity: 'medium', what: 'connected another Okta organization', criterion: 'REG-05', also: ['LOG-05'] } : null
}
