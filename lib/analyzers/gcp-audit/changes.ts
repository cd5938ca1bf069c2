import type { Change } from '../audit-log/event'
import { dig, items, text } from '../formats/keys'
import { auditRemoved, grantsOf, powerful, reachOf } from './policy'

/** What is known of an entry besides its payload. */
export type Seen = { method: string; service: string; resource: string; permissions: string[]; granter: string | null; project: string | null }

type Test = { when: RegExp; permission?: RegExp; change: Omit<Change, 'name'> }

const logging = (severity: Change['severity'], what: string): Omit<Change, 'name'> => ({ kind: 'logging', rule: 'G-03', severity, what, expected: 'logging left as it is, or a change on record' })
const key = (severity: Change['severity'], what: string): Omit<Change, 'name'> => ({ kind: 'key', rule: 'G-06', severity, what })
const credential = (severity: Change['severity'], what: string): Omit<Change, 'name'> => ({ kind: 'credential', rule: 'G-04', severity, what })
const identity = (severity: Change['severity'], what: string): Omit<Change, 'name'> => ({ kind: 'identity', rule: 'LG-13', severity, what })
const fence = (severity: Change['severity'], what: string): Omit<Change, 'name'> => ({ kind: 'fence', rule: 'LG-17', severity, what })

/** Changes told by the method alone, or by the permission it was checked for (a deployment acts for others). */
const tests: Test[] = [
  { when: /ConfigServiceV2\.Delete(Sink|Bucket|View|Link)$|LoggingServiceV2\.DeleteLog$/i, permission: /^logging\.(sinks|buckets|logs|views)\.delete$/, change: logging('critical', 'deleted a log, or where logs are kept or sent') },
  { when: /ConfigServiceV2\.(Create|Update)Exclusion$/i, permission: /^logging\.exclusions\.(create|update)$/, change: logging('high', 'left events out of the log') },
  { when: /ConfigServiceV2\.Update(Bucket|BucketAsync|View|Settings|CmekSettings)$/i, change: logging('medium', 'changed where or how long logs are kept') },
  { when: /AlertPolicyService\.DeleteAlertPolicy$|SecurityCenter\.(Update|Delete)(NotificationConfig|MuteConfig|OrganizationSettings)$|SecurityCenter\.CreateMuteConfig$/i, change: logging('medium', 'took away an alert') },
  { when: /DestroyCryptoKeyVersion$/i, permission: /^cloudkms\.cryptoKeyVersions\.destroy$/, change: key('high', 'set a key for destruction') },
  { when: /^(google\.iam\.admin\.v1\.)?(Create|Upload)ServiceAccountKey$|serviceAccounts\.keys\.(create|upload)$/i, permission: /^iam\.serviceAccountKeys\.create$/, change: credential('high', 'made a long-lived key of a service account') },
  { when: /ApiKeys\.CreateKey$|storage\.hmacKeys\.create$/i, permission: /^(serviceusage\.apiKeys|apikeys\.keys|storage\.hmacKeys)\.create$/, change: credential('medium', 'made a long-lived key') },
  { when: /(^|\.)(GenerateAccessToken|GenerateIdToken|SignBlob|SignJwt)$/i, permission: /^iam\.serviceAccounts\.(getAccessToken|signBlob|signJwt|implicitDelegation)$/, change: credential('low', 'borrowed the identity of a service account') },
  { when: /PrivilegedAccessManager\.(Create|Approve)Grant$/i, change: { kind: 'grant', rule: 'LG-11', severity: 'info', what: 'asked for or approved rights for a time' } },
  { when: /PrivilegedAccessManager\.(Create|Update|Delete)Entitlement$/i, change: { kind: 'grant', rule: 'LG-11', severity: 'medium', what: 'changed who may ask for rights, or for how long' } },
  { when: /(Create|Update|Undelete)(WorkloadIdentityPool|WorkforcePool)(Provider)?(Key)?$/i, change: identity('high', 'changed who vouches for services or people from outside') },
  { when: /AdminService\.(turnOff2Sv|unenroll|allowStrongAuthentication|enforceStrongAuthentication)|2svDisable$|titaniumUnenroll$/i, change: identity('high', 'took away a second factor') },
  { when: /AccessContextManager\.(Delete|Update|ReplaceAll)\w*(ServicePerimeter|AccessLevel|AccessPolicy)s?$/i, change: fence('high', 'changed a service perimeter or who may cross it') },
  { when: /firewalls?\.(delete|insert|patch|update)$|Firewall\.(Delete|Update|Create|BatchUpdate)Ingress\w*$|networks\.addPeering$|FirewallPolicies\.\w*(delete|removeRule|patchRule)\w*$/i, change: fence('medium', 'changed a firewall or connected a network') },
  { when: /dns\.(managedZones\.(delete|patch|update)|changes\.create)$/i, change: fence('low', 'changed where names of hosts lead') },
  { when: /Assuredworkloads?\w*\.(Delete|Update|Restrict\w*)Workload|AssuredWorkloadsService\.(DeleteWorkload|UpdateWorkload|RestrictAllowedResources)$/i, change: { ...fence('high', 'changed a controlled folder (Assured Workloads)'), rule: 'G-05', criterion: 'REG-01' } },
]

/** Telling changes of an audit entry (domain.md 5.4, G-02 to G-06). */
export function changesOf(payload: unknown, seen: Seen): Change[] {
  const found: Change[] = tests
    .filter(({ when, permission }) => when.test(seen.method) || (permission !== undefined && seen.permissions.some((one) => permission.test(one))))
    .map(({ change }) => change)
  for (const change of [sink(payload, seen), flowLogs(payload, seen), keyState(payload, seen), orgPolicy(payload, seen), logBucket(seen), copiedOut(payload, seen)]) if (change) found.push(change)
  return [...found, ...policyChanges(payload, seen)]
}

