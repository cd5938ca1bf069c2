import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import type { JsonRecord } from '../formats/json-records'
import { buildEvent, fileOf, home, iamUser, ssoSession } from './build-event'
import { readTrail } from './read'

async function read(...files: EvidenceFile[]) {
  try {
    return await readTrail({ files }, { countryOf: () => 'US' })
  } catch (error) {
    if (error instanceof UnreadableEvidence) return { refused: error.reason, place: error.place, remedy: error.remedy }
    throw error
  }
}
type Read = Awaited<ReturnType<typeof readTrail>>

const lowered = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(lowered) : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toLowerCase(), lowered(inner)])) : value

const events: JsonRecord[] = [
  buildEvent(),
  buildEvent({ userIdentity: iamUser('k.drummond'), eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging', readOnly: false }),
  buildEvent({ userIdentity: ssoSession('s.lindqvist@harborfield.example'), eventTime: '2026-11-03T09:00:00Z', requestParameters: { note: '}]},{"eventVersion":"\\"' } }),
]
const bridged = (event: JsonRecord) => ({ version: '0', id: 'x', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.ec2', account: home, region: 'us-gov-west-1', detail: event })
const looked = (event: JsonRecord) => ({ EventId: event['eventID'], EventName: event['eventName'], EventTime: 1793628000, CloudTrailEvent: JSON.stringify(event) })
const shapes: Record<string, string> = {
  Records: JSON.stringify({ Records: events }),
  'Records, pretty': JSON.stringify({ Records: events }, null, 2),
  'Records, CRLF': JSON.stringify({ Records: events }, null, 2).replaceAll('\n', '\r\n'),
  array: JSON.stringify(events),
  'JSON Lines': events.map((event) => JSON.stringify(event)).join('\n'),
  'objects in a row, pretty': events.map((event) => JSON.stringify(event, null, 4)).join('\n\n'),
  'lower-cased keys': JSON.stringify(lowered({ Records: events })),
  EventBridge: events.map((event) => JSON.stringify(bridged(event))).join('\n'),
  LookupEvents: JSON.stringify({ Events: events.map(looked), NextToken: 'more' }),
  Splunk: events.map((event, i) => JSON.stringify({ preview: false, offset: i, result: { _raw: JSON.stringify(event), source: 's3' } })).join('\n'),
  'a search in Elastic': JSON.stringify({ took: 5, hits: { total: { value: events.length }, hits: events.map((event) => ({ _index: 'trail', _source: event })) } }),
  'documents of Elastic': events.map((event) => JSON.stringify({ _source: { '@timestamp': 'x', event: { original: JSON.stringify(event) } } })).join('\n'),
  'an export of CloudWatch Logs': JSON.stringify({ events: events.map((event) => ({ logStreamName: 's', timestamp: 1, message: JSON.stringify(event) })), searchedLogStreams: [] }),
  'containers in a row': events.map((event) => JSON.stringify({ Records: [event] })).join('\n'),
}
const plain = shapes['Records'] as string

describe('every shape gives the same facts', async () => {
  const usual = (await read(fileOf('log', plain))) as Read
  const facts = ({ facts: { files: _, ...rest } }: Read) => JSON.parse(JSON.stringify(rest, (key, value: unknown) => (/^(at|regionsAt|accountsAt)$/.test(key) ? undefined : value))) as unknown
  const rules = ({ observations }: Read) => observations.map(({ rule, severity, count }) => [rule, severity, count])
  const encodings: [string, (text: string) => Uint8Array][] = [
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a mark', (text) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['gzip', (text) => gzipSync(text)],
    ['gzip in two members', (text) => Buffer.concat([gzipSync(text.slice(0, 700)), gzipSync(text.slice(700))])],
  ]
  for (const [shape, text] of Object.entries(shapes)) {
    it.each(encodings)(`${shape} in %s`, async (_, encode) => {
      const result = (await read(fileOf('log', encode(text), 333))) as Read
      expect(facts(result)).toEqual(facts(usual))
      expect(rules(result)).toEqual(rules(usual))
    })
  }

  it('also as several files of one item, which are named', async () => {
    const result = (await read(...events.map((event, i) => fileOf(`${i}.json`, JSON.stringify(event))))) as Read
    expect(facts(result)).toEqual(facts(usual))
    expect(result.facts.files).toMatchObject(events.map((_, i) => ({ name: `${i}.json`, events: 1, shape: 'one object', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string })))
  })

  it('a single event', async () => expect(((await read(fileOf('one', JSON.stringify(events[0])))) as Read).facts.events).toBe(1))

  it('points at the record, its line and its id', async () => {
    const result = (await read(fileOf('log.jsonl', shapes['JSON Lines'] as string))) as Read
    expect(result.observations.find(({ rule }) => rule === 'CT-09')?.locator).toEqual({ file: 'log.jsonl', line: 2, record: 2, eventId: events[1]?.['eventID'] })
  })
})

describe('what is refused, with its place', () => {
  const good = fileOf('good.json', plain)
  it.each<[string, string | Uint8Array, RegExp, object]>([
    ['empty', '', /empty/, { file: 'x' }],
    ['white space', ' \n ', /no CloudTrail record/, { file: 'x' }],
    ['no records', '{"Records":[]}', /no CloudTrail record/, { file: 'x' }],
    ['cut off', plain.slice(0, -40), /cut off.*record 3, line 1, byte/, { file: 'x', line: 1, record: 3 }],
    ['something behind', `${plain}\ntotal: 3`, /not JSON/, { file: 'x', line: 2, record: 4 }],
    ['a table of something else', 'a,b\n1,2', /columns are not those of CloudTrail/, { file: 'x', row: 2 }],
    ['text', 'nothing of this is a table', /No delimiter/, { file: 'x' }],
    ['another log between', JSON.stringify([events[0], { operationName: 'Write', caller: 'x' }]), /no CloudTrail event/, { file: 'x', line: 1, record: 2 }],
    ['a digest', JSON.stringify({ digestStartTime: 'x', digestEndTime: 'y', logFiles: [] }), /digest/, { file: 'x', line: 1, record: 1 }],
    ['an EventBridge event of something else', JSON.stringify({ 'detail-type': 'GuardDuty Finding', detail: { id: 1 } }), /no CloudTrail event/, { file: 'x', line: 1, record: 1 }],
    ['a broken LookupEvents text', JSON.stringify({ Events: [{ CloudTrailEvent: '{"a":' }] }), /not valid JSON/, { file: 'x', line: 1, record: 1 }],
    ['Insight events only', JSON.stringify(buildEvent({ eventType: 'AwsCloudTrailInsight' })), /Insight/, { file: 'x', record: 1 }],
    ['gzip cut off', gzipSync(plain).subarray(0, -9), /cut off/, { file: 'x' }],
    ['half a UTF-16 character', Buffer.concat([Buffer.from(`\ufeff${plain}`, 'utf16le'), Buffer.from([0x00])]), /UTF-16/, { file: 'x' }],
    ['a Latin-1 letter', Buffer.from(JSON.stringify({ Records: [{ ...events[0], userAgent: 'é' }] }), 'latin1'), /not UTF-8/, { file: 'x', record: 1 }],
  ])('%s, alone and beside a good file', async (_, content, reason, place) => {
    for (const files of [[fileOf('x', content)], [good, fileOf('x', content)], [fileOf('x', content), good]]) {
      const result = await read(...files)
      const nothingThere = /no CloudTrail record|Insight/.test(String(reason))
      if (nothingThere && files.length > 1) continue
      expect(result).toMatchObject({ refused: expect.stringMatching(reason) as unknown, place })
    }
  })

  it('counts Insight events apart', async () => {
    const result = (await read(fileOf('x', JSON.stringify([events[0], buildEvent({ eventType: 'AwsCloudTrailInsight', userIdentity: undefined })])))) as Read
    expect([result.facts.events, result.facts.insightEvents, result.facts.incomplete]).toEqual([1, 1, 0])
  })
})

describe('properties', () => {
  const Odd = fc.oneof(fc.string(), fc.integer(), fc.constant(null), fc.boolean(), fc.array(fc.string(), { maxLength: 2 }), fc.dictionary(fc.string(), fc.string(), { maxKeys: 2 }))
  const Event = fc.dictionary(fc.constantFrom(...Object.keys(buildEvent()), 'resources', 'errorCode', 'additionalEventData'), Odd, { maxKeys: 4 }).map((odd) => buildEvent(odd))

  it('never fails on odd values, and gives facts that can be stored', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(Event, { minLength: 1, maxLength: 5 }), async (list) => {
        const result = await read(fileOf('x', JSON.stringify(list)))
        if ('refused' in result) expect(result.place.file).toBe('x')
        else expect(result.facts.events + result.facts.insightEvents).toBe(list.length)
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('reads or refuses whatever is cut off or flipped, packed or not, and the same in any chunks', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.values(shapes)), fc.boolean(), fc.nat(), fc.option(fc.integer({ min: 0, max: 255 })), fc.integer({ min: 1, max: 2_000 }), async (text, pack, where, flip, step) => {
        const whole = pack ? gzipSync(text) : Buffer.from(text)
        const at = where % whole.length
        const damaged = flip === null ? whole.subarray(0, at) : Buffer.from(whole.map((byte, i) => (i === at ? flip : byte)))
        const result = await read(fileOf('x', damaged, step))
        expect(result).toEqual(await read(fileOf('x', damaged)))
        if (flip === null && !pack && at < text.trimEnd().length && text.startsWith('{"Records"')) expect(result).toHaveProperty('refused')
      }),
      { numRuns: 300 },
    )
  }, 60_000)
})
