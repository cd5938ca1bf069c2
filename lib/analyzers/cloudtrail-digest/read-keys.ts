import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
import { field, isObject, text } from '../formats/keys'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { parseSlice } from '../formats/json-text'
import { md5 } from '../formats/md5'
import { rsaKey, type RsaKey } from '../formats/rsa'
import { sha256Of } from '../formats/sha256'
import { decodeText } from '../formats/text'
import { timeOf } from '../log-model'

const largest = 4 * 1024 * 1024
const mostKeys = 5_000

/** A key of a list, or why it is of no use. */
export type SuppliedKey = {
  fingerprint: string
  at: Locator
  /** Milliseconds; null when the list does not say. */
  from: number | null
  to: number | null
} & ({ key: RsaKey; sha256: string; flaw: null } | { key: null; flaw: 'malformed' | 'fingerprint' })

/** The public keys in the output of `aws cloudtrail list-public-keys`. @throws UnreadableEvidence */
export async function readKeys(file: EvidenceFile): Promise<SuppliedKey[]> {
  const refuse = (reason: string) =>
    new UnreadableEvidence(reason, { file: file.name }, 'Upload the output of "aws cloudtrail list-public-keys" for the region and days of the digests, unchanged.')
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw refuse('The list of public keys is larger than 4 MB.')
  const list = field(parseSlice(new TextEncoder().encode(decodeText(bytes))), 'PublicKeyList')
  if (!Array.isArray(list)) throw refuse('The list of public keys is cut off, or is no valid JSON.')
  if (list.length > mostKeys) throw refuse(`The list holds more than ${mostKeys} public keys.`)
  return list.map((entry, i): SuppliedKey => {
    const fingerprint = text(field(entry, 'Fingerprint'), 200)
    const value = text(field(entry, 'Value'), 8_000)
    if (!isObject(entry) || fingerprint === null || value === null) throw refuse(`Entry ${i + 1} of the list of public keys has no Fingerprint or no Value.`)
    return { ...checked(fingerprint.toLowerCase(), value), at: { file: file.name, pointer: `/PublicKeyList/${i}` }, from: momentOf(field(entry, 'ValidityStartTime')), to: momentOf(field(entry, 'ValidityEndTime')) }
  })
}

/** A fingerprint is the MD5 of the key's DER bytes; a list in which it is not was edited. */
function checked(fingerprint: string, value: string) {
  const der = new Uint8Array(Buffer.from(value, 'base64'))
  const key = /^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value) ? rsaKey(der) : null
  if (!key) return { fingerprint, key: null, flaw: 'malformed' as const }
  return md5(der) === fingerprint ? { fingerprint, key, sha256: sha256Of(der), flaw: null } : { fingerprint, key: null, flaw: 'fingerprint' as const }
}

/** Seconds since 1970, as number or text, or an ISO time, as versions of the command print them. */
function momentOf(value: unknown): number | null {
  const seconds = typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,12}(?:\.\d{1,9})?$/.test(value) ? Number(value) : null
  if (seconds !== null) return Number.isFinite(seconds) ? seconds * 1_000 : null
  return typeof value === 'string' ? timeOf(value) : null
}
