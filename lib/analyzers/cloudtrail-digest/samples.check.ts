import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { readEvidence } from '../read-evidence'
import type { CloudTrailDigestFacts } from './facts'

/**
 * Reads what AWS publishes on digests, in a folder given as argument: prints each file's verdict or refusal, then all of
 * the user guide's files as one item. Exits 1 when a key of AWS does not have its fingerprint, when printed results are
 * read as proof, or when files that were never signed together come out as valid.
 */
const root = process.argv[2]
if (!root) throw new Error('Give the folder of samples.')

const folder = join(root, 'cloudtrail-digest')
const paths = readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)).map((file) => join(folder, name, file))).filter((path) => statSync(path).isFile())
const onDisk = (path: string): EvidenceFile => ({ name: path.slice(folder.length + 1), size: statSync(path).size, open: () => createReadStream(path) })
const troubles: string[] = []

async function attempt(files: EvidenceFile[]): Promise<CloudTrailDigestFacts | string> {
  try {
    const read = await readEvidence(files)
    return read.analyzer?.id === 'cloudtrail-digest' && 'reading' in read ? (read.reading.facts as CloudTrailDigestFacts) : 'not of this kind'
  } catch (error) {
    if (!(error instanceof UnreadableEvidence)) throw error
    return error.reason
  }
}

for (const path of paths) {
  const outcome = await attempt([onDisk(path)])
  console.log(`${path.slice(folder.length + 1)}: ${typeof outcome === 'string' ? outcome : outcome.verdict}`)
  if (path.includes('validate-logs') && typeof outcome !== 'string') troubles.push('Printed results were read.')
}
const guide = await attempt(paths.filter((path) => path.includes('aws-docs') && /\.(?:json|hex)$/.test(path)).map(onDisk))
if (typeof guide === 'string') troubles.push(guide)
else {
  console.log(`All files of the user guide: ${guide.verdict}, ${guide.keys.usable} of ${guide.keys.supplied} keys have their fingerprint`)
  if (guide.keys.usable !== guide.keys.supplied || guide.keys.supplied === 0) troubles.push('A key of AWS does not have its fingerprint.')
  if (guide.verdict === 'valid') troubles.push('Files that were never signed together came out as valid.')
}
for (const trouble of troubles) console.error(trouble)
if (troubles.length > 0) process.exitCode = 1
