import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, items, text, textOrNumber } from '../formats/keys'
import { dataOfMessage } from './message'

/** An event of a Windows log, whatever it was exported as. Names in `data` are those of the event's own XML. */
export type WindowsRecord = { id: number; time: unknown; computer: string | null; channel: string | null; provider: string | null; recordId: string | null; data: ReadonlyMap<string, string> }

/**
 * The event in a JSON record of Winlogbeat, NXLog, Get-WinEvent, evtx_dump, Splunk or Sentinel; null when it is none.
 * Get-WinEvent keeps what matters in the text of the message, from where it is read.
 */
export function recordOf(json: JsonRecord): WindowsRecord | null {
  const beat = field(json, 'winlog')
  if (isObject(beat)) return record(beat, { id: field(beat, 'event_id') ?? dig(json, 'event', 'code'), time: field(json, '@timestamp'), computer: field(beat, 'computer_name'), data: field(beat, 'event_data') ?? field(beat, 'user_data'), message: field(json, 'message'), provider: field(beat, 'provider_name'), recordId: field(beat, 'record_id') })
  const dumped = field(json, 'Event')
  const system = field(isObject(dumped) ? dumped : json, 'System')
  if (isObject(system)) return fromXmlJson(system, isObject(dumped) ? dumped : json)
  const id = field(json, 'EventID') ?? field(json, 'EventCode') ?? field(json, 'Id')
  const told = field(json, 'Channel') ?? field(json, 'LogName') ?? field(json, 'SourceName') ?? field(json, 'ProviderName') ?? field(json, 'EventSourceName') ?? field(json, 'Provider')
  if (id === undefined || told === undefined) return null
  return record(json, {
    id,
    time: field(json, 'TimeCreated') ?? field(json, 'EventTime') ?? field(json, 'TimeGenerated') ?? field(json, '@timestamp'),
    computer: field(json, 'MachineName') ?? field(json, 'Hostname') ?? field(json, 'Computer') ?? field(json, 'ComputerName'),
    data: field(json, 'EventData') ?? json,
    message: field(json, 'Message'),
    provider: told,
    recordId: field(json, 'RecordId') ?? field(json, 'RecordNumber') ?? field(json, 'EventRecordID'),
  })
}

type Parts = { id: unknown; time: unknown; computer: unknown; data: unknown; message: unknown; provider: unknown; recordId: unknown }

/** The event that "wevtutil /f:text" prints as a list of fields, or null for another list. */
export function printedRecord(fields: ReadonlyMap<string, string>, message: string): WindowsRecord | null {
  const told = Object.fromEntries([...fields].map(([name, value]) => [name.replaceAll(' ', ''), value]))
  return record({ ...told, Channel: told['LogName'] }, { id: told['EventID'], time: told['Date'], computer: told['Computer'], data: { Keywords: told['Keyword'] ?? '' }, message, provider: told['Source'], recordId: undefined })
}

function record(of: JsonRecord, { id, time, computer, data, message, provider, recordId }: Parts): WindowsRecord | null {
  const number = Number(isObject(id) ? (field(id, '#text') ?? field(id, 'Value')) : id)
  if (!Number.isInteger(number) || number <= 0 || number > 65_535) return null
  const told = dataOfMessage(text(message, 20_000) ?? '')
  for (const [name, value] of pairs(data)) if (!told.has(name)) told.set(name, value)
  return { id: number, time: isObject(time) ? (field(time, 'DateTime') ?? field(time, 'value')) : time, computer: text(computer, 200), channel: text(field(of, 'Channel'), 120) ?? text(field(of, 'LogName'), 120), provider: text(provider, 120), recordId: textOrNumber(recordId, 40), data: told }
}

function fromXmlJson(system: JsonRecord, event: JsonRecord): WindowsRecord | null {
  const attribute = (of: unknown, name: string) => field(field(of, '#attributes') ?? field(of, '@attributes') ?? of, name) ?? field(of, `@${name}`)
  const id = field(system, 'EventID')
  return record(system, {
    id: isObject(id) ? (field(id, '#text') ?? field(id, 'text')) : id,
    time: attribute(field(system, 'TimeCreated'), 'SystemTime'),
    computer: field(system, 'Computer'),
    data: field(event, 'EventData') ?? field(event, 'UserData'),
    message: undefined,
    provider: attribute(field(system, 'Provider'), 'Name'),
    recordId: field(system, 'EventRecordID'),
  })
}

/** Values by name, from an object or from a list of `{Name, "#text"}`. */
function pairs(data: unknown): [string, string][] {
  const list = isObject(data) && Array.isArray(field(data, 'Data')) ? field(data, 'Data') : data
  if (Array.isArray(list)) {
    return items(list, 200).flatMap((entry): [string, string][] => {
      const name = text(field(entry, 'Name'), 80) ?? text(field(entry, '@Name'), 80) ?? text(dig(entry, '#attributes', 'Name'), 80)
      const value = textOrNumber(field(entry, '#text') ?? field(entry, 'Value') ?? field(entry, 'content'), 1_000)
      return name === null || value === null ? [] : [[name, value]]
    })
  }
  if (!isObject(list)) return []
  return Object.entries(list).slice(0, 300).flatMap(([name, value]): [string, string][] => {
    const told = textOrNumber(value, 1_000)
    return told === null ? (isObject(value) ? pairs(value) : []) : [[name, told]]
  })
}
