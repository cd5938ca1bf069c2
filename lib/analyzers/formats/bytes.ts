import { UnreadableEvidence, type EvidenceFile } from '../analyzer'

/** Limits of domain.md section 5: unpacked bytes, ratio of unpacked to packed. */
export const maximumUnpacked = 200 * 1024 * 1024
export const maximumRatio = 100

/** True for the two bytes every gzip stream starts with. */
export const isGzip = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b
/** True for the local header or the empty end record of a zip container. */
export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))
/** True for an OLE2 container: an old Office file, or a new one behind a password. */
export const isOle = (bytes: Uint8Array) => bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0
/** True when `%PDF-` stands in the first kilobyte, where the format allows it. */
export const isPdf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')

/** The first `limit` bytes of a stream, or all of a shorter one. The stream is closed. */
export async function firstBytes(chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks) {
    parts.push(chunk)
    length += chunk.length
    if (length >= limit) break
  }
  return join(parts, Math.min(length, limit))
}

/**
 * All bytes of a file that has to be in memory to be read (zip, PDF).
 * @throws UnreadableEvidence when it is larger than `limit`.
 */
export async function allBytes(file: EvidenceFile, limit: number): Promise<Uint8Array> {
  const bytes = await firstBytes(file.open(), limit + 1)
  if (bytes.length <= limit) return bytes
  throw new UnreadableEvidence(
    `The file is larger than ${Math.round(limit / 1048576)} MB.`,
    { file: file.name },
    'Upload a smaller file, or split it.',
  )
}

/** The same file, which tells `count` the length (bytes) of every chunk read from it. */
export function countingBytes(file: EvidenceFile, count: (bytes: number) => void): EvidenceFile {
  const counted = (open: () => AsyncIterable<Uint8Array>) =>
    async function* () {
      for await (const chunk of open()) {
        count(chunk.length)
        yield chunk
      }
    }
  const { passing, into } = file
  const countedInto = (memory: Uint8Array) => {
    const length = into?.(memory) ?? null
    if (length !== null) count(length)
    return length
  }
  return { ...file, open: counted(file.open), ...(passing && { passing: counted(passing) }), ...(into && { into: countedInto }) }
}

function join(parts: Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    const fits = part.subarray(0, length - at)
    all.set(fits, at)
    at += fits.length
  }
  return all
}
