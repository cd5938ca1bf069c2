import { columnName } from '../audit-log/rows'
import { fields, type ColumnMapping, type Field } from './fields'

/** Names that columns go by, the telling ones first: a name of an earlier group beats one of a later group. */
const synonyms: Record<Field, string[][]> = {
  when: [['when'], ['timestamp', 'datetime', 'eventtime', 'eventtimestamp', 'timeutc', 'dateutc', 'utctime', 'dateandtime', 'datetimeutc', 'accesstime', 'logtime', 'eventdatetime', 'occurredat', 'createdat', 'eventdate', 'accessdate', 'timeofaccess'], ['time', 'date', 'created', 'occurred']],
  who: [['who'], ['user', 'username', 'useremail', 'actor', 'principal', 'account', 'accountname', 'login', 'loginname', 'performedby', 'accessedby', 'initiatedby', 'employee', 'badgeholder', 'cardholder', 'operator', 'userprincipalname', 'upn'], ['email', 'userid', 'person', 'identity', 'subject', 'name', 'by']],
  what: [['what'], ['action', 'operation', 'activity', 'event', 'eventname', 'eventtype', 'actiontype', 'operationname', 'command', 'accesstype', 'method'], ['verb', 'description', 'message', 'type', 'eventdescription']],
  'from where': [['fromwhere'], ['sourceip', 'srcip', 'clientip', 'ipaddress', 'ip', 'remoteip', 'remoteaddress', 'sourceaddress', 'clientaddress', 'sourceipaddress', 'remotehost', 'useripaddress', 'clienthost', 'address'], ['workstation', 'terminal', 'door', 'reader', 'badgereader', 'station', 'location', 'source', 'device', 'computer', 'site', 'origin']],
  outcome: [['outcome'], ['result', 'success', 'succeeded', 'status', 'decision', 'accessresult', 'granted', 'allowed', 'disposition'], ['statuscode', 'response', 'responsecode', 'resultcode']],
  object: [['object', 'resource', 'file', 'filename', 'filepath', 'path', 'document', 'target', 'objectname', 'resourcename', 'asset', 'record']],
  machine: [['machine', 'server', 'servername', 'host', 'hostname', 'system', 'systemname', 'application', 'service']],
}

/** Which column tells each field; columns that would do equally well are `unclear`. */
export type Choice = { chosen: Map<Field, number>; unclear: Map<Field, string[]> }

/** Chooses by the words of the header. A stated mapping beats them. */
export function chooseColumns(header: readonly string[], stated: ColumnMapping): Choice {
  const names = header.map(columnName)
  const chosen = new Map<Field, number>()
  const unclear = new Map<Field, string[]>()
  for (const field of fields) {
    const told = stated[field]
    if (told !== undefined) {
      const index = names.indexOf(columnName(told))
      if (index >= 0) chosen.set(field, index)
      continue
    }
    for (const group of synonyms[field]) {
      const found = names.flatMap((name, index) => (group.includes(name) ? [index] : []))
      if (found.length === 0) continue
      const [only] = found
      if (found.length === 1 && only !== undefined) chosen.set(field, only)
      else if (field === 'when' && isDateAndTime(found.map((index) => names[index] ?? ''))) chosen.set(field, found.find((index) => names[index] === 'date') as number)
      else unclear.set(field, found.map((index) => header[index] ?? ''))
      break
    }
  }
  const taken = [...chosen].filter(([field]) => field !== 'machine').map(([, index]) => index)
  const machine = chosen.get('machine')
  if (machine !== undefined && taken.includes(machine)) chosen.delete('machine')
  return { chosen, unclear }
}

/** A date in one column and the time of day in another. */
const isDateAndTime = (names: string[]): boolean => names.length === 2 && names.includes('date') && names.includes('time')

const line = /^#\s*columns?\s*:\s*(.+)$/i
/** The mapping that a line "# columns: who = User; what = Action" states; null for another line. */
export function statedMapping(text: string): ColumnMapping | null {
  const parts = line.exec(text.trim())
  if (!parts) return null
  const mapping: ColumnMapping = {}
  for (const pair of (parts[1] as string).split(';')) {
    const [name = '', column = ''] = pair.split('=').map((part) => part.trim())
    const field = fields.find((one) => columnName(one) === columnName(name))
    if (field !== undefined && column !== '') mapping[field] = column
  }
  return mapping
}
