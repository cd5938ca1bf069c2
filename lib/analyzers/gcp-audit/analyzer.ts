import { fromWhere } from '../audit-log/carried'
import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { regionClassOf } from '../formats/cloud-regions'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, text } from '../formats/keys'
import { gcpEvent, payloadOf } from './event'
import { recognizeGcp } from './recognize'
import { gcpRules } from './rules'
import { yamlEntries } from './yaml-entries'

/** An audit entry: an audit payload with a method or service, beside what every log entry has. */
function isAudit(record: JsonRecord): boolean {
  const payload = payloadOf(record)
  if (!payload) return false
  return text(dig(payload, 'methodName')) !== null || text(dig(payload, 'serviceName')) !== null || (isObject(dig(payload, 'authenticationInfo')) && field(record, 'logName') !== undefined)
}

/** Entries of other logs of Google Cloud, which an export without filter mixes in. */
function otherEntry(record: JsonRecord): string | null {
  if (payloadOf(record) && isAudit(record)) return null
  const entry = text(field(record, 'logName')) !== null && field(record, 'resource') !== undefined
  return entry ? 'entries of other Google Cloud logs' : null
}

const format: AuditFormat = {
  id: 'gcp-audit',
  source: 'gcp',
  title: 'Google Cloud audit log sample',
  version: '8',
  accepts: 'JSON of audit log entries: from gcloud logging read (also its YAML), a log sink in Cloud Storage, BigQuery or Pub/Sub, the download of the Logs Explorer as JSON or CSV, or JSON Lines; .gz as well.',
  writer: 'Google Cloud',
  canShow: ['administration', 'content', 'region', 'sign-in', 'shell'],
  turnOn: 'turn on Data Access audit logs for storage, databases, secrets and keys: they are off by default.',
  lists: ['entries', 'records', 'events', 'logentries'],
  remedy: 'Upload the entries of cloudaudit.googleapis.com as JSON, unchanged: with gcloud add --format=json.',
  mine: (record) => isAudit(record) || otherEntry(record) !== null,
  aside: otherEntry,
  event: gcpEvent,
  carries: [
    { topic: 'who', columns: ['protopayload', 'protopayloadauthenticationinfo*'], criterion: 'LOG-01', also: ['PER-02'], lost: 'no event in it can be complete' },
    fromWhere('protopayload', 'protopayloadrequestmetadata', 'protopayloadrequestmetadatacallerip'),
  ],
  text: yamlEntries(isAudit, otherEntry),
  cloudOf: () => null,
  regionClass: (region) => regionClassOf('gcp', region),
  isConditional: (region) => regionClassOf('gcp', region) === 'united-states',
  rules: gcpRules,
  recognize: recognizeGcp,
}

/** Google Cloud audit logs: rules G-01 to G-07 (domain.md 5.1 and 5.4). */
export default auditAnalyzer(format)
