import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { EvidenceFile } from '../../analyzer'
import { buildEvent, home } from '../../cloudtrail/build-event'
import { md5 } from '../../formats/md5'
import { evidenceOf } from '../../formats/testing/evidence'

const start = Date.UTC(2026, 10, 2, 14)
const hour = 3_600_000
const iso = (time: number) => `${new Date(time).toISOString().slice(0, 19)}Z`
const compact = (time: number) => iso(time).replace(/[-:]/g, '')
const sha = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** A key pair as CloudTrail has one for a region and some weeks. */
export type SigningKey = { privateKey: KeyObject; der: Buffer; fingerprint: string }

export function signingKey(type: 'pkcs1' | 'spki' = 'pkcs1'): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const der = publicKey.export({ type, format: 'der' }) as Buffer
  return { privateKey, der, fingerprint: md5(der) }
}

/** Output of list-public-keys for these keys, valid in November 2026 unless said otherwise. */
export const keyList = (keys: SigningKey[], from = Date.UTC(2026, 9, 20), to = Date.UTC(2026, 11, 1)) => ({
  PublicKeyList: keys.map(({ der, fingerprint }) => ({ Value: der.toString('base64'), ValidityStartTime: from / 1000, ValidityEndTime: to / 1000, Fingerprint: fingerprint })),
})

type Body = Record<string, unknown> & { digestS3Bucket: string; digestS3Object: string; digestEndTime: string; previousDigestSignature: string | null }
export type BuiltDigest = { name: string; bytes: Buffer; signature: string; body: Body }
export type BuiltLog = { name: string; text: string; entry: Record<string, unknown> }

/** How an hour differs from an ordinary one. */
export type Hour = { logs?: number; restart?: boolean; skip?: boolean; change?: (body: Body) => void }

/** Digests of consecutive hours, each signed and linked to the one before, with the logs they list. */
export function buildChain(hours: Hour[], key: SigningKey, { region = 'us-gov-west-1', suffix = '' } = {}): { digests: BuiltDigest[]; logs: BuiltLog[] } {
  const digests: BuiltDigest[] = []
  const logs: BuiltLog[] = []
  let before: BuiltDigest | null = null
  hours.forEach(({ logs: count = 1, restart = false, skip = false, change }, i) => {
    const [from, to] = [start + i * hour, start + (i + 1) * hour]
    if (skip) return
    const here = Array.from({ length: count }, (_, n) => buildLog(from + n * 300_000, region, `${i}${n}`))
    const previous: BuiltDigest | null = restart ? null : before
    const body: Body = {
      awsAccountId: home,
      digestStartTime: iso(from),
      digestEndTime: iso(to),
      digestS3Bucket: 'harborfield-trail',
      digestS3Object: `AWSLogs/${home}/CloudTrail-Digest/${region}/2026/11/02/${home}_CloudTrail-Digest_${region}_program_us-gov-west-1_${compact(to)}${suffix}.json.gz`,
      digestPublicKeyFingerprint: key.fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: here.at(-1)?.entry['newestEventTime'] ?? null,
      oldestEventTime: here[0]?.entry['oldestEventTime'] ?? null,
      previousDigestS3Bucket: previous?.body.digestS3Bucket ?? null,
      previousDigestS3Object: previous?.body.digestS3Object ?? null,
      previousDigestHashValue: previous ? sha(previous.bytes) : null,
      previousDigestHashAlgorithm: previous ? 'SHA-256' : null,
      previousDigestSignature: previous?.signature ?? null,
      logFiles: here.map(({ entry }) => entry),
    }
    change?.(body)
    const bytes = Buffer.from(JSON.stringify(body))
    const text = `${body.digestEndTime}\n${body.digestS3Bucket}/${body.digestS3Object}\n${sha(bytes)}\n${body.previousDigestSignature ?? 'null'}`
    before = { name: body.digestS3Object.slice(body.digestS3Object.lastIndexOf('/') + 1), bytes, signature: createSign('sha256').update(text).sign(key.privateKey, 'hex'), body }
    digests.push(before)
    logs.push(...here)
  })
  return { digests, logs }
}

function buildLog(time: number, region: string, id: string): BuiltLog {
  const [first, last] = [iso(time + 5_000), iso(time + 125_000)]
  const name = `${home}_CloudTrail_${region}_${compact(time).slice(0, 13)}Z_${id.padStart(16, 'Qw3rTy7uIo9pAs2d')}.json.gz`
  const text = JSON.stringify({ Records: [first, last].map((eventTime) => buildEvent({ eventTime, awsRegion: region })) })
  return {
    name,
    text,
    entry: { s3Bucket: 'harborfield-trail', s3Object: `AWSLogs/${home}/CloudTrail/${region}/2026/11/02/${name}`, hashValue: sha(text), hashAlgorithm: 'SHA-256', newestEventTime: last, oldestEventTime: first },
  }
}

export const digestFile = ({ name, bytes }: BuiltDigest): EvidenceFile => evidenceOf(gzipSync(bytes), name)
export const logFile = ({ name, text }: BuiltLog): EvidenceFile => evidenceOf(gzipSync(text), name)
export const keysFile = (keys: SigningKey[]): EvidenceFile => evidenceOf(JSON.stringify(keyList(keys), null, 4), 'keys.json')
/** Output of head-object for a digest, called as `accepts` says. */
export const headFile = ({ name, signature }: BuiltDigest): EvidenceFile =>
  evidenceOf(JSON.stringify({ AcceptRanges: 'bytes', ContentLength: 512, ContentType: 'application/json', Metadata: { signature, 'signature-algorithm': 'SHA256withRSA' } }, null, 4), `${name}.head.json`)
