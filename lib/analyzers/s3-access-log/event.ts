import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent, type Change } from '../audit-log/event'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { textOrNumber } from '../formats/keys'
import { plausible, type OutcomeKind } from '../log-model'
import { isOperation, momentOf, type FieldName } from './line'
import { requesterOf } from './who'

/** Names in `details` that rules of this log look for. */
export const weakTls = 'requests over TLS 1.0 or 1.1'
export const noTls = 'requests without TLS'
export const byLink = 'requests by a signed link'
export const fipsHost = 'requests to a FIPS endpoint'
export const plainHost = 'requests to another endpoint'

const value = (record: JsonRecord, name: FieldName): string | null => textOrNumber(record[name], 2_000)
const said = (record: JsonRecord, name: FieldName): string | null => {
  const text = value(record, name)
  return text === null || text === '-' || text === '' ? null : text
}

/** Whether an object is a line of this log, with the names that Athena gives the fields. */
export const isAccess = (record: JsonRecord): boolean => isOperation(value(record, 'operation') ?? '') && value(record, 'bucket_name') !== null && value(record, 'requestdatetime') !== null && value(record, 'remoteip') !== null

/** Brings a request into the common form. Never throws: what is missing or malformed is null. */
export function accessEvent(record: JsonRecord, at: Locator): AuditEvent {
  const operation = value(record, 'operation')?.toUpperCase() ?? null
  const ip = said(record, 'remoteip')
  const when = momentOf(value(record, 'requestdatetime') ?? '')
  const own = operation?.startsWith('S3.') ?? false
  const { actor, account, root } = requesterOf(own && said(record, 'requester') === null ? 'AmazonS3' : value(record, 'requester'), said(record, 'bucketowner'), ip !== null && ipKind(ip) === 'public')
  const host = said(record, 'endpoint')
  const region = said(record, 'sourceregion') ?? regionOf(host)
  const bucket = said(record, 'bucket_name')
  const provided = actor?.kind === 'provider'
  return auditEvent({
    at,
    id: said(record, 'requestid') === null ? null : `${said(record, 'requestid')} ${said(record, 'key') ?? ''}`.slice(0, 300),
    time: when === null ? null : plausible(when),
    actor,
    actorAccount: account,
    service: 's3',
    action: operation,
    outcome: outcomeOf(value(record, 'httpstatus'), said(record, 'errorcode')),
    source: provided && (ip === null || ipKind(ip) !== 'public') ? 'service' : ip === null ? 'missing' : ipKind(ip),
    ip,
    region,
    readOnly: operation === null ? null : /^\w+\.(?:GET|HEAD|OPTIONS|LIST)\b/.test(operation),
    data: operation !== null && /\.(?:OBJECT|PART|UPLOAD|UPLOADS|COPY_OBJECT|COPY_PART|MULTI_OBJECT_DELETE|OBJECT_TORRENT|SELECT)(?:_\w+)?$|^S3\.\w+\.OBJECT/.test(operation) && !/\.(?:OBJECT_(?:TAGGING|LOCK\w*|RETENTION|LEGAL_HOLD))$/.test(operation),
    logType: operation?.split('.')[0] ?? null,
    changes: operation === null ? [] : changesOf(operation, bucket),
    root,
    host,
    details: detailsOf(record, bucket, host, provided),
  })
}

function outcomeOf(status: string | null, error: string | null): OutcomeKind {
  const code = Number(status)
  if (code === 401 || code === 403 || error === 'AccessDenied') return 'denied'
  return error !== null && error !== 'NotModified' ? 'failed' : code >= 400 ? 'failed' : 'success'
}

/** The region in the name of an endpoint, such as "spars.s3-fips.us-gov-west-1.amazonaws.com". */
const regionOf = (host: string | null): string | null => /(?:^|[.-])((?:af|ap|ca|cn|eu|il|me|mx|sa|us)(?:-gov|-iso[a-z]?|-isob)?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d)\.(?:vpce\.)?amazonaws\.com(?:\.cn)?$/.exec(host?.toLowerCase().replace(/:\d+$/, '') ?? '')?.[1] ?? null

function detailsOf(record: JsonRecord, bucket: string | null, host: string | null, provided: boolean): string[] {
  const names = bucket === null ? [] : [`bucket ${bucket.slice(0, 63)}`]
  const http = /^(?:REST|SOAP|WEBSITE)\./i.test(value(record, 'operation') ?? '') && !provided
  const tls = value(record, 'tlsversion')
  if (http && tls !== null) {
    if (/^(?:SSLv\d|TLSv1(?:\.[01])?)$/i.test(tls)) names.push(weakTls)
    if (tls === '-' && value(record, 'ciphersuite') === '-') names.push(noTls)
    if (host !== null) names.push(/(?:^|[.-])s3-fips\.|\.fips\./i.test(host) ? fipsHost : plainHost)
  }
  if (/^QueryString$/i.test(said(record, 'authtype') ?? '')) names.push(byLink)
  return names
}

const change = (rule: string, kind: Change['kind'], severity: Change['severity'], what: string, more: Partial<Change> = {}): Change => ({ rule, kind, severity, what, ...more })
const table: [RegExp, Change][] = [
  [/\.(?:PUT|DELETE)\.(?:BUCKETPOLICY|BUCKET_POLICY)$/, change('S3-04', 'sharing', 'high', 'changed who a bucket is open to', { name: 'bucket policies' })],
  [/\.PUT\.(?:ACL|BUCKETACL|OBJECT_ACL)$/, change('S3-04', 'sharing', 'medium', 'changed who may read by an access list', { name: 'access lists' })],
  [/\.(?:PUT|DELETE)\.(?:PUBLIC_ACCESS_BLOCK|BUCKETPUBLICACCESSBLOCK|PUBLICACCESSBLOCK)$/, change('S3-04', 'sharing', 'high', 'changed the block of public access', { name: 'blocks of public access' })],
  [/\.(?:PUT|DELETE)\.WEBSITE$/, change('S3-04', 'sharing', 'medium', 'changed whether a bucket is a web site', { name: 'web sites' })],
  [/\.PUT\.(?:LOGGING_STATUS|LOGGING)$/, change('S3-05', 'logging', 'medium', 'changed where requests are logged', { name: 'logging of requests' })],
  [/\.(?:PUT|DELETE)\.(?:OBJECT_LOCK\w*|OBJECTLOCK\w*|VERSIONING|LIFECYCLE|REPLICATION|ENCRYPTION|BUCKETENCRYPTION)$/, change('S3-05', 'fence', 'medium', 'changed how a bucket keeps, copies or encrypts objects', { name: 'keeping and copying' })],
  [/\.DELETE\.BUCKET$/, change('S3-05', 'logging', 'medium', 'deleted a bucket', { name: 'buckets deleted' })],
]

function changesOf(operation: string, bucket: string | null): Change[] {
  const found = table.find(([shape]) => shape.test(operation))?.[1]
  return found ? [{ ...found, ...(bucket !== null && { observed: bucket.slice(0, 63) }) }] : []
}
