import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { writeZip } from '../formats/testing/zip-writer'
import { md5 } from '../formats/md5'
import { readEvidence } from '../read-evidence'
import { recognize, sampleOf } from '../recognize'
import cloudtrail from '../cloudtrail/analyzer'
import analyzer from './analyzer'
import { buildChain, digestFile, headFile, keyList, keysFile, logFile, signingKey, type BuiltDigest } from './testing/build-chain'

const key = signingKey()
const other = signingKey('spki')
const plain = buildChain([{}, { logs: 2 }, { logs: 0 }, { logs: 0 }, {}], key)
const newest = plain.digests.at(-1) as BuiltDigest
const files = (chain = plain, ...more: EvidenceFile[]) => [...chain.digests.map(digestFile), ...chain.logs.map(logFile), ...more]
const signed = [keysFile([key]), headFile(newest)]
const run = async (all: EvidenceFile[]) => {
  const { facts, observations } = await analyzer.analyze({ files: all })
  return { facts: analyzer.facts.parse(facts), rules: [...new Set(observations.map(({ rule, severity }) => `${rule} ${severity}`))].sort(), observations }
}
const refusal = (all: EvidenceFile[]) => analyzer.analyze({ files: all }).then(() => null, (error: unknown) => (error instanceof UnreadableEvidence ? error : Promise.reject(error as Error)))
const text = (value: unknown, name: string) => evidenceOf(typeof value === 'string' ? value : JSON.stringify(value), name)

describe('a chain of digests', () => {
  it('is valid when every signature and hash fits, with one signature from metadata', async () => {
    const { facts, rules } = await run(files(plain, ...signed))
    expect(facts).toMatchObject({ verdict: 'valid', digests: 5, from: '2026-11-02T14:00:00Z', to: '2026-11-02T19:00:00Z', logs: { listed: 4, proven: 4, unlisted: 0 } })
    expect(facts.chains[0]).toMatchObject({ proven: 5, missing: [], empty: [{ from: '2026-11-02T16:00:00Z', to: '2026-11-02T18:00:00Z' }], starts: ['2026-11-02T15:00:00Z'] })
    expect(facts.keys.used).toEqual([{ fingerprint: key.fingerprint, sha256: createHash('sha256').update(key.der).digest('hex') }])
    expect(rules).toEqual(['DG-05 low', 'DG-07 info', 'DG-11 info'])
  })
  it('is valid in an archive, in any order, recognized although most files are logs', async () => {
    const members = await Promise.all(files(plain, ...signed).toReversed().map(async (file) => ({ name: `trail/${file.name}`, data: await bytesOf(file), stored: true })))
    const read = await readEvidence([evidenceOf(writeZip(members), 'trail.zip')])
    expect(read).toMatchObject({ recognized: { kind: 'cloudtrail-digest' }, reading: { facts: { verdict: 'valid' } } })
  })
  it.each<[string, (signature: string) => EvidenceFile]>([
    ['the bare value', (signature) => text(`${signature}\n`, 'x-amz-meta-signature')],
    ['headers of an answer', (signature) => text(`HTTP/1.1 200 OK\r\nx-amz-meta-signature: ${signature}\r\nx-amz-meta-signature-algorithm: SHA256withRSA\r\n`, 'headers.txt')],
    ['a list with keys', (signature) => text([{ Key: newest.body.digestS3Object, Metadata: { Signature: signature } }], 'all.json')],
    ['output of head-object under another name', (signature) => text({ Metadata: { 'x-amz-meta-signature': signature } }, 'head-object.json')],
  ])('takes the signature from %s', async (_name, file) => {
    expect((await run(files(plain, keysFile([key]), file(newest.signature)))).facts.verdict).toBe('valid')
  })
  it('accepts keys as SPKI, in any case of the list, with ISO times', async () => {
    const chain = buildChain([{}, {}], other)
    const [entry] = keyList([other]).PublicKeyList
    const list = { publicKeyList: [{ ...entry, ValidityStartTime: '2026-10-01T00:00:00+00:00', ValidityEndTime: '1798761600.0' }] }
    expect((await run(files(chain, headFile(chain.digests[1] as BuiltDigest), text(list, 'k')))).facts.verdict).toBe('valid')
  })
  it('is hash-only without keys or without the newest signature', async () => {
    expect(await run(files(plain, headFile(newest)))).toMatchObject({ facts: { verdict: 'hash-only', logs: { agrees: 4, proven: 0 } }, rules: ['DG-05 low', 'DG-06 medium', 'DG-11 info'] })
    const { facts, rules } = await run(files(plain, keysFile([key])))
    expect(facts).toMatchObject({ verdict: 'hash-only', chains: [{ proven: 4 }] })
    expect(rules).toContain('DG-06 medium')
  })
  it('is proven by a signed successor where the key of an older digest is missing', async () => {
    const first = buildChain([{}], other)
    const second = buildChain([{ skip: true }, {}], key)
    const link = first.digests[0] as BuiltDigest
    const chain = buildChain([{ skip: true }, { change: (body) => Object.assign(body, previousOf(link)) }], key)
    const { facts } = await run([...first.digests.map(digestFile), ...chain.digests.map(digestFile), keysFile([key]), headFile(chain.digests[0] as BuiltDigest)])
    expect(second.digests).toHaveLength(1)
    expect(facts).toMatchObject({ verdict: 'valid', chains: [{ digests: 2, proven: 2 }] })
  })
  it('says when a signature fits a key of another time', async () => {
    const old = text(keyList([key], 0, Date.UTC(2026, 0, 1)), 'keys.json')
    const { facts, observations } = await run(files(plain, old, headFile(newest)))
    expect(facts.verdict).toBe('hash-only')
    expect(observations.some(({ message }) => message.includes('not valid at that time'))).toBe(true)
  })
})

