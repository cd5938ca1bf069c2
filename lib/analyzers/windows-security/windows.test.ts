import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

type Data = Record<string, string>
let serial = 0
const xml = (id: number, data: Data) =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="Microsoft-Windows-Security-Auditing"/><EventID Qualifiers="">${id}</EventID><TimeCreated SystemTime="2026-11-02T14:00:00.1234567Z"/><EventRecordID>${++serial}</EventRecordID><Channel>Security</Channel><Computer>GD-DC01</Computer></System><EventData>${Object.entries(data).map(([name, value]) => `<Data Name="${name}">${value}</Data>`).join('')}</EventData></Event>`
const person = { TargetUserSid: 'S-1-5-21-1-2-3-1104', TargetUserName: 'mokafor', TargetDomainName: 'HF', TargetLogonId: '0x51', LogonType: '10', IpAddress: '10.20.4.17' }
const subject = { SubjectUserSid: 'S-1-5-21-1-2-3-1104', SubjectUserName: 'mokafor', SubjectDomainName: 'HF', SubjectLogonId: '0x51' }
const read = (content: string | Uint8Array) => analyzer.analyze({ files: [evidenceOf(content, 'export')] })
const rules = async (id: number, data: Data) => (await read(`${xml(4624, person)}\n${xml(id, data)}\n`)).observations.filter(({ rule }) => rule.startsWith('WS')).map(({ rule, severity }) => `${rule} ${severity}`)
const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

describe('rules: firing, quiet, near miss', () => {
  it.each<[string, number, Data, string[]]>([
    ['a quiet event', 4663, { ...subject, ObjectName: 'D:\\a', AccessList: '%%4416' }, []],
    ['WS-01 fires for the log cleared', 1102, subject, ['WS-01 critical']],
    ['WS-01 fires for auditing taken away', 4719, { ...subject, AuditPolicyChanges: '%%8448' }, ['WS-01 high']],
    ['WS-01 notes auditing changed', 4719, { ...subject, AuditPolicyChanges: '%%8451' }, ['WS-01 medium']],
    ['WS-01 fires for a command against the logs', 4688, { ...subject, CommandLine: 'wevtutil.exe cl Security' }, ['WS-01 high']],
    ['WS-01 is quiet for a command that reads them', 4688, { ...subject, CommandLine: 'wevtutil.exe qe Security' }, []],
    ['WS-02 fires for an address abroad', 4624, { ...person, IpAddress: '185.220.101.4' }, ['WS-02 high']],
    ['WS-02 is quiet for an address within', 4624, { ...person, IpAddress: '::ffff:10.20.4.18' }, []],
    ['WS-03 fires for an account made', 4720, { ...subject, TargetUserName: 'v' }, ['WS-03 medium']],
    ['WS-03 only notes one disabled', 4725, { ...subject, TargetUserName: 'v' }, ['WS-03 info']],
    ['WS-04 fires for a group of administrators', 4728, { ...subject, MemberSid: 'S-1-5-21-1-2-3-9', TargetUserName: 'Domain Admins' }, ['WS-04 high']],
    ['WS-04 only notes another group', 4728, { ...subject, MemberSid: 'S-1-5-21-1-2-3-9', TargetUserName: 'Domain Admins Readers' }, ['WS-04 low']],
    ['WS-05 fires for a service installed', 4697, { ...subject, ServiceName: 'x' }, ['WS-05 medium']],
    ['WS-06 lists a device', 6416, { ...subject, DeviceDescription: 'x' }, ['WS-06 low']],
    ['WS-07 and WS-08 fire for the built-in administrator', 4624, { ...person, TargetUserName: 'Administrator', TargetUserSid: 'S-1-5-21-1-2-3-500' }, ['WS-07 high', 'WS-08 medium']],
    ['WS-08 is quiet for a name that begins alike', 4624, { ...person, TargetUserName: 'admin.lee' }, []],
    ['WS-09 fires for an old protocol', 4624, { ...person, LogonType: '3', LmPackageName: 'NTLM V1' }, ['WS-09 high']],
    ['WS-09 is quiet for its successor', 4624, { ...person, LogonType: '3', LmPackageName: 'NTLM V2' }, []],
    ['WS-10 fires for nobody', 4624, { ...person, TargetUserName: 'ANONYMOUS LOGON', TargetUserSid: 'S-1-5-7', LogonType: '3' }, ['WS-10 medium']],
  ])('%s', async (_name, id, data, expected) => expect(await rules(id, data)).toEqual(expected))
})

describe('shapes', () => {
  const one = xml(4624, person)
  const ecs = { '@timestamp': '2026-11-02T14:00:00.123Z', winlog: { event_id: '4624', computer_name: 'GD-DC01', channel: 'Security', provider_name: 'Microsoft-Windows-Security-Auditing', event_data: person } }
  it.each<[string, string | Uint8Array]>([
    ['XML with a root', `<?xml version="1.0"?><Events>${one}</Events>`],
    ['XML without one, as wevtutil prints it', `${one}\r\n`],
    ['UTF-16, as the Event Viewer saves it', Buffer.from(`\ufeff<?xml version="1.0" encoding="utf-16"?><Events>${one}</Events>`, 'utf16le')],
    ['gzip', gzipSync(`<Events>${one}</Events>`)],
    ['Winlogbeat', JSON.stringify(ecs)],
    ['text of wevtutil', `Event[0]:\r\n  Log Name: Security\r\n  Source: Microsoft-Windows-Security-Auditing\r\n  Date: 2026-11-02T14:00:00.1230000Z\r\n  Event ID: 4624\r\n  Task: Logon\r\n  Level: Information\r\n  Opcode: Info\r\n  Keyword: Audit Success\r\n  User: N/A\r\n  User Name: N/A\r\n  Computer: GD-DC01\r\n  Description: \r\nAn account was successfully logged on.\r\n\r\nLogon Information:\r\n\tLogon Type:\t\t10\r\n\r\nNew Logon:\r\n\tAccount Name:\t\tmokafor\r\n\tAccount Domain:\t\tHF\r\n\r\nNetwork Information:\r\n\tSource Network Address:\t10.20.4.17\r\n`],
    ['Winlogbeat in Elastic', JSON.stringify({ hits: { hits: [{ _source: ecs }] } })],
    ['NXLog', JSON.stringify({ EventTime: '2026-11-02T14:00:00Z', Hostname: 'GD-DC01', EventID: 4624, SourceName: 'Microsoft-Windows-Security-Auditing', Channel: 'Security', ...person })],
    ['evtx_dump', JSON.stringify({ Event: { System: { Provider: { '#attributes': { Name: 'Microsoft-Windows-Security-Auditing' } }, EventID: 4624, TimeCreated: { '#attributes': { SystemTime: '2026-11-02T14:00:00.123456Z' } }, Channel: 'Security', Computer: 'GD-DC01' }, EventData: person } })],
    ['Get-WinEvent', JSON.stringify([(JSON.parse(fixture('powershell.json').toString()) as object[])[0]])],
  ])('%s', async (_name, content) => {
    const { facts } = await read(content)
    expect(facts).toMatchObject({ events: 1, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z', regions: {}, signIns: { interactive: 1 }, principals: [{ id: 'hf\\mokafor', kind: 'human' }] })
    expect(Object.keys(facts.hosts)[0]).toMatch(/^gd-dc01/)
    expect(recognize(await sampleOf(evidenceOf(content)))?.analyzer).toBe('windows-security')
  })
  it('of PowerShell and the Event Viewer as CSV, whose times have no zone', async () => {
    const { facts, observations } = await read(fixture('viewer.csv'))
    expect(facts).toMatchObject({ events: 3, incomplete: 0, firstEvent: '2026-11-02T14:00:00Z' })
    expect(observations.some(({ rule }) => rule === 'WS-11')).toBe(true)
    expect(recognize(await sampleOf(evidenceOf(fixture('viewer.csv'))))?.analyzer).toBe('windows-security')
  })
  it('of the Event Viewer as CSV, which gives the text of an event no header, and no other cell beyond it', async () => {
    const row = 'Audit Success,11/2/2026 2:00:00 PM,Microsoft-Windows-Security-Auditing,4624,Logon,"An account was successfully logged on.\r\n\r\nLogon Information:\r\n\tLogon Type:\t\t10\r\n\r\nNew Logon:\r\n\tAccount Name:\t\tmokafor\r\n\tAccount Domain:\t\tHF\r\n\r\nNetwork Information:\r\n\tSource Network Address:\t10.0.0.9\r\n"'
    const table = `Keywords,Date and Time,Source,Event ID,Task Category\r\n${row}\r\n`
    expect((await read(table)).facts).toMatchObject({ events: 1, incomplete: 0, signIns: { interactive: 1 }, principals: [{ id: 'hf\\mokafor' }] })
    await expect(read(table.replace(row, `${row},more`))).rejects.toMatchObject({ reason: 'The row has more cells than the header.' })
  })
  it('name who cleared the log, wherever an export keeps it', async () => {
    const beat = { '@timestamp': '2026-11-02T14:00:00Z', winlog: { event_id: '1102', computer_name: 'GD-DC01', channel: 'Security', user_data: { SubjectUserName: 'mokafor', SubjectDomainName: 'HF' } } }
    const printed = (message: string) => JSON.stringify({ Id: 1102, LogName: 'Security', ProviderName: 'Microsoft-Windows-Eventlog', MachineName: 'GD-DC01', TimeCreated: '/Date(1793628000000)/', Message: message })
    for (const content of [JSON.stringify(beat), printed('The audit log was cleared.\r\nSubject:\r\n\tAccount Name:\tmokafor\r\n\tDomain Name:\tHF\r\n')]) {
      expect((await read(content)).facts.principals).toMatchObject([{ id: 'hf\\mokafor', kind: 'human' }])
    }
  })
  it('take the address from where the session was opened', async () => {
    expect((await read(`${xml(4624, person)}\n${xml(4720, { ...subject, TargetUserName: 'v' })}\n`)).facts.sources).toMatchObject({ private: 2 })
    expect((await read(`${xml(4720, { ...subject, TargetUserName: 'v' })}\n`)).facts.sources).toMatchObject({ missing: 1 })
  })
  it.each<[string, string | Uint8Array, RegExp]>([
    ['cut within an event', one.slice(0, -30), /cut off/],
    ['cut between events', `<Events>${one}`, /cut off/],
    ['of something else', '<html><body>Hi</body></html>', /no export of a Windows event log/],
    ['with an entity', `<!DOCTYPE x [<!ENTITY a "b">]><Events>${one}</Events>`, /no export/],
    ['malformed', one.replace('</Channel>', '</Canal>'), /malformed/],
    ['printed and cut within an event', 'Event[0]:\n  Log Name: Security\n  Event ID: 4624\n  Date: 2026-11-', /cut off/],
    ['of an .evtx file', Buffer.concat([Buffer.from('ElfFile\0'), Buffer.alloc(4096)]), /\.evtx/],
  ])('%s are refused', async (_name, content, reason) => await expect(read(content)).rejects.toThrow(reason))
  it('says so when an .evtx file is recognized', async () => expect(recognize(await sampleOf(evidenceOf(Buffer.concat([Buffer.from('ElfFile\0'), Buffer.alloc(4096)]))))?.analyzer).toBe('windows-security'))
})
