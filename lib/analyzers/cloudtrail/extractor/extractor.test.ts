import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../../analyzer'
import type { JsonRecord } from '../../formats/json-records'
import { buildEvent, fileOf, home, iamUser, roleSession, signIn, ssoSession, stranger } from '../build-event'
import { readTrail } from '../read'
import { examplePlaces } from '../example-places'
import { cases } from '../rules.cases'


/** What reading comes to, as one text: facts and observations, or the refusal. */
async function outcome(texts: readonly (string | Uint8Array)[], parseAll: boolean, step: number, name = 'log.json'): Promise<string> {
  const files = texts.map((text, i) => fileOf(`${i}-${name}`, text, step))
  try {
    return JSON.stringify(await readTrail({ files }, { ...examplePlaces, parseAll }), null, 1)
  } catch (error) {
    if (error instanceof UnreadableEvidence) return JSON.stringify([error.reason, error.place, error.remedy])
    throw error
  }
}

/** Both ways of reading come to the same, byte for byte. */
async function same(texts: readonly (string | Uint8Array)[], step = 65_536, name?: string): Promise<void> {
  expect(await outcome(texts, false, step, name)).toBe(await outcome(texts, true, 65_536, name))
}

const identities: JsonRecord[] = [
  ssoSession('m.okafor@harborfield.example'), ssoSession('d.reyes@harborfield.example', 'false'), roleSession('Reader', 'i-0b7c41d29ae35f608'), roleSession('Reader', 'dreyes'),
  { ...roleSession('Reader', 'i-0b7c41d29ae35f608'), accessKeyId: 'ASIAEXAMPLE000000001' }, { ...roleSession('Reader', 'i-0b7c41d29ae35f608'), accountId: stranger }, iamUser('k.drummond'), iamUser('d.reyes'), iamUser('svc-backup'), iamUser('***'),
  iamUser('', { principalId: '', arn: '', accessKeyId: 'ASIAEXAMPLE000000002' }), { type: 'AWSService', invokedBy: 'rds.amazonaws.com' },
  { type: 'AWSAccount', accountId: stranger, principalId: 'AROAEXAMPLE:x' }, { type: 'Root', principalId: home, arn: `arn:aws-us-gov:iam::${home}:root`, accountId: home },
  { type: 'IAMUser', arn: 'arn:aws:iam::1:user/x' }, { Type: 'IAMUser', ARN: 'x' }, {}, { sessionContext: { SourceIdentity: 'dana@harborfield.example' }, type: 'AssumedRole', arn: `arn:aws-us-gov:sts::${home}:assumed-role/R/s` },
]
const telling = Object.values(cases).flatMap(({ fires, quiet }) => [...fires, ...quiet].flatMap(({ events }) => events.slice(0, 3)))
const odd: unknown[] = [null, true, false, 0, -1.5e3, '', 'x', 'é', '"', '\\', '\u2028', '😀', '😀'[0], [], {}, [[{}]], { a: [1, { b: null }] }, 'arn:aws:s3:::x', ['arn'], 'us-gov-west-1', 'AWS Internal', '10.0.0.1', '193.0.6.139', 'x'.repeat(600)]
const names = [...Object.keys(buildEvent()), 'resources', 'errorCode', 'errorMessage', 'additionalEventData', 'sharedEventID', 'vpcEndpointId', 'sessionCredentialFromConsole', '__proto__', 'EventName', 'USERIDENTITY', 'records']
const resource = fc.oneof(
  fc.constantFrom<unknown>({ ARN: 'arn:aws-us-gov:s3:::a/b' }, { ARN: 'arn:aws:s3:::a' }, { arn: 'arn:aws:s3:::a' }, { a_rn: 'arn:aws:s3:::a' }, { ARN: 'none' }, { ARN: null }, { type: 'x' }, {}, null, 1),
  fc.record({ accountId: fc.constant(home), ARN: fc.string({ maxLength: 40 }) }),
)
const Event = fc.oneof(
  { weight: 3, arbitrary: fc.record({ userIdentity: fc.constantFrom(...identities), eventName: fc.constantFrom('DescribeInstances', 'GetObject', 'StopLogging'), sourceIPAddress: fc.constantFrom('10.0.0.1', '193.0.6.139', '199.43.0.47', '035.1.1.1', 'ec2.amazonaws.com'), userAgent: fc.constantFrom('aws-cli', 'x exec-env/EC2') }) },
  { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.constantFrom(...odd), fc.jsonValue({ maxDepth: 4 })), { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.array(resource, { maxLength: 22 }).map((resources) => ({ resources })) },
  { weight: 1, arbitrary: fc.constantFrom('arn:aws:s3:::a', 'arn:aws-us-gov:s3:::a', 'arn:aws-us-gov:s3:::b').map((ARN) => ({ resources: [{ ARN }] })) },
  { weight: 1, arbitrary: fc.constantFrom({ eventTime: '2019-02-29T00:00:00Z' }, { eventTime: '2012-01-01T00:00:00Z' }, { eventTime: '2026-11-02 14:00:00' }, { eventTime: '2026-11-02T24:00:00Z' }, { eventVersion: '1.05', eventTime: '2017-02-12T19:57:06Z' }, { eventID: 'twice' }, { eventID: 'x'.repeat(130) }) },
)
const Record = fc.oneof({ weight: 5, arbitrary: Event.map((fields) => buildEvent(fields)) }, { weight: 2, arbitrary: fc.constantFrom(...telling) }, { weight: 1, arbitrary: fc.constant(signIn(iamUser('a'), 'No')) })
/** The same few records again and again, with ids and times of their own, in any order: only repetition is counted fast. */
const Records = fc.tuple(fc.array(Record, { minLength: 1, maxLength: 12 }), fc.array(fc.nat(), { minLength: 1, maxLength: 60 })).map(([few, order]) =>
  order.map((n, i) => {
    const one = few[n % few.length] as JsonRecord
    return n % 3 === 0 ? one : { ...one, ...('eventID' in one && { eventID: `id-${n}-${i}` }), ...('eventTime' in one && one['eventTime'] === '2026-11-02T14:00:00Z' && { eventTime: `2026-11-0${1 + (n % 9)}T0${n % 10}:00:0${i % 10}Z` }) }
  }),
)
const shuffled = (record: JsonRecord, by: number): JsonRecord => {
  const entries = Object.entries(record)
  return Object.fromEntries(entries.map((_, i) => entries[(i * 7 + by) % entries.length] as [string, unknown]))
}
const Layout = fc.constantFrom<(records: unknown[], space: string | number) => string>(
  (records, space) => JSON.stringify({ Records: records }, null, space),
  (records, space) => JSON.stringify(records, null, space),
  (records, space) => records.map((record) => JSON.stringify(record, null, space)).join('\n'),
)
/** Other spellings of the same or nearly the same text. */
const Spelling = fc.constantFrom<(text: string, at: number) => string>(
  (text) => text,
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll(':', ' :\t').replaceAll(',', ' , '),
  (text, at) => text.replace(/[a-z]/g, (letter, i: number) => (i % 97 === at % 97 ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter)),
  (text) => text.replaceAll('"eventName"', '"eventName":"Other","eventName"'),
  (text) => text.replaceAll('{"', '{"__proto__":{"eventName":"x"},"'),
  (text) => text.replaceAll('/', '\\/'),
)

