import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { allBytes, maximumRatio, maximumUnpacked } from './bytes'

/** Most members a container may hold (domain.md section 5). */
export const maximumMembers = 5000

/** A zip container whose directory has been checked; members are unpacked one at a time, on demand. */
export type Zip = {
  members: string[]
  has: (name: string) => boolean
  /** Unpacked bytes of a member as the directory says; 0 when absent. */
  sizeOf: (name: string) => number
  /** The unpacked bytes of one member. @throws UnreadableEvidence when absent, broken, larger than it said, or not what its checksum says. */
  stream: (name: string) => AsyncGenerator<Uint8Array>
}

/** Most packed bytes of a container, where its reader sets no other limit. */
const largestContainer = 64 * 1024 * 1024

const again = 'Save the file again in its own program, without a password, and upload it.'

/**
 * Opens a container from memory and checks its directory before anything is unpacked.
 * @throws UnreadableEvidence for a broken directory, an encrypted member, a path that escapes, overlapping or too many
 * members, and for sizes or ratios beyond the limits of domain.md section 5.
 */
export async function openZip(bytes: Uint8Array, file: string): Promise<Zip> {
  const refuse = (reason: string, remedy = again) => new UnreadableEvidence(reason, { file }, remedy)
  const entries = new Map<string, Entry>()
  let zip: ZipFile
  try {
    zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  } catch {
    throw refuse('The container is broken or cut off: its directory cannot be read.')
  }
  if (zip.entryCount > maximumMembers) throw refuse(`The container holds ${zip.entryCount} files; ${maximumMembers} is the most.`, 'Upload the files in smaller parts.')
  try {
    for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  } catch (error) {
    const escapes = error instanceof Error && /relative path|absolute path/.test(error.message)
    throw refuse(escapes ? 'A file in the container has a path that leads outside it.' : 'The directory of the container is broken.')
  }
  const problem = checkDirectory([...entries.values()], bytes.length)
  if (problem) throw refuse(problem)
  return {
    members: [...entries.keys()],
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    stream: async function* (name) {
      const entry = entries.get(name)
      if (!entry) throw refuse(`The part ${name} is missing from the container.`)
      try {
        let sum = 0
        for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) {
          sum = crc32(chunk, sum)
          yield chunk
        }
        if (sum !== entry.crc32) throw new Error('The checksum differs.')
      } catch {
        throw refuse(`The part ${name} of the container is broken.`)
      }
    },
  }
}

/**
 * Opens the container that a file is, with at most `limit` bytes.
 * @throws UnreadableEvidence when it is larger, or as `openZip`
 */
export async function openZipFile(file: EvidenceFile, limit = largestContainer): Promise<Zip> {
  return openZip(await allBytes(file, limit), file.name)
}

/** What is wrong with the directory, in one sentence, or null. */
function checkDirectory(entries: Entry[], size: number): string | null {
  if (entries.some((entry) => entry.isEncrypted())) return 'The container is protected by a password.'
  if (entries.some((entry) => !entry.canDecodeFileData())) return 'The container uses a compression that Veritar does not read.'
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
  if (unpacked > maximumUnpacked) return `The container unpacks to more than ${maximumUnpacked / 1048576} MB.`
  const bomb = entries.find((entry) => entry.uncompressedSize > 1048576 && entry.uncompressedSize > entry.compressedSize * maximumRatio)
  if (bomb) return `The part ${bomb.fileName} unpacks to far more than it should.`
  let end = 0
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) return 'Parts of the container overlap.'
    end = entry.relativeOffsetOfLocalHeader + 30 + entry.fileNameLength + entry.compressedSize
    if (end > size) return 'The container is cut off.'
  }
  return null
}
