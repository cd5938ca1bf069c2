import type { Actor, ActorKind } from '../log-model'
import type { JsonRecord } from '../formats/json-records'
import { field, isObject, text } from '../formats/keys'

/** What tells a person from a machine beside the identity itself. */
export type Circumstance = {
  mfa: boolean
  console: boolean
  /** The call came from outside of AWS, by an address anyone can have, and not from a function. */
  fromOutside: boolean
}

const service = /^(svc|srv|service|ci|cicd|cd|bot|system|automation|deploy\w*|terraform|jenkins|gitlab\w*|github\w*|packer|ansible|backup|monitor\w*|pipeline)([-_.@]|$)|[-_.](svc|service|bot|ci|automation|runner|agent|exporter|deployer|role)$/i
const machineSession = /^(i-[0-9a-f]{8,17}|\d+|(aws|boto)[\w-]*sdk[\w-]*|aws-go-sdk-\d+|botocore-session-\d+|[0-9a-f]{32}|.*[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|.*\d{10,})$/i
const email = /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/
const firstLast = /^[a-z][a-z'-]*\.[a-z'.-]*[a-z]$/i
const permissionSet = /^AWSReservedSSO_(.+)_[0-9a-z]+$/i
/** Names AWS or a redactor writes where a person's name was. */
export const redactedName = /^(HIDDEN_DUE_TO_SECURITY_REASONS|\*{3,}|x{4,}|\[?redacted\]?|<redacted>|anonymi[sz]ed|masked)$/i

/** Who acts in a record (domain.md 5.1); null when it does not say. */
export function actorOf(identity: unknown, eventType: string | null, seen: Circumstance): Actor | null {
  if (!isObject(identity)) return eventType === 'AwsServiceEvent' ? provider('aws internal', 'AWS Internal') : null
  const arn = identity['arn']
  const context = identity['sessionContext']
  if (typeof arn !== 'string' || identity['type'] !== 'AssumedRole' || field(context, 'sourceIdentity') !== undefined || identity['sourceIdentity'] !== undefined) return resolve(identity, seen)
  const issuer = field(context, 'sessionIssuer')
  const from = [identity['principalId'], identity['userName'], identity['accountId'], field(issuer, 'arn'), field(issuer, 'userName')]
  const flags = Number(seen.mfa) + 2 * Number(seen.console) + 4 * Number(seen.fromOutside)
  const known = sessions.get(arn)
  if (known && known.flags === flags && known.from.every((value, i) => value === from[i])) return known.actor
  const actor = resolve(identity, seen)
  if (sessions.size >= 5_000) sessions.clear()
  sessions.set(arn, { from, flags, actor })
  return actor
}

/** Sessions resolved last, by ARN: a role acts thousands of times in a row. Everything the answer depends on is compared. */
const sessions = new Map<string, { from: unknown[]; flags: number; actor: Actor | null }>()

function resolve(identity: JsonRecord, seen: Circumstance): Actor | null {
  const type = text(identity['type'])
  const arn = text(identity['arn'])
  const name = text(identity['userName'])
  const invokedBy = text(identity['invokedBy'])
  if (name && redactedName.test(name)) return { id: 'hidden', kind: 'anonymous', display: 'Name withheld', aliases: [] }
  switch (type) {
    case 'Root':
      return person(identity, arn ?? `root of ${text(identity['accountId']) ?? 'an unnamed account'}`, 'Account root')
    case 'IAMUser':
      return iamUser(identity, name ?? lastPart(arn))
    case 'AssumedRole':
    case 'Role':
      return session(identity, arn, seen)
    case 'FederatedUser':
    case 'Directory':
    case 'SAMLUser':
      return named(identity, name ?? lastPart(arn) ?? text(identity['principalId']))
    case 'WebIdentityUser':
      return webIdentity(identity, name)
    case 'IdentityCenterUser':
      return named(identity, name ?? text(field(identity['onBehalfOf'], 'userId')) ?? text(identity['principalId']))
    case 'AWSService':
      return provider((invokedBy ?? text(identity['principalId']) ?? 'aws internal').toLowerCase(), invokedBy ?? 'AWS Internal')
    case 'AWSAccount':
      return account(identity, arn)
    default:
      if (type) return unknown(identity, type)
      return invokedBy ? provider(invokedBy.toLowerCase(), invokedBy) : name ? byName(identity, name) : unknown(identity, type)
  }
}

const provider = (id: string, display: string): Actor => ({ id, kind: 'provider', display, aliases: [] })
const lastPart = (arn: string | null): string | null => (arn?.includes('/') ? arn.slice(arn.lastIndexOf('/') + 1) || null : null)

/** Names it also goes by, never an access key. */
const aliasesOf = (identity: JsonRecord, id: string): string[] =>
  [text(identity['arn']), text(identity['userName']), text(identity['principalId'])].filter((alias): alias is string => alias !== null && alias.toLowerCase() !== id)

function actor(identity: JsonRecord, kind: ActorKind, name: string, display = name, via?: string | null): Actor {
  const id = name.toLowerCase()
  return { id, kind, display, aliases: aliasesOf(identity, id), ...(via && { via }) }
}

const person = (identity: JsonRecord, name: string, display = name, via?: string | null) => actor(identity, 'human', name, display, via)
const named = (identity: JsonRecord, name: string | null) => (name ? person(identity, name) : null)

/** A user with long-lived keys is a person unless the name says otherwise: taking a person for a service would hide them. */
function iamUser(identity: JsonRecord, name: string | null): Actor | null {
  const arn = text(identity['arn'])
  if (!name) return masked(identity)
  return service.test(name) ? actor(identity, 'service', arn ?? name, name) : person(identity, name)
}

function masked(identity: JsonRecord): Actor | null {
  const principal = text(identity['principalId'])
  const key = text(identity['accessKeyId'])
  if (principal) return person(identity, principal)
  return key ? person(identity, `access key ending ${key.slice(-4)}`) : null
}

/** A role session: the person in its name when there is one, else the role as a service. */
function session(identity: JsonRecord, arn: string | null, seen: Circumstance): Actor | null {
  const context = identity['sessionContext']
  const issuer = field(context, 'sessionIssuer')
  const role = text(field(issuer, 'userName')) ?? arn?.split('/').at(-2) ?? null
  const roleArn = text(field(issuer, 'arn')) ?? arn
  const principal = text(identity['principalId'])
  const name = (arn && arn.split('/').length > 2 ? lastPart(arn) : null) ?? (principal?.includes(':') ? principal.slice(principal.indexOf(':') + 1).trim() : null)
  const sso = role ? permissionSet.exec(role) : null
  const via = sso?.[1] ?? role
  const source = text(field(context, 'sourceIdentity')) ?? text(identity['sourceIdentity'])
  if (role?.startsWith('AWSServiceRoleFor') || roleArn?.includes('/aws-service-role/')) return provider((roleArn ?? role ?? '').toLowerCase(), role ?? 'AWS service role')
  if (source && !machineSession.test(source)) return person(identity, source, source, via)
  if (name && (sso || email.test(name) || seen.mfa || seen.console || likelyPerson(name, seen))) return person(identity, name, name, via)
  const id = roleArn ?? role ?? principal
  return id ? actor(identity, 'service', id, role ?? id) : null
}

/** An identity of which an export kept the name alone: a person unless the name is one that machines have. */
const byName = (identity: JsonRecord, name: string): Actor =>
  /\.amazonaws\.com$/.test(name) ? provider(name.toLowerCase(), name) : actor(identity, machineSession.test(name) || service.test(name) ? 'service' : 'human', name)

/** A name that no machine chose, used from outside of AWS, is taken for a person's: the roster then has to explain it. */
const likelyPerson = (name: string, seen: Circumstance): boolean =>
  !machineSession.test(name) && !service.test(name) && (firstLast.test(name) || seen.fromOutside)

function webIdentity(identity: JsonRecord, name: string | null): Actor | null {
  const issuer = text(identity['identityProvider']) ?? ''
  const who = name ?? text(identity['principalId'])
  if (!who) return null
  const machine = /actions\.githubusercontent|gitlab|oidc\.eks|circleci|buildkite|app\.terraform/i.test(issuer) || /^(repo|project_path|system:serviceaccount):/.test(who)
  return machine ? actor(identity, 'service', who) : person(identity, who)
}

function account(identity: JsonRecord, arn: string | null): Actor {
  const id = text(identity['accountId'])
  const principal = text(identity['principalId'])
  if (/anonymous/i.test(id ?? '') || /anonymous/i.test(principal ?? '')) return { id: 'anonymous', kind: 'anonymous', display: 'Anonymous', aliases: [] }
  return actor(identity, 'service', arn ?? principal ?? `account ${id ?? 'unknown'}`, `Account ${id ?? 'unknown'}`)
}

const unknown = (identity: JsonRecord, type: string | null): Actor | null => {
  const id = text(identity['arn']) ?? text(identity['principalId']) ?? text(identity['userName'])
  return id || type ? { id: (id ?? 'unknown').toLowerCase(), kind: 'anonymous', display: id ?? 'Unknown', aliases: [] } : null
}
