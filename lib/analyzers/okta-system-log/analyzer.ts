import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { field, isObject, text } from '../formats/keys'
import type { JsonRecord } from '../formats/json-records'
import { isGovernmentHost, oktaEvent } from './event'
import { recognizeOkta } from './recognize'
import { oktaRecord } from './rows'
import { oktaRules } from './rules'

const beside = ['actor', 'client', 'published', 'outcome', 'target', 'uuid', 'debugContext', 'legacyEventType', 'securityContext', 'authenticationContext']

/** A System Log event: a dotted event type, and enough of what Okta writes beside it. */
function isOkta(record: JsonRecord): boolean {
  const type = text(field(record, 'eventType'), 200)
  if (type === null || !/^[a-z0-9_]+(\.[a-z0-9_]+)+$/i.test(type) || field(record, 'eventSource') !== undefined) return false
  return beside.filter((name) => field(record, name) !== undefined).length >= 2 || isObject(field(record, 'actor'))
}

const format: AuditFormat = {
  id: 'okta-system-log',
  source: 'okta',
  title: 'Okta System Log sample',
  version: '6',
  accepts: 'JSON of the System Log API, JSON Lines, what a log stream or SIEM made of it, or the CSV download of the System Log report.',
  writer: 'Okta',
  canShow: ['sign-in', 'administration', 'factor'],
  turnOn: null,
  lists: ['events', 'records', 'value'],
  remedy: 'Upload the events of the Okta System Log as JSON (/api/v1/logs) or as the CSV that the report downloads, unchanged.',
  mine: isOkta,
  event: oktaEvent,
  fromRow: oktaRecord,
  cloudOf: ({ host }) => (host === null ? null : isGovernmentHost(host) ? 'government' : 'commercial'),
  regionClass: () => 'invented',
  rules: oktaRules,
  recognize: recognizeOkta,
}

/** Okta System Log: rules OK-01 to OK-06 (domain.md 5.1 and 5.5). */
export default auditAnalyzer(format)
