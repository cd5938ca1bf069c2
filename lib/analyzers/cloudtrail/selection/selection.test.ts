import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type EvidenceFile } from '../../analyzer'
import type { JsonRecord } from '../../formats/json-records'
import { isObject } from '../../formats/keys'
import { writeWorkbook } from '../../formats/testing/workbook'
import { recognize, sampleOf } from '../../recognize'
import { buildEvent, fileOf, iamUser, rootUser, signIn, ssoSession } from '../build-event'
import { readTrail } from '../read'
import { lackingIn } from './lacking'
import { parseStruct } from './struct'

const read = (...files: EvidenceFile[]) => readTrail({ files }, { countryOf: () => 'US' })
const refusal = (...files: EvidenceFile[]) =>
  read(...files).then(
    () => ({ refused: null, place: null }),
    (error: unknown) => {
      if (!(error instanceof UnreadableEvidence)) throw error
      return { refused: error.reason, place: error.place }
    },
  )

const events: JsonRecord[] = [
  buildEvent(),
  buildEvent({ userIdentity: iamUser('k.drummond'), eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging', readOnly: false, requestParameters: { name: 'main, all={x}' } }),
  buildEvent({ userIdentity: ssoSession('s.lindqvist@harborfield.example', 'false'), eventTime: '2026-11-03T09:00:00Z', errorCode: 'AccessDenied', errorMessage: 'not "allowed", here' }),
  signIn(iamUser('a.novak'), 'No'),
  buildEvent({ userIdentity: rootUser, eventSource: 's3.amazonaws.com', eventName: 'PutBucketPolicy', readOnly: false, requestParameters: { bucketName: 'drawings', bucketPolicy: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }] } } }),
]
const columns = Object.keys(Object.assign({}, ...events) as object)
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
/** A struct as Athena prints it. */
const printed = (value: unknown): string => (isObject(value) ? `{${Object.entries(value).map(([key, inner]) => `${key.toLowerCase()}=${printed(inner)}`).join(', ')}}` : String(value))
const athenaCell = (name: string, value: unknown) =>
  value === undefined || value === null ? '' : cell(name === 'userIdentity' || name === 'tlsDetails' ? printed(value) : typeof value === 'object' ? JSON.stringify(value) : String(value as string))
const athena = (records: JsonRecord[], names = columns) => [names.map((name) => cell(name.toLowerCase())).join(','), ...records.map((record) => names.map((name) => athenaCell(name, record[name])).join(','))].join('\n') + '\n'
const lake = (records: JsonRecord[]) =>
  JSON.stringify({ QueryStatus: 'FINISHED', QueryStatistics: { ResultsCount: records.length }, QueryResultRows: records.map((record) => Object.entries(record).map(([name, value]) => ({ [name]: isObject(value) ? JSON.stringify(value) : String(value as string) }))) }, null, 2)

type Read = Awaited<ReturnType<typeof read>>
const essence = ({ facts: { files: _, notCarried: __, ...rest }, observations }: Read) => [
  JSON.parse(JSON.stringify(rest, (key, value: unknown) => (/^(at|regionsAt|accountsAt)$/.test(key) ? undefined : value))) as unknown,
  observations.filter(({ rule }) => rule !== 'CT-22').map(({ rule, severity, count, message }) => [rule, severity, count, message]),
]

describe('what carries every field reads as the records that it was made of', async () => {
  const usual = essence(await read(fileOf('log.json', JSON.stringify({ Records: events }))))
  const shapes: Record<string, string> = {
    'Athena, CSV': athena(events),
    'Athena, CSV, CRLF': athena(events).replaceAll('\n', '\r\n'),
    'Lake, get-query-results': lake(events),
    'columns of JSON Lines, the identity as text': events.map((event) => JSON.stringify({ ...event, userIdentity: printed(event['userIdentity']) })).join('\n'),
    'the same in Splunk': events.map((event) => JSON.stringify({ preview: false, result: { ...event, userIdentity: printed(event['userIdentity']) } })).join('\n'),
    'a CSV of whole records': `_time,_raw\n${events.map((event) => `x,${cell(JSON.stringify(event))}`).join('\n')}\n`,
  }
  const encodings: [string, (text: string) => Uint8Array][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['gzip in two members', (text) => Buffer.concat([gzipSync(text.slice(0, 300)), gzipSync(text.slice(300))])],
  ]
  for (const [shape, text] of Object.entries(shapes)) {
    it.each(encodings)(`${shape} in %s`, async (_, encode) => expect(essence(await read(fileOf('log', encode(text), 333)))).toEqual(usual))
    it(`${shape} is recognized`, async () => expect(await recognize(await sampleOf(fileOf('x.txt', text)))).toMatchObject({ analyzer: 'cloudtrail' }))
  }
})

