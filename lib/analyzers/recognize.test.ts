import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { Reading } from './analyzer'
import type { AuditLogFacts } from './audit-log-facts'
import { writeDocx } from './formats/testing/document-writers'
import { evidenceOf } from './formats/testing/evidence'
import { writeWorkbook } from './formats/testing/workbook'
import { readEvidence } from './read-evidence'
import { recognize, sampleOf } from './recognize'
import { rosterTemplate } from './roster/template'

const event = { eventVersion: '1.11', eventTime: '2026-05-04T12:13:14Z', eventSource: 's3.amazonaws.com', eventName: 'GetObject', awsRegion: 'us-gov-west-1', sourceIPAddress: '192.0.2.7', userIdentity: { type: 'IAMUser', userName: 'a.vale', accountId: '111122223333' }, eventID: '00000000-0000-4000-8000-000000000001', recipientAccountId: '111122223333' }
const manual = '# ITAR manual\n\nTechnical data of defense articles on the USML reaches U.S. persons only. DDTC is told of violations of the ITAR.\n'
const kindOf = async (content: string | Uint8Array, name: string) => recognize(await sampleOf(evidenceOf(content, name)))?.kind ?? null

describe('recognition, by content', () => {
  it.each([
    ['a roster called log.json', rosterTemplate, 'log.json', 'roster'],
    ['sign-ins saved as a workbook', writeWorkbook([{ name: 'S', rows: [['Date (UTC)', 'Username', 'Application', 'IP address', 'Client app', 'Conditional Access', 'Sign-in error code'], ['2026-11-02T14:02:00Z', 'kim@t.example', 'Portal', '10.0.0.1', 'Browser', 'Success', '']] }]), 'a.xlsx', 'audit-log'],
    ['a workbook called policy.docx', writeWorkbook([{ name: 'R', rows: [['ref', 'name', 'us person']] }]), 'policy.docx', 'roster'],
    ['CloudTrail called roster.csv', JSON.stringify({ Records: [event] }), 'roster.csv', 'cloudtrail'],
    ['CloudTrail, gzipped', gzipSync(JSON.stringify({ Records: [event] })), 'x', 'cloudtrail'],
    ['a manual', manual, 'x', 'compliance-program'],
    ['a Word document', writeDocx([manual]), 'x', 'compliance-program'],
    ['a UTF-16 roster', new Uint8Array(Buffer.from(`\ufeff${rosterTemplate}`, 'utf16le')), 'x', 'roster'],
  ])('%s', async (_name, content, file, kind) => expect(await kindOf(content, file)).toBe(kind))
  it.each([
    ['nothing', ''],
    ['zeros', new Uint8Array(500)],
    ['JSON of something else', '{"hello": "world"}'],
    ['a list of gardens', 'name,flower\nA,rose\nB,iris\n'],
    ['a broken gzip', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2])],
    ['a broken zip', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9])],
  ])('cannot tell %s, and says so', async (_name, content) => expect(await kindOf(content, 'cloudtrail.json')).toBeNull())
  it('says which files of an item are of different kinds, and what to do with shapes that hold too little', async () => {
    const okta = { uuid: 'a', published: '2026-10-01T11:00:00.000Z', eventType: 'user.session.start', displayMessage: 'm', legacyEventType: 'x', actor: { id: '1', type: 'User', alternateId: 'a@b.example' }, client: { ipAddress: '192.0.2.1' }, outcome: { result: 'SUCCESS' }, debugContext: { debugData: {} }, transaction: { id: 't' }, authenticationContext: {}, securityContext: {} }
    const files = [evidenceOf(JSON.stringify({ Records: [event] }), 'a.json'), evidenceOf(JSON.stringify([okta]), 'b.json')]
    await expect(readEvidence(files)).rejects.toMatchObject({ reason: expect.stringMatching(/several kinds.*a\.json \(AWS CloudTrail.*b\.json \(Okta/) as unknown, place: { file: 'b.json' } })
    const yaml = 'insertId: i\nlogName: projects/p/logs/cloudaudit.googleapis.com%2Factivity\nprotoPayload:\n  "@type": type.googleapis.com/google.cloud.audit.AuditLog\n'
    await expect(readEvidence([evidenceOf(yaml)])).rejects.toMatchObject({ remedy: expect.stringMatching(/--format=json/) as unknown })
    await expect(readEvidence([evidenceOf('Login Report\n============\n# date time auid host\n============\n1. 10/01/2026 12:00:00 a b\n')])).rejects.toMatchObject({ remedy: expect.stringMatching(/ausearch --raw/) as unknown })
  })
  it('reads the records that a log server, CloudWatch or a container runtime passed on as lines of text, each at its line', async () => {
    const audit = (n: number) => JSON.stringify({ kind: 'Event', apiVersion: 'audit.k8s.io/v1', level: 'Metadata', auditID: `a${n}`, stage: 'ResponseComplete', requestURI: '/api/v1/pods', verb: 'create', user: { username: 'mokafor' }, sourceIPs: ['10.0.0.1'], objectRef: { resource: 'pods', subresource: 'exec' }, responseStatus: { code: 101 }, requestReceivedTimestamp: '2026-11-02T14:00:00Z' })
    for (const head of ['2026-11-02T14:00:00.000Z ', '<13>1 2026-11-02T14:00:00Z api-1 kube-apiserver 7 - - ', 'Nov  2 14:00:00 api-1 audit[7]: ', '[pod/kube-apiserver/main] ']) {
      const read = await readEvidence([evidenceOf(`${head}${audit(1)}\r\n\r\n${head}${audit(2)}\r\n`)])
      const { facts, observations } = (read.analyzer ? read.reading : { facts: {}, observations: [] }) as Reading<AuditLogFacts>
      expect(read.analyzer?.id, head).toBe('k8s-audit')
      expect(facts.events).toBe(2)
      expect(observations.find(({ rule }) => rule === 'KA-03')).toMatchObject({ count: 2, locator: { line: 1 } })
    }
  })
  it('leaves lines of syslog whose programs write JSON of their own, and refuses a line that was cut', async () => {
    const head = 'Nov  2 14:00:00 web-1 app[7]: '
    expect((await readEvidence([evidenceOf(`${head}{"level":"info","msg":"up"}\n${head}{"level":"info","msg":"ready"}\n`)])).analyzer?.id).toBe('syslog')
    const trail = `2026-11-02T14:00:00.000Z ${JSON.stringify(event)}`
    await expect(readEvidence([evidenceOf(`${Array(12).fill(trail).join('\n')}\n${trail.slice(0, -40)}`)])).rejects.toMatchObject({ place: { line: 13 } })
  })
  it('knows an incident procedure and the report of a service auditor by what they say', async () => {
    expect((await readEvidence([evidenceOf('# Incident and Voluntary Disclosure Procedure\n\nVersion 2, effective 2026-03-03. Owner: Empowered Official\n\nAny release to a foreign person is reported to the Empowered Official, who submits the full disclosure within 60 days (22 CFR 127.12).\n')])).analyzer?.id).toBe('procedure')
    expect(await kindOf('# Independent Service Auditor’s Report (SOC 2 Type II)\n\nScope: the platform in 2025. In our opinion the controls were suitable. Exceptions: CC6.2 remediated.\n', 'x')).toBe('audit-report')
  })
  it('takes no letter for a table by the comma of its date', async () => {
    const letter = 'May 1, 2025\n\nFedRAMP Authorization Letter\n\nDear AWS,\n\nAWS GovCloud (US) is authorized at the High impact level. This authorization expires on May 1, 2026.\n\nFedRAMP PMO\n'
    const { analyzer, ...rest } = await readEvidence([evidenceOf(letter)])
    expect(analyzer?.id).toBe('provider-authorization')
    expect(rest).toMatchObject({ reading: { facts: { expiresOn: '2026-05-01', offerings: [{ authorizedOn: null, expiresOn: '2026-05-01' }] } } })
  })
  it('knows the certification of a firm whose name ends in a point, and the date of a letter that stands alone', async () => {
    const agency = '# Staffing Agency Certification\n\nBrightstaff Inc. certifies that all personnel assigned are U.S. persons as defined in 22 CFR 120.62, and that status was verified before assignment.\n'
    expect(await kindOf(agency, 'x')).toBe('agency-certification')
    const letter = '# Appointment of Empowered Official\n\nJune 2, 2026\n\nI hereby appoint Mel Ortiz, Director of Trade Compliance and an employee of Ridgeline, as Empowered Official under 22 CFR 120.67.\n\nSigned: Rae Chen, President\n'
    const { analyzer, ...rest } = await readEvidence([evidenceOf(letter)])
    expect(analyzer?.id).toBe('appointment-letter')
    expect(rest).toMatchObject({ reading: { facts: { date: '2026-06-02', topics: { employee: { found: true } } } } })
  })
  it('samples at most 64 KiB, decompressed and decoded', async () => {
    const sample = await sampleOf(evidenceOf(gzipSync('a'.repeat(200_000)), 'x'))
    expect(sample).toMatchObject({ gzip: true, name: 'x' })
    expect(sample.text.length).toBe(65_536)
    expect((await sampleOf(evidenceOf(writeWorkbook([{ name: 'R', rows: [] }])))).members).toContain('xl/workbook.xml')
  })
})
