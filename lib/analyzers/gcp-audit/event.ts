import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { auditTime } from '../audit-log/time'
import { gcpRegionId, regionClassOf } from '../formats/cloud-regions'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, items, parsed, text } from '../formats/keys'
import type { OutcomeKind, SourceKind } from '../log-model'
import { actorOf, consumerDomain } from './actor'
import { changesOf } from './changes'
import { clusterFacts } from './cluster'
import { signInOf } from './sign-in'

/** The audit payload of a log entry, also as BigQuery keeps it; undefined when the entry carries none. */
export function payloadOf(record: JsonRecord): JsonRecord | undefined {
  const payload = field(record, 'protoPayload')
  if (isObject(payload)) return payload
  const kept = field(record, 'protopayload_auditlog')
  return isObject(kept) ? fromBigQuery(kept) : undefined
}

/** Fields that a sink into BigQuery writes as JSON in a text, and the column it gives to what changed in a policy. */
const inText = { request: 'requestJson', response: 'responseJson', metadata: 'metadataJson' } as const

function fromBigQuery(kept: JsonRecord): JsonRecord {
  const opened = Object.entries(inText).flatMap(([name, column]) => {
    const value = field(kept, name) ?? parsed(field(kept, column))
    return value === undefined ? [] : [[name, value] as const]
  })
  const changed = field(kept, 'serviceData') ?? field(kept, 'servicedata_v1_iam')
  return { ...kept, ...Object.fromEntries(opened), ...(isObject(changed) && { serviceData: changed }) }
}

/** Brings an audit LogEntry of Google Cloud into the common form (domain.md 5.1 and 5.4). */
export function gcpEvent(record: JsonRecord, at: Locator): AuditEvent {
  const payload = payloadOf(record) ?? {}
  const log = text(field(record, 'logName')) ?? ''
  const logType = /cloudaudit\.googleapis\.com(?:%2F|\/)([a-z_]+)/i.exec(log)?.[1]?.toLowerCase() ?? null
  const method = text(dig(payload, 'methodName'), 200)
  const service = text(dig(payload, 'serviceName'), 120)
  const resource = text(dig(payload, 'resourceName'), 500) ?? ''
  const granted = items(dig(payload, 'authorizationInfo'), 100)
  const outcome = outcomeOf(payload, granted)
  const who = actorOf(payload, logType, outcome === 'denied')
  const ip = text(dig(payload, 'requestMetadata', 'callerIp'), 120)
  const labels = dig(record, 'resource', 'labels')
  const project = text(dig(labels, 'project_id'), 120) ?? /(?:projects|organizations|folders|billingAccounts)\/([^/]+)/.exec(log)?.[1] ?? null
  const permissions = granted.map((one) => text(dig(one, 'permission')) ?? '').filter((one) => one !== '')
  const email = who.actor?.id.includes('@') ? who.actor.id : null
  const signIn = signInOf(payload)
  const cluster = clusterFacts(payload, method ?? '', who.actor)
  const seen = { method: method ?? '', service: service ?? '', resource, permissions, granter: email, project }
  return auditEvent({
    id: text(field(record, 'insertId'), 120),
    time: auditTime(field(record, 'timestamp') ?? field(record, 'receiveTimestamp')),
    actor: who.actor,
    actorAccount: who.account,
    mfa: signIn === null || signIn.factor === 'unknown' ? 'unknown' : signIn.factor === 'none' ? 'no' : 'yes',
    service,
    action: method,
    outcome,
    account: project,
    source: sourceOf(ip, who.actor?.kind === 'provider'),
    ip,
    region: regionOf(record, payload, resource),
    ...reading(granted, method ?? '', logType),
    at,
    logType,
    signIn,
    changes: [...changesOf(payload, seen), ...cluster.changes],
    guest: who.actor?.kind === 'human' && consumerDomain.test(who.actor.id),
    policyRefusal: outcome === 'denied' && refusedByPolicy(payload, logType),
    redacted: who.redacted,
    shell: cluster.shell || /(^|\.)(google\.cloud\.iap\.\S*(AuthorizeUser|ConnectTunnel)|projects\.instances\.connect)$/i.test(method ?? '') || (service === 'iap.googleapis.com' && /AuthorizeUser$/i.test(method ?? '') && /tunnel/i.test(resource)),
    images: cluster.images,
    details: service === 'assuredworkloads.googleapis.com' ? ['events of Assured Workloads'] : [],
  })
}