describe('extracting is parsing, only faster', () => {
  it('for records of every kind, in any layout, spelling and chunks', async () => {
    await fc.assert(
      fc.asyncProperty(Records, fc.nat({ max: 3 }), Layout, fc.constantFrom<string | number>(0, 0, 1, 4, '\t'), Spelling, fc.nat(), fc.integer({ min: 1, max: 3_000 }), async (records, turn, layout, space, spell, at, step) => {
        await same([spell(layout(turn === 0 ? records : records.map((record) => shuffled(record, turn)), space), at)], step)
      }),
      { numRuns: 250, seed: 20261124 },
    )
  })

  it('for texts cut off or damaged anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(Records, Layout, fc.nat(), fc.option(fc.constantFrom(...Buffer.from('"\\{}[],: 0e-.tn\u0000\u001f\u00ff', 'latin1'))), fc.integer({ min: 1, max: 3_000 }), async (records, layout, where, put, step) => {
        const bytes = Buffer.from(layout(records, 0))
        const at = where % bytes.length
        await same([put === null ? bytes.subarray(0, at) : Buffer.from(bytes.map((byte, i) => (i === at ? put : byte)))], step)
      }),
      { numRuns: 250, seed: 20261124 },
    )
  })

  /** Each of two records three times, in turns, with ids and times of their own: whatever tells them apart has to be seen. */
  const inTurns = (a: JsonRecord, b: JsonRecord): string => {
    const list = [a, b, a, b, b, a].map((one, i) => ({ ...one, ...('eventID' in one && { eventID: `id-${i}` }), ...(one['eventTime'] === '2026-11-02T14:00:00Z' && { eventTime: `2026-11-02T0${i}:00:00Z` }) }))
    return JSON.stringify({ Records: list })
  }

  it('for two records that differ in one thing', async () => {
    const base = buildEvent({ sourceIPAddress: '193.0.6.139' })
    const fields = names.filter((name) => name !== 'eventTime' && name !== 'eventID').flatMap((name) => odd.map((value) => ({ ...base, [name]: value })))
    const spelled = ['arn', 'a_r_n', 'A\u0052N', 'ARN_'].map((key) => ({ ...base, resources: [{ [key]: 'arn:aws:s3:::a' }] }))
    const named = ['arn:aws:s3:::a', 'arn:aws-us-gov:s3:::a', 'arn:x', null].map((ARN) => ({ ...base, resources: [{ ARN }, { ARN: 'arn:aws-us-gov:s3:::b' }] }))
    for (const one of [...fields, ...spelled, ...named, ...telling]) await same([inTurns(base, one)])
    for (const one of named) await same([inTurns(named[1] as JsonRecord, one)])
  })

  it('for two identities', async () => {
    for (const [i, a] of identities.entries()) for (const b of identities.slice(i + 1)) await same([inTurns(buildEvent({ userIdentity: a }), buildEvent({ userIdentity: b }))])
  })

  it('at every chunk boundary', async () => {
    const text = JSON.stringify({ Records: [...telling.slice(0, 6), ...Array.from({ length: 4 }, () => buildEvent())] })
    for (let step = 1; step < 200; step++) await same([text], step)
  })

  it('over several files, named for an account or not', async () => {
    const name = `${home}_CloudTrail_us-gov-west-1_20261102T1400Z_AbCdEf0123456789.json`
    const text = JSON.stringify({ Records: [buildEvent(), buildEvent({ awsRegion: 'us-gov-east-1' }), buildEvent({ recipientAccountId: stranger })] })
    await same([text, text, text], 65_536, `/${name}`)
    await same([text, text, text])
  })

  it('where there are more people, values and kinds than it keeps', async () => {
    const many = Array.from({ length: 45_000 }, (_, i) => buildEvent({ userIdentity: roleSession('Reader', `person.n${(i * 7919) % 42_000}`), eventName: `Describe${i % 20_000}`, sourceIPAddress: `10.${i & 255}.${i >> 8}.1` }))
    await same([many.map((event) => JSON.stringify(event)).join('\n')])
  })
})
