import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { asideFrom, microsoftCloud, microsoftLog } from '../audit-log/microsoft'
import { regionClassOf } from '../formats/cloud-regions'
import type { JsonRecord } from '../formats/json-records'
import { activityEvent } from './event'
import { recognizeActivity } from './recognize'
import { activityRules } from './rules'

/** Columns of the AzureActivity table, as `columnName` has them, and what the record calls them. */
const columns: Record<string, string> = {
  timegenerated: 'time', timegeneratedutc: 'time', eventsubmissiontimestamp: 'submissionTimestamp', operationnamevalue: 'operationNameValue', activitystatusvalue: 'activityStatusValue', activitysubstatusvalue: 'activitySubstatusValue', caller: 'caller',
  calleripaddress: 'callerIpAddress', categoryvalue: 'categoryValue', claims: 'claims', authorization: 'authorization', properties: 'properties', httprequest: 'httpRequest', resourceid: 'resourceId', subscriptionid: 'subscriptionId',
  correlationid: 'correlationId', eventdataid: 'eventDataId', resourceprovidervalue: 'resourceProviderValue', tenantid: 'workspaceId',
}

/** A row of the AzureActivity table. The portal's own CSV has neither addresses nor operation ids, and is refused. */
function activityRecord(row: ReadonlyMap<string, string>): JsonRecord | null {
  if (!row.has('operationnamevalue')) return null
  return Object.fromEntries([...row].flatMap(([name, value]) => (columns[name] ? [[columns[name], value]] : [])))
}

const format: AuditFormat = {
  id: 'azure-activity',
  source: 'azure',
  title: 'Azure activity log sample',
  version: '6',
  accepts: 'JSON of az monitor activity-log list, of a diagnostic setting (also resource logs of storage and key vaults), or of the AzureActivity table, which may be CSV.',
  writer: 'Azure',
  canShow: ['administration', 'content', 'region', 'factor', 'shell'],
  turnOn: 'turn on diagnostic settings for storage (StorageRead, StorageWrite) and key vaults (AuditEvent).',
  lists: ['records', 'value', 'events', 'results'],
  remedy: 'Export the log with "az monitor activity-log list" or by a diagnostic setting, and upload the JSON unchanged. The CSV of the portal leaves out addresses and operations.',
  mine: (record) => microsoftLog(record) !== null,
  aside: asideFrom('activity'),
  event: activityEvent,
  fromRow: activityRecord,
  cloudOf: ({ host, region }) => microsoftCloud(host) ?? (region !== null && regionClassOf('azure', region) === 'government' ? 'government' : null),
  regionClass: (region) => regionClassOf('azure', region),
  rules: activityRules,
  recognize: recognizeActivity,
}

/** Azure activity and resource logs: rules AZ-01 to AZ-05 (domain.md 5.1 and 5.3). */
export default auditAnalyzer(format)