describe('the event history of the console', () => {
  const history = [
    'Event name,Event time,User name,Event source,Resource type,Resource name,AWS access key,AWS region,Error code,Read-only,Event ID,Request ID,Source IP address',
    'ConsoleLogin,2026-11-03T13:05:58Z,root,signin.amazonaws.com,-,-,-,us-gov-west-1,-,false,e-1,-,199.43.0.47',
    'ConsoleLogin,2026-11-03T13:06:58Z,p.hale,signin.amazonaws.com,-,-,-,us-gov-west-1,-,false,e-2,-,199.43.0.47',
    'StopLogging,2026-11-03T13:15:58Z,m.okafor@harborfield.example,cloudtrail.amazonaws.com,AWS::CloudTrail::Trail,main,ASIAEXAMPLE000000001,us-gov-west-1,-,false,e-3,r2,199.43.0.47',
    'DescribeInstances,2026-11-03T13:25:58Z,k.drummond,ec2.amazonaws.com,"AWS::EC2::Instance, AWS::EC2::Subnet","i-1, subnet-2",AKIAEXAMPLE000000001,us-gov-west-1,UnauthorizedOperation,true,e-4,r3,199.43.0.47',
    'RunInstances,2026-11-03T13:26:58Z,autoscaling.amazonaws.com,ec2.amazonaws.com,,,,us-gov-west-1,,false,e-5,r4,autoscaling.amazonaws.com',
    '',
  ].join('\n')

  it('is read with rows and event ids', async () => {
    const { facts, observations } = await read(fileOf('event_history.csv', history))
    expect(facts).toMatchObject({ events: 5, incomplete: 0, deniedEvents: 1, rootEvents: 1, mfa: { yes: 0, no: 1, unknown: 3 }, consoleSignIns: { withMfa: 0, withoutMfa: 0, federated: 0, failed: 0 } })
    expect(facts.files).toEqual([{ name: 'event_history.csv', events: 5, shape: 'table' }])
    expect(observations.find(({ rule }) => rule === 'CT-09')).toMatchObject({ severity: 'critical', locator: { file: 'event_history.csv', row: 4, eventId: 'e-3' } })
    expect(observations.find(({ rule }) => rule === 'CT-06')).toMatchObject({ locator: { row: 5 } })
    expect(observations.filter(({ rule }) => rule === 'CT-05')).toEqual([])
  })

  it('says what it does not carry, with the row of its columns', async () => {
    const { facts, observations } = await read(fileOf('h.csv', history))
    expect(facts.notCarried).toEqual(['account', 'connection', 'kind of identity', 'request', 'second factor'])
    const told = observations.filter(({ rule }) => rule === 'CT-22')
    expect(told.map(({ criterion }) => criterion).sort()).toEqual(['CRY-02', 'IAM-02', 'IAM-03', 'IAM-04', 'LOG-04', 'REG-05'])
    expect(new Set(told.map(({ locator }) => locator.row))).toEqual(new Set([1]))
  })

  it('as a workbook', async () => {
    const rows = history.trim().split('\n').map((line) => line.match(/"[^"]*"|[^,]+|(?<=,)(?=,|$)/g)?.map((text) => text.replaceAll('"', '')) ?? [])
    const book = fileOf('history.xlsx', writeWorkbook([{ name: 'History', rows }]))
    expect(await recognize(await sampleOf(book))).toMatchObject({ analyzer: 'cloudtrail' })
    expect((await read(book)).observations.find(({ rule }) => rule === 'CT-09')?.locator).toMatchObject({ file: 'history.xlsx', sheet: 'History', row: 4 })
  })

  it('with columns in the order of another year', async () => {
    const { facts } = await read(fileOf('h.csv', 'Event ID,Event time,User name,Event name,Resource type,Resource name,AWS access key,AWS region,Error code,Source IP address,Request ID,Event source\ne-1,"11/3/2026, 1:15:58 PM",m.okafor,StopLogging,,,ASIAEXAMPLE000000001,us-gov-west-1,,199.43.0.47,r2,cloudtrail.amazonaws.com\n'))
    expect(facts).toMatchObject({ events: 1, incomplete: 0, firstEvent: '2026-11-03T13:15:58Z', loggingChanges: { StopLogging: 1 }, principals: [{ id: 'm.okafor', kind: 'human' }] })
    expect(facts.notCarried).toContain('reads')
  })

  it('beside delivered files, whose hashes stay', async () => {
    const { facts } = await read(fileOf('h.csv', history), fileOf('log.json.gz', gzipSync(JSON.stringify({ Records: events }))))
    expect(facts.files).toMatchObject([{ name: 'h.csv', shape: 'table' }, { events: events.length, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string }])
    expect(facts.files[0]).not.toHaveProperty('sha256')
  })

  it.each([
    ['cut off in a row', history.slice(0, -60), /cut off|cells/],
    ['another table beneath', `${history}\nTrail,Status\nmain,logging\n`, /Another table begins/],
    ['a table of other columns', 'Event name,Date\nlunch,2026-11-03\n', /columns are not those/],
    ['a header alone', `${history.split('\n')[0]}\n`, /no CloudTrail record|No delimiter|table/],
    ['a row with a cell too many', history.replace('root,', 'root,x,'), /14 cells/],
  ])('refuses %s', async (_, text, reason) => expect((await refusal(fileOf('h.csv', text))).refused).toMatch(reason))

  it('names the row where another table begins', async () => expect((await refusal(fileOf('h.csv', `${history}\nTrail,Status\nmain,logging\n`))).place).toEqual({ file: 'h.csv', row: 8 }))
})

describe('a selection does not look better than the log', () => {
  const few = (names: string[], record = events[0] as JsonRecord) => read(fileOf('q.csv', athena([record], names)))

  it('an identity that was not selected is not carried, and its events are incomplete', async () => {
    const { facts } = await few(['eventTime', 'eventName', 'eventSource', 'awsRegion', 'eventID'])
    expect(facts).toMatchObject({ incomplete: 1, notCarried: expect.arrayContaining(['who', 'from where']) as string[] })
  })
  it('a sign-in without its factor is neither with nor without one', async () => {
    const { facts, observations } = await few(columns.filter((name) => name !== 'additionalEventData'), signIn(iamUser('a.novak'), 'No'))
    expect(facts.consoleSignIns).toEqual({ withMfa: 0, withoutMfa: 0, federated: 0, failed: 0 })
    expect(observations.find(({ rule, criterion }) => rule === 'CT-22' && criterion === 'IAM-02')?.message).toMatch(/does not carry second factors/)
  })
  it('a sign-in with it is', async () => expect((await few(columns, signIn(iamUser('a.novak'), 'No'))).facts.consoleSignIns.withoutMfa).toBe(1))
  it('members of the identity as columns of their own', async () => {
    const { facts } = await read(fileOf('q.jsonl', '{"eventTime":"2026-11-03 13:15:58.000","eventName":"GetObject","eventSource":"s3.amazonaws.com","userIdentity.arn":"arn:aws-us-gov:iam::111122223333:root","sourceIPAddress":"199.43.0.47","awsRegion":"us-gov-west-1","eventVersion":"1.11"}'))
    expect(facts).toMatchObject({ events: 1, incomplete: 0, rootEvents: 1, notCarried: expect.arrayContaining(['request', 'second factor', 'outcome']) as string[] })
  })
  it('the time of the store, unless the event has its own', async () => {
    const row = 'StopLogging,cloudtrail.amazonaws.com,arn:aws-us-gov:iam::111122223333:user/x,199.43.0.47,us-gov-west-1'
    const names = 'eventName,eventSource,userIdentity.arn,sourceIPAddress,awsRegion'
    expect((await read(fileOf('q.csv', `_time,${names}\n2026-11-03T13:05:58.000+0000,${row}\n`))).facts).toMatchObject({ firstEvent: '2026-11-03T13:05:58Z', incomplete: 0 })
    const both = (await read(fileOf('q.csv', `@timestamp,eventTime,${names}\n2026-11-04 00:00:00.000,"November 03, 2026, 08:05:58 (UTC-05:00)",${row}\n`))).facts
    expect(both.firstEvent).toBe('2026-11-03T13:05:58Z')
    expect(both.notCarried).not.toContain('when')
  })
  it('the whole record beside its fields counts', async () => {
    const { facts } = await read(fileOf('s.json', JSON.stringify({ result: { eventName: 'x', eventSource: 'y', awsRegion: 'z', eventTime: 't', 'userIdentity.arn': 'a', sourceIPAddress: '1', _raw: JSON.stringify(events[1]) } })))
    expect(facts).toMatchObject({ events: 1, loggingChanges: { StopLogging: 1 } })
    expect(facts).not.toHaveProperty('notCarried')
  })
  it('a struct that cannot be read to its end names nobody', async () => {
    const text = athena([events[0] as JsonRecord]).replace('{type=AssumedRole', '{type=Assumed}Role')
    expect((await read(fileOf('q.csv', text))).facts).toMatchObject({ incomplete: 1, principals: [] })
  })
  it('whole records lack nothing', async () => expect((await read(fileOf('log.json', JSON.stringify(events)))).facts).not.toHaveProperty('notCarried'))
})

describe('an answer of CloudTrail Lake', () => {
  it('places each row', async () => {
    const { observations } = await read(fileOf('lake.json', lake(events)))
    const line = lake(events).split('\n').findIndex((one) => one.includes('StopLogging')) - 8
    expect(observations.find(({ rule }) => rule === 'CT-09')?.locator).toMatchObject({ record: 2, line: expect.any(Number) as number, eventId: events[1]?.['eventID'] })
    expect(lake(events).split('\n')[(observations.find(({ rule }) => rule === 'CT-09')?.locator.line ?? 0) - 1]?.trim()).toBe('[')
    expect(line).toBeGreaterThan(0)
  })
  it('in any chunks', async () => {
    const whole = essence(await read(fileOf('lake.json', lake(events))))
    for (const step of [1, 7, 4_096]) expect(essence(await read(fileOf('lake.json', lake(events), step)))).toEqual(whole)
  })
  it('several pages after another', async () => expect((await read(fileOf('lake.json', `${lake(events.slice(0, 2))}\n${lake(events.slice(2))}`))).facts.events).toBe(events.length))
  it('refuses what is cut off, with the line', async () => expect(await refusal(fileOf('lake.json', lake(events).slice(0, -20)))).toMatchObject({ refused: expect.stringMatching(/cut off/) as string, place: { file: 'lake.json', line: expect.any(Number) as number } }))
  it('refuses rows of another data store', async () => expect((await refusal(fileOf('lake.json', '{"QueryResultRows":[[{"resource":"x"},{"state":"y"}]]}'))).refused).toMatch(/not of CloudTrail events/))
})

describe('parseStruct', () => {
  it.each<[string, unknown]>([
    ['{a=1, b=null, c={d=x, e=}}', { a: '1', b: null, c: { d: 'x', e: '' } }],
    ['[{arn=arn:aws:s3:::b, type=T}, {arn=x, type=null}]', [{ arn: 'arn:aws:s3:::b', type: 'T' }, { arn: 'x', type: null }]],
    ['{name=x, y and z, policy={"Statement":[{"a":"}"}]}}', { name: 'x, y and z', policy: { Statement: [{ a: '}' }] } }],
    ['{"type":"Root"}', { type: 'Root' }],
    ['{}', {}],
    ['{a=1', undefined],
    ['{a=1}}', undefined],
    ['{a}', undefined],
    ['plain', undefined],
  ])('%s', (text, value) => expect(parseStruct(text)).toEqual(value))
  it('does not look ahead without end', () => expect(parseStruct(`[${'{"a, '.repeat(200_000)}`)).toBeUndefined())
})

it('lacks what no column tells', () => {
  expect(lackingIn(new Set(['eventName', 'eventSource', 'eventTime', 'userIdentity', 'sourceIPAddress', 'awsRegion', 'errorCode', 'readOnly', 'eventID', 'recipientAccountId', 'requestParameters.bucketName', 'additionalEventData', 'tlsDetails.tlsVersion']))).toEqual([])
})
