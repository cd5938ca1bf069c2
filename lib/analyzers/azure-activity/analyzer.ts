import { fromWhere } from '../audit-log/carried'
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

/** A row of the AzureActivity table, or of the portal's own CSV, which has neither addresses nor the ids of operations. */
function activityRecord(row: ReadonlyMap<string, string>): JsonRecord | null {
  if (!row.has('operationnamevalue')) return portalRecord(row)
  return Object.fromEntries([...row].flatMap(([name, value]) => (columns[name] ? [[columns[name], value]] : [])))
}

/** A row of the CSV that the portal downloads: operations in words, and the resource in parts. */
function portalRecord(row: ReadonlyMap<string, string>): JsonRecord | null {
  const [operation, time, category] = ['operationname', 'time', 'eventcategory'].map((name) => row.get(name))
  if (operation === undefined || time === undefined || category === undefined) return null
  const parts = ['subscription', 'resourcegroup', 'resourcetype', 'resource'].map((name) => row.get(name)?.split('/').filter((part) => part !== '').join('/'))
  const [subscription, group, type, resource] = parts
  return {
    time, category, operationName: operation, status: row.get('status'), caller: row.get('eventinitiatedby'), correlationId: row.get('correlationid'),
    ...(type && { resourceProviderName: type.split('/')[0] }),
    ...(subscription && { resourceId: `/subscriptions/${subscription}${group ? `/resourceGroups/${group}` : ''}${type && resource ? `/providers/${type}/${resource}` : ''}` }),
  }
}

const carries: AuditFormat['carries'] = [
  fromWhere('calleripaddress', 'httprequest', 'claims'),
  { topic: 'operations by their ids', columns: ['operationnamevalue'], criterion: 'LOG-04', also: ['IAM-03', 'IAM-04', 'REG-02', 'CRY-03', 'LOG-05'], lost: 'changes to logging, rights, keys and sharing (AZ-02 to AZ-05) cannot be told from their names in words' },
  { topic: 'second factor', columns: ['claims'], criterion: 'IAM-02', lost: 'whether a second factor was used cannot be told' },
  { topic: 'request', columns: ['properties'], criterion: 'IAM-04', also: ['CRY-03', 'REG-02', 'LOG-05'], lost: 'what a change asked for cannot be told' },
]

const format: AuditFormat = {
  id: 'azure-activity',
  source: 'azure',
  title: 'Azure activity log sample',
  version: '9',
  accepts: 'JSON of az monitor activity-log list, of a diagnostic setting (also resource logs of storage and key vaults), or of the AzureActivity table, which may be CSV; also the CSV of the portal, which carries less.',
  writer: 'Azure',
  canShow: ['administration', 'content', 'region', 'factor', 'shell'],
  turnOn: 'turn on diagnostic settings for storage (StorageRead, StorageWrite) and key vaults (AuditEvent).',
  lists: ['records', 'value', 'events', 'results'],
  remedy: 'Export the log with "az monitor activity-log list" or by a diagnostic setting, and upload the JSON unchanged. The CSV of the portal leaves out addresses and operations.',
  mine: (record) => microsoftLog(record) !== null,
  aside: asideFrom('activity'),
  event: activityEvent,
  fromRow: activityRecord,
  carries,
  cloudOf: ({ host, region }) => microsoftCloud(host) ?? (region !== null && regionClassOf('azure', region) === 'government' ? 'government' : null),
  regionClass: (region) => regionClassOf('azure', region),
  rules: activityRules,
  recognize: recognizeActivity,
}

/** Azure activity and resource logs: rules AZ-01 to AZ-05 (domain.md 5.1 and 5.3). */
export default auditAnalyzer(format)
