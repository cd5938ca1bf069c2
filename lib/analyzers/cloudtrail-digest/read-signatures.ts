import { UnreadableEvidence, type EvidenceFile, type Locator } from '../analyzer'
import { field, isObject, text } from '../formats/keys'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { parseSlice } from '../formats/json-text'
import { decodeText } from '../formats/text'

const largest = 16 * 1024 * 1024
const hexadecimal = /^(?:[0-9a-f]{2}){256,1024}$/i
const headers = /^[ \t<]*(x-amz-meta-[a-z-]+)\s*:\s*(\S+)\s*$/gim

/** A signature from the metadata of a digest object. `key` is the S3 key it says it belongs to, when the file says one. */
export type SuppliedSignature = { hex: string; algorithm: string | null; generated: string | null; key: string | null; at: Locator }

/**
 * The signatures in a metadata file: output of `aws s3api head-object`, a list of such with their `Key`, the headers of an
 * HTTP answer, or the bare value of x-amz-meta-signature. @throws UnreadableEvidence
 */
export async function readSignatures(file: EvidenceFile): Promise<SuppliedSignature[]> {
  const refuse = (reason: string) =>
    new UnreadableEvidence(reason, { file: file.name }, 'Upload the output of "aws s3api head-object" for the digest file, unchanged.')
  const bytes = await firstBytes(unpacked(file), largest + 1)
  if (bytes.length > largest) throw refuse('The metadata file is larger than 16 MB.')
  const content = decodeText(bytes).trim()
  const found = /^[[{]/.test(content) ? inJson(parseSlice(new TextEncoder().encode(content)), file.name) : inText(content, file.name)
  if (!found || found.length === 0) throw refuse('The metadata file is cut off, or holds no signature.')
  const bad = found.find(({ hex }) => !hexadecimal.test(hex))
  if (bad) throw refuse('A signature in the metadata file is not the hexadecimal text that CloudTrail writes.')
  return found
}

function inJson(value: unknown, file: string): SuppliedSignature[] | null {
  const list = Array.isArray(value) ? value : isObject(value) ? [value] : null
  return list?.flatMap((entry, i): SuppliedSignature[] => {
    const metadata = field(entry, 'Metadata')
    const hex = named(metadata, 'signature')
    const at = { file, ...(Array.isArray(value) ? { record: i + 1 } : {}) }
    return hex === null ? [] : [{ hex, algorithm: named(metadata, 'signature-algorithm'), generated: named(metadata, 'backfill-generation-timestamp'), key: text(field(entry, 'Key'), 2_000), at }]
  }) ?? null
}

const named = (metadata: unknown, name: string) => text(field(metadata, name), 4_000) ?? text(field(metadata, `x-amz-meta-${name}`), 4_000)

function inText(content: string, file: string): SuppliedSignature[] {
  const bare = content.replace(/\s+/g, '')
  if (hexadecimal.test(bare)) return [{ hex: bare, algorithm: null, generated: null, key: null, at: { file } }]
  const told = new Map([...content.matchAll(headers)].map(([, name = '', value = '']) => [name.toLowerCase(), value]))
  const hex = told.get('x-amz-meta-signature')
  if (hex === undefined) return []
  return [{ hex, algorithm: told.get('x-amz-meta-signature-algorithm') ?? null, generated: told.get('x-amz-meta-backfill-generation-timestamp') ?? null, key: null, at: { file } }]
}
