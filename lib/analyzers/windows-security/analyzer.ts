import { UnreadableEvidence, type Analyzer, type Sample } from '../analyzer'
import { auditAnalyzer } from '../audit-log/format'
import { auditEvent } from '../audit-log/event'
import { headOf } from '../audit-log/rows'
import type { AuditLogFacts } from '../audit-log-facts'
import { firstBytes } from '../formats/bytes'
import { windowsEvent } from './event'
import { isPrinted, readPrinted } from './printed'
import { recordOf } from './record'
import { windowsRules } from './rules'
import { fromRow } from './table'
import { readXmlEvents, remedy } from './xml'

const reads = auditAnalyzer({
  id: 'windows-security',
  source: 'windows',
  title: 'Windows security log',
  version: '8',
  accepts: 'The Security log as XML or text (wevtutil) or as XML of the Event Viewer, as JSON of Get-WinEvent, Winlogbeat, NXLog or evtx_dump, or as CSV of Get-WinEvent or the Event Viewer. An .evtx file has to be exported first.',
  writer: 'a Windows event log',
  canShow: ['sign-in', 'administration', 'content'],
  turnOn: 'audit the file system and file shares that hold program data (events 4663 and 5145).',
  lists: ['events', 'value'],
  remedy,
  mine: (json) => recordOf(json) !== null,
  event(json, at) {
    const record = recordOf(json)
    return record ? windowsEvent(record, at) : auditEvent({ at })
  },
  fromRow,
  // The Event Viewer gives the text of the event a cell without a header.
  unnamed: 'message',
  text: {
    is: (head) => head.trimStart().startsWith('<') || isPrinted(head),
    read: async (file, take) => (isPrinted(await headOf(file)) ? readPrinted(file, take) : readXmlEvents(file, take)),
  },
  sessions: true,
  cloudOf: () => null,
  regionClass: () => 'invented',
  rules: windowsRules,
  recognize,
})

/** The security log of Windows machines (domain.md G-02 and 5.1, on premises). */
const analyzer: Analyzer<AuditLogFacts> = {
  ...reads,
  async analyze(input) {
    for (const file of input.files) {
      const head = await firstBytes(file.open(), 8)
      if (isEvtx(head)) throw new UnreadableEvidence('This is an .evtx file, which only Windows reads reliably.', { file: file.name }, remedy)
    }
    return reads.analyze(input)
  },
}
export default analyzer

/** The signature of an .evtx file. */
const isEvtx = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 7)) === 'ElfFile'

const xml = /<Event(?:\s[^>]*)?>\s*<System>[\s\S]{0,2000}<EventID[^>]*>\d{1,5}<\/EventID>/
const json = [/"winlog"\s*:\s*\{/, /"(?:Microsoft-Windows-[\w-]+|Security)"/, /"(?:EventID|Id|event_id|EventCode)"\s*:\s*"?\{?\d*/, /"(?:SubjectUserName|TargetUserName|LogonType|SubjectUserSid)"\s*:/, /"(?:MachineName|Computer|Hostname|computer_name)"\s*:/, /"TimeCreated"|"EventTime"/]
const header = /^\ufeff?"?(?:Keywords,"?Date and Time|Level,"?Date and Time|Message"?,"?Id"?,|[^\n]*(?:ProviderName|LogName)[^\n]*\bId\b|[^\n]*\bId\b[^\n]*(?:ProviderName|LogName))/

/** How surely the first bytes are a Windows event log. */
function recognize({ text, bytes }: Sample): number {
  if (isEvtx(bytes)) return 0.9
  const start = text.trimStart()[0]
  if (isPrinted(text) && /^ {2}Event ID: ?\d+/m.test(text)) return 0.95
  if (start === '<') return xml.test(text) ? 1 : 0
  if (start === '{' || start === '[') {
    const told = json.filter((key) => key.test(text)).length
    return json[0]?.test(text) && told >= 2 ? 1 : json[2]?.test(text) && told >= 4 ? 0.95 : json[2]?.test(text) && json[1]?.test(text) && json[5]?.test(text) ? 0.9 : 0
  }
  return header.test(text) && /Microsoft-Windows-Security-Auditing|,Security,|"Security"/.test(text) ? 0.95 : 0
}