function outcomeOf(payload: JsonRecord, granted: unknown[]): OutcomeKind {
  const status = dig(payload, 'status')
  const code = Number(dig(status, 'code') ?? 0)
  if (code === 7 || code === 16) return 'denied'
  if (code !== 0 || dig(payload, 'response', 'status') === 'Failure') return 'failed'
  return granted.length > 0 && granted.every((one) => dig(one, 'granted') === false) ? 'denied' : 'success'
}

function refusedByPolicy(payload: JsonRecord, logType: string | null): boolean {
  const message = text(dig(payload, 'status', 'message')) ?? ''
  return logType === 'policy' || /VpcServiceControl/.test(text(dig(payload, 'metadata', '@type')) ?? '') || /vpcServiceControls|organization'?s policy|violates constraint|access context/i.test(message)
}

function sourceOf(ip: string | null, provider: boolean): SourceKind {
  if (!ip) return provider ? 'internal' : 'missing'
  if (/^(private|gce-internal-ip)$/i.test(ip)) return provider ? 'internal' : 'private'
  const kind = ipKind(ip)
  return provider && kind !== 'invalid' ? 'service' : kind
}

const worst = ['foreign', 'secret', 'invented', 'united-states', 'government'] as const
/** The region an entry names; of several, the one farthest from home. Null for `global` and none at all. */
function regionOf(record: JsonRecord, payload: JsonRecord, resource: string): string | null {
  const labels = dig(record, 'resource', 'labels')
  const given = [
    ...items(dig(payload, 'resourceLocation', 'currentLocations'), 50),
    dig(labels, 'location'),
    dig(labels, 'region'),
    dig(labels, 'zone'),
    /\/(?:locations|regions|zones)\/([a-z0-9-]+)/.exec(resource)?.[1],
  ]
  const ids = given.flatMap((one) => text(one, 60) ?? []).map(gcpRegionId).filter((id) => id !== 'global' && id !== '-' && id !== 'unknown')
  return ids.sort((a, b) => worst.indexOf(regionClassOf('gcp', a)) - worst.indexOf(regionClassOf('gcp', b)))[0] ?? null
}

const content = /objects?\.(get|create|delete|list|copy|rewrite|compose|update|patch|move|restore)$|jobservice\.|jobs\.(insert|query|getQueryResults)$|tabledata|TableDataService|JobService\.(InsertJob|Query|GetQueryResults)|AccessSecretVersion$|(^|\.)(AsymmetricDecrypt|Decrypt|Encrypt|ExecuteSql|ExecuteStreamingSql|ReadRows|RunQuery|BatchGetDocuments|StreamingRead|Pull|StreamingPull)$|secrets\.(get|list)$/i
const reads = /(^|\.)(get|list|read|search|query|aggregatedList|watch|fetch|lookup|batchGet|test)[A-Za-z]*$/i

/** Whether an entry reads only, and whether it touches content: by the kind of its permissions, else by the method. */
function reading(granted: unknown[], method: string, logType: string | null): { readOnly: boolean | null; data: boolean } {
  const kinds = granted.map((one) => text(dig(one, 'permissionType')) ?? '').filter((kind) => kind !== '')
  const data = kinds.some((kind) => kind.startsWith('DATA_')) || ((kinds.length === 0 || logType === 'data_access') && content.test(method))
  if (kinds.length > 0) return { readOnly: kinds.every((kind) => kind.endsWith('_READ')), data }
  return { readOnly: method === '' ? null : reads.test(method), data }
}
