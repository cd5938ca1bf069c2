import { gzipSync } from 'node:zlib'
import { stringify } from 'yaml'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type Analyzer } from '../analyzer'
import type { AuditLogFacts } from '../audit-log-facts'
import azure from '../azure-activity/analyzer'
import entraAudit from '../entra-audit/analyzer'
import entraSignIn from '../entra-sign-in/analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import gcp from '../gcp-audit/analyzer'
import { buildEntry, calling } from '../gcp-audit/build-entry'
import github from '../github-audit/analyzer'
import k8s from '../k8s-audit/analyzer'
import mapped from '../mapped-table/analyzer'
import okta from '../okta-system-log/analyzer'
import { buildEvent } from '../okta-system-log/build-event'
import { recognize, sampleOf } from '../recognize'
import windows from '../windows-security/analyzer'
import { nested } from './nested'

type Log = Analyzer<AuditLogFacts>
const read = async (analyzer: Log, content: string | Uint8Array, name = 'export') => {
  expect(await recognize(await sampleOf(evidenceOf(content, 'x')))).toMatchObject({ analyzer: analyzer.id })
  return analyzer.analyze({ files: [evidenceOf(content, name, 333)] })
}
const refusal = (analyzer: Log, content: string | Uint8Array) =>
  analyzer.analyze({ files: [evidenceOf(content, 'export')] }).then(
    () => null,
    (error: unknown) => {
      if (!(error instanceof UnreadableEvidence)) throw error
      return { reason: error.reason, place: error.place }
    },
  )
