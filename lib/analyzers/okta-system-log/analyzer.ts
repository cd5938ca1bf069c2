import { fromWhere } from '../audit-log/carried'
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
  version: '9',
  accepts: 'JSON of the System Log API, JSON Lines, what a log stream or SIEM made of it, or the CSV download of the System Log report.',
  writer: 'Okta',
  canShow: ['sign-in', 'administration', 'factor'],
  turnOn: null,
  lists: ['events', 'records', 'value'],
  remedy: 'Upload the events of the Okta System Log as JSON (/api/v1/logs) or as the CSV that the report downloads, unchanged.',
  mine: isOkta,
  event: oktaEvent,
  fromRow: oktaRecord,
  carries: [
    fromWhere('clientipaddress'),
    { topic: 'second factor', columns: ['debugcontextdebugdatafactor', 'debugdatafactor', 'authenticationcontextcredentialtype'], criterion: 'IAM-02', lost: 'with which factor people signed in cannot be told' },
    { topic: 'sessions', columns: ['authenticationcontextexternalsessionid', 'externalsessionid'], criterion: 'IAM-02', lost: 'which factor belongs to which session cannot be told' },
    { topic: 'targets', columns: ['target*'], criterion: 'IAM-03', also: ['IAM-01', 'LOG-05'], lost: 'whom or what a change concerned cannot be told' },
    { topic: 'outcome', columns: ['outcomeresult'], criterion: 'LOG-01', lost: 'what was refused counts as done' },
    { topic: 'event ids', columns: ['uuid', 'eventid'], criterion: 'LOG-02', lost: 'an event that stands in it twice cannot be found' },
  ],
  cloudOf: ({ host }) => (host === null ? null : isGovernmentHost(host) ? 'government' : 'commercial'),
  regionClass: () => 'invented',
  rules: oktaRules,
  recognize: recognizeOkta,
}

/** Okta System Log: rules OK-01 to OK-06 (domain.md 5.1 and 5.5). */
export default auditAnalyzer(format)
