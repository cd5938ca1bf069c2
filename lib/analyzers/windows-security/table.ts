import type { JsonRecord } from '../formats/json-records'

/** Columns of Export-Csv and of the Event Viewer, by the key that the JSON of Get-WinEvent has. */
const columns: Record<string, string> = {
  id: 'Id', eventid: 'Id', eventcode: 'Id', timecreated: 'TimeCreated', dateandtime: 'TimeCreated', timegenerated: 'TimeCreated', eventtime: 'TimeCreated', date: 'TimeCreated', machinename: 'MachineName', computer: 'MachineName', computername: 'MachineName', hostname: 'MachineName',
  logname: 'LogName', channel: 'LogName', providername: 'ProviderName', source: 'ProviderName', sourcename: 'ProviderName', message: 'Message', description: 'Message', recordid: 'RecordId', eventrecordid: 'RecordId', keywordsdisplaynames: 'Keywords', keywords: 'Keywords', level: 'Level',
  subjectusername: 'SubjectUserName', targetusername: 'TargetUserName', subjectdomainname: 'SubjectDomainName', targetdomainname: 'TargetDomainName', ipaddress: 'IpAddress', logontype: 'LogonType', workstationname: 'WorkstationName', account: 'Account', accountname: 'AccountName', taskcategory: 'TaskCategory',
  subjectlogonid: 'SubjectLogonId', targetlogonid: 'TargetLogonId', commandline: 'CommandLine', newprocessname: 'NewProcessName', objectname: 'ObjectName', membername: 'MemberName', status: 'Status',
}

/** A row of a CSV export as a record of JSON; null when it has no number, time and source of an event. */
export function fromRow(row: ReadonlyMap<string, string>): JsonRecord | null {
  const record: JsonRecord = {}
  for (const [name, value] of row) {
    const key = columns[name]
    if (key !== undefined) record[key] ??= value
  }
  const enough = record['Id'] !== undefined && record['TimeCreated'] !== undefined && (record['ProviderName'] !== undefined || record['LogName'] !== undefined)
  return enough ? record : null
}
