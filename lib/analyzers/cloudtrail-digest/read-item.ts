import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile } from '../analyzer'
import { firstBytes } from '../formats/bytes'
import { unpacked } from '../formats/gzip'
import { decodeText, looksBinary } from '../formats/text'
import { contentOf, type Content } from './content'
import { readDigest, type Digest } from './read-digest'
import { readKeys, type SuppliedKey } from './read-keys'
import { readLog, type SuppliedLog } from './read-log'
import { readSignatures, type SuppliedSignature } from './read-signatures'

/** Everything in a digest item, sorted by what it is. */
export type DigestItem = { digests: Digest[]; logs: SuppliedLog[]; keys: SuppliedKey[]; signatures: SuppliedSignature[] }

const mostListed = 200_000

/** What a respondent can do; also told in `accepts`. */
export const wanted =
  'Upload the digest files and log files as they lie in the bucket, the output of "aws cloudtrail list-public-keys" for the same region and days, and the output of "aws s3api head-object" for the newest digest file.'

/** @throws UnreadableEvidence for a file that is none of these, for printed results, and when there is no digest. */
export async function readItem({ files, onProgress }: AnalyzerInput): Promise<DigestItem> {
  const item: DigestItem = { digests: [], logs: [], keys: [], signatures: [] }
  const done = { bytes: 0, items: 0 }
  let listed = 0
  for (const file of files) {
    const content = await contentIn(file)
    if (content === 'digest') {
      const digest = await readDigest(file)
      item.digests.push(digest)
      listed += digest.logFiles.length
      if (listed > mostListed) throw new UnreadableEvidence(`The digests list more than ${mostListed.toLocaleString('en-US')} logs.`, { file: file.name }, 'Upload the digests in parts, a few days each.')
    } else if (content === 'log') item.logs.push(await readLog(file, (bytes) => (done.bytes += bytes)))
    else if (content === 'keys') item.keys.push(...(await readKeys(file)))
    else if (content === 'signature') item.signatures.push(...(await readSignatures(file)))
    else throw refused(content, file.name)
    done.items++
    onProgress?.({ ...done })
  }
  if (item.digests.length === 0) throw new UnreadableEvidence('There is no digest file in it.', files[0] ? { file: files[0].name } : {}, wanted)
  return item
}

async function contentIn(file: EvidenceFile): Promise<Content> {
  const head = await firstBytes(unpacked(file), 64 * 1024)
  if (head.length === 0) throw new UnreadableEvidence('The file is empty.', { file: file.name }, wanted)
  return looksBinary(head) ? 'unknown' : contentOf(decodeText(head))
}

function refused(content: 'console' | 'unknown', file: string): UnreadableEvidence {
  return content === 'console'
    ? new UnreadableEvidence('This is the printed result of a validate-logs command. Anyone can type it, so it is a claim (E0) and proves nothing.', { file }, wanted)
    : new UnreadableEvidence('The file is neither a digest, a log, a list of public keys nor the metadata of a digest.', { file }, `Leave it out. ${wanted}`)
}