describe('alterations', () => {
  it.each<[string, number]>([['the newest', 4], ['the second', 1], ['the first', 0]])('of %s digest make it invalid', async (_name, index) => {
    const digests = plain.digests.map((digest, i) => (i === index ? { ...digest, bytes: Buffer.from(digest.bytes.toString().replace('harborfield-trail', 'harborfield-trial')) } : digest))
    const { facts, rules } = await run(files({ ...plain, digests }, ...signed))
    expect(facts.verdict).toBe('invalid')
    expect(rules.some((rule) => /^DG-0[13] critical/.test(rule))).toBe(true)
  })
  it('of a log make it invalid, and are named', async () => {
    const logs = plain.logs.map((log, i) => (i === 1 ? { ...log, text: log.text.replace('DescribeInstances', 'DescribeVolumes') } : log))
    const { facts, observations } = await run(files({ ...plain, logs }, ...signed))
    expect(facts).toMatchObject({ verdict: 'invalid', logs: { differs: 1, proven: 3 } })
    expect(observations[0]).toMatchObject({ rule: 'DG-02', severity: 'critical', locator: { file: plain.logs[1]?.name } })
  })
  it('of a log that was renamed as well show as a log nobody delivered', async () => {
    const logs = plain.logs.map((log, i) => (i === 1 ? { ...log, name: 'x.json.gz', text: log.text.replace('DescribeInstances', 'DescribeVolumes') } : log))
    const { facts, rules } = await run(files({ ...plain, logs }, ...signed))
    expect(facts.logs).toMatchObject({ notSupplied: 1, unlisted: 1 })
    expect(rules).toContain('DG-10 high')
  })
  it('of a key list are noticed', async () => {
    const list = keyList([key])
    const forged = { PublicKeyList: [{ ...list.PublicKeyList[0], Value: other.der.toString('base64') }] }
    const { facts, rules } = await run(files(plain, text(forged, 'keys.json'), headFile(newest)))
    expect(facts.verdict).toBe('hash-only')
    expect(rules).toContain('DG-08 high')
  })
  it('of a signature make it invalid', async () => {
    expect((await run(files(plain, keysFile([key]), headFile({ ...newest, signature: newest.signature.replace(/^../, (pair) => (pair === '00' ? '01' : '00')) })))).facts.verdict).toBe('invalid')
  })
  it('by a single byte anywhere never pass', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.nat(), fc.integer({ min: 1, max: 255 }), async (index, where, flip) => {
        const digests = plain.digests.map((digest, i) => {
          if (i !== index) return digest
          const bytes = Buffer.from(digest.bytes)
          const at = where % bytes.length
          bytes[at] = (bytes[at] as number) ^ flip
          return { ...digest, bytes }
        })
        const outcome = await run(files({ ...plain, digests }, ...signed)).then(({ facts }) => facts.verdict, (error: unknown) => (error instanceof UnreadableEvidence ? 'refused' : 'thrown'))
        expect(['invalid', 'broken-chain', 'hash-only', 'refused']).toContain(outcome)
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})

describe('what is missing', () => {
  it('breaks the chain, with the hours', async () => {
    const { facts, rules } = await run(files({ ...plain, digests: plain.digests.filter((_, i) => i !== 2) }, ...signed))
    expect(facts).toMatchObject({ verdict: 'broken-chain', chains: [{ missing: [{ from: '2026-11-02T16:00:00Z', to: '2026-11-02T17:00:00Z' }] }] })
    expect(rules).toContain('DG-04 high')
  })
  it('is no break at either end', async () => {
    const chain = { ...plain, digests: plain.digests.slice(2) }
    expect((await run(files(chain, ...signed))).facts.verdict).toBe('valid')
  })
  it('shows as a chain started anew', async () => {
    const chain = buildChain([{}, { skip: true }, { restart: true }, {}], key)
    const { facts, observations } = await run(files(chain, keysFile([key]), ...chain.digests.map(headFile)))
    expect(facts.verdict).toBe('broken-chain')
    expect(observations.some(({ message }) => message.includes('was started anew: logging or its validation was off from 2026-11-02T15:00:00Z'))).toBe(true)
  })
  it('may be logs: the chain is checked without them', async () => {
    expect(await run([...plain.digests.map(digestFile), ...signed])).toMatchObject({ facts: { verdict: 'valid', logs: { notSupplied: 4 } } })
  })
  it('of a log file is never read as whole', async () => {
    const cut = evidenceOf((plain.logs[0]?.text ?? '').slice(0, -30), 'cut.json')
    expect((await refusal([...plain.digests.map(digestFile), cut, ...signed]))?.reason).toMatch(/cut off/)
  })
})

describe('chains stay apart', () => {
  it('by region, each with its own key', async () => {
    const east = buildChain([{}, {}], other, { region: 'us-gov-east-1' })
    const { facts } = await run([...files(plain, ...signed), ...files(east, keysFile([other]), headFile(east.digests[1] as BuiltDigest))])
    expect(facts.chains.map(({ region, verdict }) => `${region} ${verdict}`)).toEqual(['us-gov-east-1 valid', 'us-gov-west-1 valid'])
  })
  it('for backfill, whose hours need not join', async () => {
    const backfill = buildChain([{ logs: 1 }, { skip: true }, { skip: true }, { logs: 1 }], key, { suffix: '_backfill' })
    const { facts } = await run([...backfill.digests.map(digestFile), ...backfill.digests.map(headFile), keysFile([key])])
    expect(facts.chains).toMatchObject([{ backfill: true, verdict: 'valid', missing: [] }])
  })
  it('and two digests of one place contradict each other', async () => {
    const twin = { ...newest, bytes: Buffer.from(newest.bytes.toString().replace('"logFiles":', '"logFiles": ')) }
    expect(await run(files(plain, ...signed, digestFile(twin)))).toMatchObject({ facts: { verdict: 'invalid' } })
    expect((await run(files(plain, ...signed, digestFile(newest)))).facts.verdict).toBe('valid')
  })
})

describe('refusals', () => {
  const printed = 'Validating log files for trail arn:aws-us-gov:cloudtrail:us-gov-west-1:111122223333:trail/program between 2026-11-01T00:00:00Z and 2026-11-08T00:00:00Z\n\nResults requested for 2026-11-01T00:00:00Z to 2026-11-08T00:00:00Z\n168/168 digest files valid\n2016/2016 log files valid\n'
  it('pasted results are a claim, alone or beside digests, and say so when uploaded', async () => {
    expect((await refusal([text(printed, 'validate.txt')]))?.reason).toMatch(/claim \(E0\)/)
    expect((await refusal(files(plain, ...signed, text(printed, 'validate.txt'))))?.reason).toMatch(/claim \(E0\)/)
    await expect(readEvidence([text(printed, 'digest.json')])).rejects.toThrow(/claim \(E0\)/)
  })
  it.each<[string, EvidenceFile[], RegExp]>([
    ['no digest', [keysFile([key])], /no digest file/],
    ['an empty file', [...files(), text('', 'x')], /empty/],
    ['a note', [...files(), text('see the ticket', 'readme.txt')], /neither a digest/],
    ['a picture', [...files(), evidenceOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'x.png')], /neither a digest/],
    ['half a digest', [evidenceOf(newest.bytes.subarray(0, 900), 'd')], /cut off/],
    ['a digest cut in its gzip', [evidenceOf(gzipSync(newest.bytes).subarray(0, 300), 'd')], /cut off/],
    ['a digest without hashes', [text(newest.bytes.toString().replace('hashValue', 'hash'), 'd')], /in logFiles\.0\.hashValue/],
    ['metadata without a signature', [...files(), text({ Metadata: { signature: 'abc' } }, 'm')], /hexadecimal/],
    ['half a key list', [...files(), text(JSON.stringify(keyList([key])).slice(0, -40), 'k')], /cut off/],
  ])('%s', async (_name, all, reason) => expect((await refusal(all))?.reason).toMatch(reason))
})

describe('recognition', () => {
  it.each([
    ['a digest', newest.bytes.toString(), 'cloudtrail-digest'],
    ['a digest, pretty-printed', JSON.stringify(newest.body, null, 2), 'cloudtrail-digest'],
    ['keys', JSON.stringify(keyList([key])), 'cloudtrail-digest'],
    ['a log', plain.logs[0]?.text ?? '', 'cloudtrail'],
  ])('%s', async (_name, content, kind) => expect(recognize(await sampleOf(evidenceOf(content)))?.kind).toBe(kind))
})

it('lists the same hash of a log as the analyzer of the log does, packed or not', async () => {
  const { facts } = await run(files(plain, ...signed))
  const log = plain.logs[0] as (typeof plain.logs)[number]
  for (const file of [logFile(log), evidenceOf(log.text, 'renamed.json', 97)]) {
    const sample = (await cloudtrail.analyze({ files: [file] })).facts as { files: { sha256?: string }[] }
    expect(facts.listed.find(({ sha256 }) => sha256 === sample.files[0]?.sha256)?.status).toBe('proven')
  }
})

it('names keys as AWS does', () => {
  // As md5sum computes them; node:crypto has no MD5 where a FIPS provider answers.
  const known = [[0, 'd41d8cd98f00b204e9800998ecf8427e'], [1, '6b2b98fea11e51af3043b192f719bd69'], [55, '5eae0e3f16f3cb47687c6a31a0f911dd'], [56, 'edee82d313f4318f797efdea64b95b05'], [63, 'd1ab5c505539c27aa8c9be1fc1eb88d2'], [64, '4ce8f50bd28c09b21e408ba1f6ebc516'], [65, '2034079bcbb7fa3044a0d0f24a2a6bbb'], [1000, '289fbfdce11b40cf9548c3374f35d5f4']] as const
  for (const [length, digest] of known) expect(md5(Buffer.alloc(length, 0xa7))).toBe(digest)
  expect(readFileSync(new URL('analyzer.ts', import.meta.url), 'utf8')).toContain('list-public-keys')
})

const previousOf = ({ body, bytes, signature }: BuiltDigest) => ({
  previousDigestS3Bucket: body.digestS3Bucket,
  previousDigestS3Object: body.digestS3Object,
  previousDigestHashValue: createHash('sha256').update(bytes).digest('hex'),
  previousDigestHashAlgorithm: 'SHA-256',
  previousDigestSignature: signature,
})

async function bytesOf(file: EvidenceFile): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of file.open()) parts.push(part)
  return Buffer.concat(parts)
}