const cell = (value: unknown) => `"${(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('"', '""')}"`
const csv = (rows: unknown[][]) => rows.map((row) => row.map((value) => (value === undefined ? '' : cell(value))).join(',')).join('\n') + '\n'
const found = ({ observations }: { observations: { rule: string; criterion: string }[] }, rule: string) => observations.filter((one) => one.rule === rule)
const flat = (value: unknown, path = ''): [string, unknown][] =>
  Array.isArray(value) ? value.flatMap((one, i) => flat(one, `${path}[${i}]`)) : value !== null && typeof value === 'object' ? Object.entries(value).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`)) : [[path, value]]
const nestedCsv = (records: object[]) => {
  const columns = [...new Set(records.flatMap((record) => flat(record).map(([path]) => path)))]
  return csv([columns, ...records.map((record) => columns.map((path) => new Map(flat(record)).get(path)))])
}

const tables = (columns: string[], ...rows: unknown[][]) => ({ tables: [{ name: 'PrimaryResult', columns: columns.map((name) => ({ name, type: 'string' })), rows }] })
const activityColumns = ['TimeGenerated', 'OperationNameValue', 'ActivityStatusValue', 'Caller', 'CallerIpAddress', 'CategoryValue', '_ResourceId', 'CorrelationId']
const activity = (hour: string, operation = 'MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE') => [`2026-11-02T${hour}:00:00Z`, operation, 'Success', 'w.abara@tidewatergov.example', '199.43.0.47', 'Administrative', '/subscriptions/s/resourcegroups/r/providers/microsoft.keyvault/vaults/v', `c-${hour}`]

describe('an answer of Log Analytics', () => {
  const pretty = JSON.stringify(tables(activityColumns, activity('01', 'MICROSOFT.COMPUTE/VIRTUALMACHINES/WRITE'), activity('02')), null, 1)

  it.each<[string, string | Uint8Array]>([
    ['pretty-printed', pretty],
    ['with CRLF', pretty.replaceAll('\n', '\r\n')],
    ['in UTF-16', Buffer.from(`\ufeff${pretty}`, 'utf16le')],
    ['in two gzip members', Buffer.concat([gzipSync(pretty.slice(0, 99)), gzipSync(pretty.slice(99))])],
  ])('of AzureActivity is read with record and line, %s', async (_, content) => {
    const reading = await read(azure, content)
    const line = pretty.slice(0, pretty.indexOf('"2026-11-02T02')).split('\n').length - 1
    expect(reading.facts).toMatchObject({ events: 2, incomplete: 0, loggingChanges: { 'MICROSOFT.INSIGHTS/DIAGNOSTICSETTINGS/DELETE': 1 } })
    expect(reading.observations.find(({ rule }) => rule === 'AZ-02')?.locator).toEqual({ file: 'export', record: 2, line })
    expect(found(reading, 'LG-23').map(({ criterion }) => criterion).sort()).toEqual(['IAM-02', 'IAM-04', 'LOG-04'])
  })

  it('of SigninLogs, of AuditLogs, of a cluster and of Windows', async () => {
    const signIns = tables(['TimeGenerated', 'UserPrincipalName', 'AppDisplayName', 'ResultType', 'IPAddress', 'Location', 'ClientAppUsed', 'AuthenticationRequirement', 'ConditionalAccessStatus', 'IsInteractive'], ['2026-11-02T13:00:00Z', 'w.abara@tidewatergov.example', 'Drawings', '0', '199.43.0.47', 'DE', 'Browser', 'singleFactorAuthentication', 'success', true])
    expect(found(await read(entraSignIn, JSON.stringify(signIns)), 'EN-01')).toHaveLength(1)
    const audits = tables(['TimeGenerated', 'OperationName', 'Category', 'Result', 'LoggedByService', 'InitiatedBy', 'TargetResources', 'Id'], ['2026-11-02T13:00:00Z', 'Add member to role', 'RoleManagement', 'success', 'Core Directory', '{"user":{"userPrincipalName":"w.abara@tidewatergov.example","ipAddress":"199.43.0.47"}}', '[{"displayName":"x","type":"User"}]', 'id-1'])
    expect((await read(entraAudit, JSON.stringify(audits))).facts).toMatchObject({ incomplete: 0, privilegeGrants: { 'Add member to role': 1 } })
    const cluster = tables(['TimeGenerated', 'Level', 'AuditId', 'Stage', 'RequestUri', 'Verb', 'User', 'SourceIps', 'ObjectRef', 'ResponseStatus', 'RequestReceivedTimestamp'], ['2026-11-02T13:00:00Z', 'Metadata', 'a-1', 'ResponseComplete', '/api/v1/pods', 'list', '{"username":"oidc:m.okafor@harborfield.example"}', '["10.0.0.1"]', '{"resource":"pods"}', '{"code":200}', '2026-11-02T13:00:00Z'])
    expect((await read(k8s, JSON.stringify(cluster))).facts).toMatchObject({ events: 1, incomplete: 0, principals: [{ id: 'm.okafor@harborfield.example' }] })
    const machines = tables(['TimeGenerated', 'Computer', 'Channel', 'EventID', 'EventSourceName', 'TargetUserName', 'LogonType', 'IpAddress', 'SubjectUserName'], ['2026-11-02T14:00:00Z', 'DC.h.example', 'Security', 4624, 'Microsoft-Windows-Security-Auditing', 'mokafor', 10, '10.20.4.17', 'DC$'])
    expect((await read(windows, JSON.stringify(machines))).facts.events).toBe(1)
  })

  it('in pages one after another, and of two tables, of which one is another log', async () => {
    expect((await read(azure, `${JSON.stringify(tables(activityColumns, activity('01')))}\n${pretty}`)).facts.events).toBe(3)
    const both = { tables: [...tables(activityColumns, activity('01')).tables, ...tables(['TimeGenerated', 'UserPrincipalName', 'AppDisplayName', 'ClientAppUsed', 'ResultType'], ['2026-11-02T01:00:00Z', 'a@b.example', 'Portal', 'Browser', '0']).tables] }
    const reading = await read(azure, JSON.stringify(both))
    expect(found(reading, 'LG-07')).toMatchObject([{ message: expect.stringMatching(/Entra sign-in log \(1\)/) as string }])
    expect(reading.facts.notCarried).toEqual(['request', 'second factor'])
  })

  it('as az monitor log-analytics prints it says that it was selected', async () => {
    const rows = [Object.fromEntries([['TableName', 'PrimaryResult'], ...activityColumns.map((name, i) => [name, activity('01')[i]])]) as object]
    expect(found(await read(azure, JSON.stringify(rows, null, 2)), 'LG-23').map(({ criterion }) => criterion)).toContain('LOG-04')
  })

  it.each<[string, string, RegExp]>([
    ['cut off', pretty.slice(0, -12), /cut off.*line \d+/],
    ['partial by its own word', JSON.stringify({ ...tables(activityColumns, activity('01')), error: { code: 'PartialError' } }), /partial/],
    ['a row that is too short', JSON.stringify(tables(activityColumns, activity('01').slice(1))), /not as many values/],
    ['columns of something else', JSON.stringify(tables(['A', 'B'], ['1', '2'])), /no record of Azure/],
    ['without rows', JSON.stringify(tables(activityColumns)), /no record of Azure/],
  ])('refuses what is %s', async (_, text, reason) => expect((await refusal(azure, text))?.reason).toMatch(reason))
})

describe('entries of Google Cloud', () => {
  const entries = [buildEntry(), calling('logging', 'google.logging.v2.ConfigServiceV2.DeleteSink', { resourceName: 'projects/saltmarsh-prod/sinks/all' }), buildEntry()]
  const yaml = entries.map((entry) => stringify(Object.fromEntries(Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1))))).join('---\n')
  const sink = (reading: Awaited<ReturnType<typeof read>>) => reading.observations.find(({ rule }) => rule === 'G-03')?.locator

  it('as the Logs Explorer downloads them to CSV', async () => {
    const reading = await read(gcp, nestedCsv(entries))
    expect(reading.facts).toMatchObject({ events: 3, incomplete: 0, regions: { 'us-east4': 3 } })
    expect(sink(reading)).toMatchObject({ row: 3, eventId: entries[1]?.['insertId'] })
    expect(reading.facts).not.toHaveProperty('notCarried')
  })
  it('in chosen columns, of which the address is none', async () => {
    const columns = ['logName', 'protoPayload.methodName', 'protoPayload.serviceName', 'protoPayload.authenticationInfo.principalEmail', 'timestamp']
    expect((await read(gcp, csv([columns, ...entries.map((entry) => columns.map((path) => new Map(flat(entry)).get(path)))]))).facts).toMatchObject({ incomplete: 3, notCarried: ['from where'] })
  })
  it.each([['as gcloud prints them', yaml], ['with CRLF', yaml.replaceAll('\n', '\r\n')], ['with dashes before the first', `---\n${yaml}`]])('in YAML, %s', async (_, text) => {
    const reading = await read(gcp, text)
    expect(reading.facts).toMatchObject({ events: 3, incomplete: 0 })
    expect(sink(reading)).toMatchObject({ record: 2, line: text.split('\n').findIndex((one) => one.startsWith('insertId') && one.includes(String(entries[1]?.['insertId']))) + 1 })
  })
  it.each<[string, string, RegExp]>([
    ['cut off between two lines', yaml.slice(0, yaml.lastIndexOf('timestamp')), /no timestamp.*cut off/],
    ['broken', yaml.replace(/methodName: .*/, 'methodName: "x'), /not valid YAML.*line/],
    ['of another log', `${yaml}---\nlogName: projects/p/logs/stdout\ntextPayload: hi\ntimestamp: x\n`, /no record of Google Cloud.*record 4/],
  ])('refuses YAML that is %s', async (_, text, reason) => expect((await refusal(gcp, text))?.reason).toMatch(reason))
  it('warns of YAML that ends within a line', async () => expect(found(await read(gcp, yaml.trimEnd()), 'LG-08')).toHaveLength(1))
})

describe('records that others pass on', () => {
  const events = [buildEvent('user.session.start'), buildEvent('policy.rule.deactivate')]
  it.each([
    ['Splunk, CSV', csv([['_time', '_raw'], ...events.map((event) => ['x', event])])],
    ['Splunk, CSV of one column', csv([['_raw'], ...events.map((event) => [event])])],
    ['Sumo Logic', JSON.stringify(events.map((event) => ({ map: { _raw: JSON.stringify(event) } })))],
    ['Datadog', JSON.stringify({ data: events.map((event) => ({ id: 'a', type: 'log', attributes: { attributes: event } })) })],
  ])('%s', async (_, text) => {
    const reading = await read(okta, text)
    expect(reading.facts.events).toBe(2)
    expect(reading.observations.find(({ rule }) => rule === 'OK-03')?.locator).toMatchObject({ eventId: events[1]?.['uuid'] })
  })
  it('Kubernetes events in a CSV of paths', async () => {
    const event = { kind: 'Event', level: 'Metadata', auditID: 'a-1', stage: 'ResponseComplete', requestURI: '/api/v1/pods', verb: 'list', user: { username: 'oidc:m.okafor@harborfield.example' }, sourceIPs: ['10.0.0.1'], objectRef: { resource: 'pods' }, responseStatus: { code: 200 }, requestReceivedTimestamp: '2026-11-02T13:00:00Z' }
    expect((await read(k8s, nestedCsv([event, event]))).facts).toMatchObject({ events: 2, incomplete: 0 })
    const { sourceIPs: _, ...without } = event
    expect((await read(k8s, nestedCsv([without, without]))).facts.notCarried).toEqual(['from where'])
  })
})

describe('two tables beneath each other are not read as one', () => {
  const log = 'timestamp,uuid,event_type,actor.alternate_id,client.ip_address,outcome.result\n2026-11-02T01:00:00Z,u-1,user.session.start,s.ward@anvilpoint.example,199.43.0.47,SUCCESS\n'
  it.each<[string, Log, string, number]>([
    ['after an empty line', okta, `${log}\nuser,last login\nsward,2026-11-02\n`, 4],
    ['without one, as wide', okta, `${log}user,role,team,site,mail,note\na,b,c,d,e,f\n`, 3],
    ['of a log that is mapped', mapped, 'time,user,action,ip,result\n2026-11-02T01:00:00Z,jane,open,10.0.0.1,ok\nsite,team,room,floor,owner\nx,y,z,q,r\n', 3],
    ['of GitHub', github, 'action,actor,created_at,_document_id\ngit.clone,m,1793628000000,d1\n\nRepository,Owner,Team,Since\n', 4],
  ])('%s', async (_, analyzer, text, row) => expect(await refusal(analyzer, text)).toMatchObject({ reason: expect.stringMatching(/Another table begins here/) as string, place: { row } }))
  it('but the same header again is no other table', async () => expect((await read(okta, log + log)).facts.events).toBe(2))
  it('nor is a row with a time', async () => expect((await read(okta, `${log}\n2026-11-02T02:00:00Z,u-2,user.session.end,s.ward@anvilpoint.example,,SUCCESS\n`)).facts.events).toBe(2))
})

describe('LG-23', () => {
  const columns = ['timestamp', 'uuid', 'event_type', 'actor.alternate_id', 'client.ip_address', 'outcome.result', 'debug_context.debug_data.factor', 'authentication_context.external_session_id', 'target0.id']
  const values = ['2026-11-02T01:00:00Z', 'u-1', 'user.session.start', 's.ward@anvilpoint.example', '199.43.0.47', 'SUCCESS', '', 'idx1', '']
  const without = (...names: string[]) => csv([columns, values].map((row) => row.filter((_, i) => !names.includes(columns[i] ?? ''))))
  it('is quiet where every column is there, though without a value', async () => expect(found(await read(okta, without()), 'LG-23')).toEqual([]))
  it('is quiet for JSON as the product writes it', async () => expect(found(await read(okta, JSON.stringify([buildEvent('user.session.start')])), 'LG-23')).toEqual([]))
  it.each([['client.ip_address', 'LOG-01'], ['debug_context.debug_data.factor', 'IAM-02'], ['target0.id', 'IAM-03'], ['uuid', 'LOG-02']])('fires without %s', async (column, criterion) =>
    expect(found(await read(okta, without(column)), 'LG-23')).toMatchObject([{ severity: 'medium', criterion, locator: { file: 'export', row: 1 } }]))
})

it('nests cells by the paths of their columns', () => {
  expect(nested([['a.b', '1'], ['a.c[0].d', 'x'], ['a.c[1].d', 'y'], ['e', '{"f":2}'], ['g', ''], ['__proto__.x', 'no'], ['a.b.z', 'late']])).toEqual({ a: { b: '1', c: [{ d: 'x' }, { d: 'y' }] }, e: { f: 2 } })
})
