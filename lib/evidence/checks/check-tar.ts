import { unpacked } from '../../analyzers/formats/gzip'
import type { EvidenceFile } from '../../analyzers/analyzer'
import { nameProblem } from './endings'
import { refuse } from './refusal'
import { archiveLimits } from './upload-policy'

const block = 512

/**
 * Walks the headers of a tar (plain or gzip) as they stand, apart from the reader that unpacks it: plain files and
 * folders only, names that stay inside, nothing after the end, no size that is told twice.
 * @throws UnreadableEvidence
 */
export async function checkTar(file: EvidenceFile): Promise<void> {
  const no = (reason: string) => refuse(reason, file.name, 'Pack only plain files and folders, and upload that.')
  const names = new Set<string>()
  let rest = Buffer.alloc(0)
  let skip = 0
  let total = 0
  let ended = false
  for await (const chunk of unpacked(file)) {
    total += chunk.length
    // Room for headers and padding beside the bytes of the files.
    if (total > archiveLimits.unpacked + archiveLimits.members * 3 * block) throw no('The archive unpacks to more than 200 MB.')
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    for (;;) {
      if (skip > 0) {
        const passed = Math.min(skip, rest.length)
        rest = rest.subarray(passed)
        skip -= passed
      }
      if (skip > 0 || rest.length < block) break
      const header = rest.subarray(0, block)
      rest = rest.subarray(block)
      if (header.every((byte) => byte === 0)) {
        ended = true
        continue
      }
      if (ended) throw no('Something follows the end of the archive.')
      const { name, type, size } = headerOf(header)
      if (size === null) throw no('A header of the archive is damaged.')
      skip = Math.ceil(size / block) * block
      if ('xgLK'.includes(type)) continue
      if (!'057\0'.includes(type)) throw no(type === '2' || type === '1' ? 'The archive holds a link to another file.' : 'The archive holds something that is no plain file.')
      const problem = nameProblem(name)
      if (problem) throw no(`The name of a file in the archive ${problem}.`)
      const folded = name.replace(/^\.\//, '').normalize('NFC').toLowerCase()
      if (type !== '5' && names.has(folded)) throw no('Two files in the archive have the same name.')
      names.add(folded)
      if (names.size > archiveLimits.members) throw no(`The archive holds more than ${archiveLimits.members} files.`)
    }
  }
  if (skip > 0 || (rest.length > 0 && rest.some((byte) => byte !== 0))) throw no('The archive is cut off, or something follows its end.')
}

function headerOf(header: Buffer): { name: string; type: string; size: number | null } {
  const text = (from: number, to: number) => header.toString('utf8', from, to).split('\0')[0] ?? ''
  const digits = text(124, 136).trim()
  const size = /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : digits === '' ? 0 : null
  const ustar = header.toString('latin1', 257, 262) === 'ustar'
  const prefix = ustar ? text(345, 500) : ''
  return { name: prefix ? `${prefix}/${text(0, 100)}` : text(0, 100), type: header.toString('latin1', 156, 157), size }
}
