import * as z from 'zod'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { parseSlice } from '../formats/json-text'
import { sha256Of } from '../formats/sha256'
import { timeOf } from '../log-model'
import { placeOfDigest, type DigestPlace } from './place-of-digest'

/** Largest digest in bytes. One that lists 20,000 logs has about 10 MB. */
const largest = 32 * 1024 * 1024

const Hex = z.string().regex(/^[0-9a-f]{64}$/i)
const Time = z.string().refine((text) => timeOf(text) !== null, 'is no time')
const Text = z.string().min(1).max(2_000)
const Maybe = Text.nullish()
const Body = z.object({
  awsAccountId: z.string().regex(/^\d{12}$/),
  digestStartTime: Time,
  digestEndTime: Time,
  digestS3Bucket: Text,
  digestS3Object: Text,
  digestPublicKeyFingerprint: Text,
  digestSignatureAlgorithm: Text,
  newestEventTime: Time.nullish(),
  oldestEventTime: Time.nullish(),
  previousDigestS3Bucket: Maybe,
  previousDigestS3Object: Maybe,
  previousDigestHashValue: Hex.nullish(),
  previousDigestHashAlgorithm: Maybe,
  previousDigestSignature: z.string().min(1).max(4_000).nullish(),
  logFiles: z.array(
    z.object({ s3Bucket: Text, s3Object: Text, hashValue: Hex, hashAlgorithm: Text, newestEventTime: Time.nullish(), oldestEventTime: Time.nullish() }),
  ),
})

/** A digest file as read: its fields, the SHA-256 of its unpacked bytes, and where it belongs. */
export type Digest = z.infer<typeof Body> & { file: string; sha256: string; start: number; end: number; place: DigestPlace }

/** @throws UnreadableEvidence when the file is no whole digest. */
export async function readDigest(file: EvidenceFile): Promise<Digest> {
  const refuse = (reason: string, pointer?: string) =>
    new UnreadableEvidence(reason, { file: file.name, ...(pointer === undefined ? {} : { pointer }) }, 'Download the digest file again and upload it unchanged, as .json.gz.')
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw refuse(`The digest is larger than ${largest / 1048576} MB.`)
  const value = parseSlice(bytes)
  if (value === undefined) throw refuse('The digest file is cut off, or is no valid JSON.')
  const read = Body.safeParse(value)
  if (!read.success) {
    const path = read.error.issues[0]?.path.join('.') ?? ''
    throw refuse(`The digest file does not hold what CloudTrail writes${path === '' ? '' : ` in ${path}`}.`, `/${path.replaceAll('.', '/')}`)
  }
  const body = read.data
  const [start, end] = [timeOf(body.digestStartTime) as number, timeOf(body.digestEndTime) as number]
  if (start > end) throw refuse('The digest ends before it starts.', '/digestEndTime')
  return { ...body, file: file.name, sha256: sha256Of(bytes), start, end, place: placeOfDigest(body.digestS3Object) }
}

/** A digest that names no predecessor: CloudTrail starts a chain with it when validation or logging is switched on. */
export const startsChain = (digest: Digest): boolean => digest.previousDigestS3Object == null && digest.previousDigestSignature == null && digest.previousDigestHashValue == null

/** The text whose signature CloudTrail keeps in the metadata of a digest (domain.md 5.2, step 4). */
export const signedText = (digest: Digest): string =>
  `${digest.digestEndTime}\n${digest.digestS3Bucket}/${digest.digestS3Object}\n${digest.sha256}\n${digest.previousDigestSignature ?? 'null'}`
