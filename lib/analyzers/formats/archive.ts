import { Readable } from 'node:stream'
import { extract } from 'tar-stream'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { firstBytes, isGzip, isZip, maximumUnpacked } from './bytes'
import { isWordDocument } from './docx'
import { unpacked } from './gzip'
import { isWorkbook } from './xlsx'
import { maximumMembers, openZipFile } from './zip'

const largestZip = 256 * 1024 * 1024
/** Unpacked bytes up to which a member is kept in memory; all of them are at most 200 MB. */
const smallMember = 64 * 1024
/** An archive in an archive is opened, one inside that is not (domain.md section 5). */
const deepest = 2
/** What operating systems add to an archive and nobody meant to give. */
export const litter = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/

type Budget = { members: number; bytes: number }

/**
 * The files of an item with every archive (zip, tar, tar.gz) replaced by its members, named `archive/path`. Office
 * documents and compressed single files stay as they are. Order is that of the archive.
 * @throws UnreadableEvidence for a broken or encrypted archive, a member that escapes or is no plain file, an archive
 * nested deeper than two, and for what goes beyond 5,000 members or 200 MB; ratios are watched where bytes are unpacked.
 */
export async function unpackArchives(files: EvidenceFile[]): Promise<EvidenceFile[]> {
  const budget: Budget = { members: 0, bytes: 0 }
  const all: EvidenceFile[] = []
  for (const file of files) all.push(...(await opened(file, 0, budget)))
  return all
}

async function opened(file: EvidenceFile, depth: number, budget: Budget): Promise<EvidenceFile[]> {
  const members = await membersOf(file, budget)
  if (!members) return [file]
  if (depth >= deepest) throw refuse('Archives are nested more than two deep.', file.name, 'Pack the files into one archive.')
  if (members.length === 0) throw refuse('The archive holds no file.', file.name, 'Pack it again and look inside before uploading it.')
  const all: EvidenceFile[] = []
  for (const member of members) all.push(...(await opened(member, depth + 1, budget)))
  return all
}

const refuse = (reason: string, file: string, remedy = 'Pack the files again and upload the archive, or upload them one by one.') => new UnreadableEvidence(reason, { file }, remedy)

async function membersOf(file: EvidenceFile, budget: Budget): Promise<EvidenceFile[] | null> {
  const packed = await firstBytes(file.open(), 1024)
  if (isZip(packed)) return zipMembers(file, budget)
  const head = isGzip(packed) ? await firstBytes(unpacked(file), 1024).catch(() => new Uint8Array()) : packed
  return isTar(head) ? tarMembers(file, budget) : null
}

async function zipMembers(file: EvidenceFile, budget: Budget): Promise<EvidenceFile[] | null> {
  const zip = await openZipFile(file, largestZip)
  if (isWordDocument(zip.members) || isWorkbook(zip.members) || zip.has('[Content_Types].xml') || zip.has('mimetype')) return null
  const wanted = zip.members.filter((name) => !name.endsWith('/') && !litter.test(name))
  spend(budget, wanted.length, 0, file.name)
  return wanted.map((name) => ({ name: `${file.name}/${name}`, size: zip.sizeOf(name), open: zip.sizeOf(name) > smallMember ? () => zip.stream(name) : kept(() => zip.stream(name)) }))
}

/** A small file is unpacked once and kept: it is opened several times, and opening takes longer than reading. */
function kept(open: () => AsyncIterable<Uint8Array>): () => AsyncIterable<Uint8Array> {
  let parts: Promise<Uint8Array[]> | undefined
  const read = async () => {
    const all: Uint8Array[] = []
    for await (const part of open()) all.push(part)
    return all
  }
  return async function* () {
    yield* await (parts ??= read())
  }
}

/** A tar is one stream, so its members are held in memory; they are at most 200 MB together. */
async function tarMembers(file: EvidenceFile, budget: Budget): Promise<EvidenceFile[]> {
  const members: EvidenceFile[] = []
  const tar = extract()
  const source = Readable.from(unpacked(file))
  source.on('error', (error) => tar.destroy(error))
  source.pipe(tar as unknown as NodeJS.WritableStream)
  try {
    for await (const entry of tar) {
      const { name, type } = entry.header
      if (type === 'directory' || litter.test(name)) {
        entry.resume()
        continue
      }
      if (type !== 'file' && type !== 'contiguous-file') throw refuse(`The archive holds a ${type ?? 'member'} that is no plain file: ${name.slice(0, 100)}.`, file.name, 'Pack only plain files, without links.')
      if (name.startsWith('/') || name.split(/[\\/]/).includes('..')) throw refuse('A file in the archive has a path that leads outside it.', file.name)
      const parts: Uint8Array[] = []
      let size = 0
      for await (const part of entry as AsyncIterable<Uint8Array>) {
        parts.push(part)
        size += part.length
        spend(budget, 0, part.length, file.name)
      }
      spend(budget, 1, 0, file.name)
      members.push({ name: `${file.name}/${name.replace(/^\.\//, '')}`, size, open: () => Readable.from(parts) })
    }
  } catch (error) {
    if (error instanceof UnreadableEvidence) throw error
    throw refuse('The archive is broken or cut off.', file.name)
  } finally {
    source.destroy()
    tar.destroy()
  }
  return members
}

function spend(budget: Budget, members: number, bytes: number, file: string): void {
  budget.members += members
  budget.bytes += bytes
  if (budget.members > maximumMembers) throw refuse(`The archive holds more than ${maximumMembers} files.`, file, 'Upload the files in smaller parts.')
  if (budget.bytes > maximumUnpacked) throw refuse(`The archive unpacks to more than ${maximumUnpacked / 1048576} MB.`, file, 'Upload the files in smaller parts.')
}

/** A tar header: its checksum field is the sum of its bytes with the field read as spaces. */
export function isTar(head: Uint8Array): boolean {
  if (head.length < 512) return false
  const field = new TextDecoder('latin1').decode(head.subarray(148, 156))
  const told = /^[ 0]*([0-7]{1,7})[\0 ]/.exec(field)?.[1]
  if (told === undefined) return false
  let sum = 0
  for (let at = 0; at < 512; at += 1) sum += at >= 148 && at < 156 ? 32 : (head[at] as number)
  return sum > 256 && sum === Number.parseInt(told, 8)
}