function sink(payload: unknown, { method }: Seen): Change | null {
  if (!/ConfigServiceV2\.UpdateSink$/i.test(method)) return null
  const body = dig(payload, 'request', 'sink')
  const weaker = dig(body, 'disabled') === true || items(dig(body, 'exclusions')).some((one) => dig(one, 'disabled') !== true)
  return weaker ? logging('high', 'turned off a log sink or left events out of it') : logging('medium', 'changed which logs are sent where')
}

function flowLogs(payload: unknown, { method }: Seen): Change | null {
  if (!/subnetworks\.(patch|update)$|firewalls\.(patch|update)$|SetLoggingService$/i.test(method)) return null
  const request = dig(payload, 'request')
  const off = dig(request, 'enableFlowLogs') === false || dig(request, 'logConfig', 'enable') === false || dig(request, 'loggingService') === 'none'
  return off ? logging('high', 'turned off logs of a network or cluster') : null
}

function keyState(payload: unknown, { method }: Seen): Change | null {
  if (!/UpdateCryptoKeyVersion$/i.test(method)) return null
  return dig(payload, 'request', 'cryptoKeyVersion', 'state') === 'DISABLED' ? key('medium', 'disabled a key') : null
}

function orgPolicy(payload: unknown, { method, resource }: Seen): Change | null {
  if (!/OrgPolicy\.(Create|Update|Delete)(Policy|CustomConstraint)$|(^|\.)(Set|Clear)OrgPolicy(V1)?$/i.test(method)) return null
  const named = [resource, text(dig(payload, 'request', 'constraint')), text(dig(payload, 'request', 'policy', 'constraint')), text(dig(payload, 'request', 'policy', 'name')), text(dig(payload, 'request', 'name'))].join(' ')
  const located = /gcp\.resourceLocations/i.test(named)
  return {
    kind: 'fence',
    rule: 'G-05',
    severity: located ? (/Delete|Clear/i.test(method) ? 'critical' : 'high') : 'medium',
    what: located ? 'changed the rule that says where resources may lie (gcp.resourceLocations)' : 'changed a rule that the organization sets for all projects',
    ...(!located && { criterion: 'IAM-04' }),
  }
}

const logName = /(^|[-_./])(audit|logs?|logging|trail)([-_./]|$)/i
function logBucket({ method, resource }: Seen): Change | null {
  const bucket = /projects\/_\/buckets\/([^/]+)/.exec(resource)?.[1]
  if (!bucket || !/^storage\.buckets\.(delete|update|patch)$/i.test(method) || !logName.test(bucket)) return null
  return logging('high', 'changed or deleted a bucket whose name says that it holds logs')
}

/** Copies of objects to a bucket of another project, disks and images made usable elsewhere, exports of databases. */
function copiedOut(payload: unknown, { method, project }: Seen): Change | null {
  const to = /^projects\/([^/]+)\//.exec(text(dig(payload, 'metadata', 'destination')) ?? '')?.[1]
  const base = { kind: 'sharing', rule: 'G-02' } as const
  if (to && to !== '_' && to !== project) return { ...base, severity: 'high', what: `copied an object to the project ${to}`, criterion: 'REG-02', observed: `project ${to}`, expected: 'own projects only' }
  if (/instances\.export$|images\.export$/i.test(method)) return { ...base, severity: 'low', what: 'exported a database or image', criterion: 'REG-02' }
  return null
}

const words = { public: 'anyone', consumer: 'a private account', domain: 'another domain' } as const

function policyChanges(payload: unknown, { method, permissions, granter }: Seen): Change[] {
  const invited = /InsertProjectOwnershipInvite$/i.test(method) ? [{ role: 'roles/owner', member: text(dig(payload, 'request', 'member')) ?? '', added: true }] : []
  const isPolicy = /setIam(Policy|Permissions)$/i.test(method) || invited.length > 0 || permissions.some((one) => /\.setIamPolicy$/.test(one))
  if (!isPolicy) return []
  const grants = invited.length > 0 ? invited : grantsOf(payload)
  const found: Change[] = auditRemoved(payload) ? [logging('high', 'stopped the recording of data access for a service or a person')] : []
  for (const { role, member, added } of grants.slice(0, 500)) {
    const reach = reachOf(member, granter)
    if (reach === 'own' || (reach === 'domain' && !added)) continue
    found.push({
      kind: 'sharing',
      rule: 'G-02',
      severity: reach === 'public' ? 'critical' : reach === 'consumer' ? 'high' : 'medium',
      what: `gave ${role || 'a role'} to ${words[reach]}`,
      name: `${reach}: ${role}`,
      observed: words[reach],
      expected: 'people and services of the own organization',
      ...(/cloudkms/i.test(role) && { criterion: 'CRY-03' }),
    })
  }
  const strong = grants.find(({ role, added }) => added && powerful.test(role))
  if (strong) found.push({ kind: 'grant', rule: 'LG-11', severity: 'medium', what: `gave the role ${strong.role}`, name: strong.role })
  if (/\.(disks|images|snapshots)\.setIamPolicy$/i.test(method) && found.length === 0) found.push({ kind: 'sharing', rule: 'G-02', severity: 'medium', what: 'changed who can use a disk, image or snapshot' })
  return found
}
