import type { EvidenceFile } from '../../analyzers/analyzer'

/** What one pass over a file tells: its first and last bytes, how long it is, and how much of it no text would hold. */
export type Scan = { size: number; head: Uint8Array; tail: Uint8Array; controls: number }

const headBytes = 65_536
/** The end record of a zip lies within its last 22 bytes and a comment of at most 65,535. */
const tailBytes = 65_536 + 22

const odd = new Uint8Array(256)
for (let byte = 0; byte < 32; byte += 1) odd[byte] = [0, 7, 8, 9, 10, 11, 12, 13, 27].includes(byte) ? 0 : 1
odd[0] = 1

/**
 * Reads a file once, in memory that does not grow with it.
 * @param limit bytes after which it stops; the size is then one more
 */
export async function scan(file: EvidenceFile, limit: number): Promise<Scan> {
  const head: Uint8Array[] = []
  let tail: Uint8Array[] = []
  let held = 0
  let size = 0
  let controls = 0
  for await (const chunk of file.open()) {
    if (size < headBytes) head.push(chunk.subarray(0, headBytes - size))
    size += chunk.length
    for (let i = 0; i < chunk.length; i += 1) controls += odd[chunk[i] as number] as number
    tail.push(chunk)
    held += chunk.length
    if (held > 4 * tailBytes) {
      tail = [Buffer.concat(tail).subarray(-tailBytes)]
      held = tailBytes
    }
    if (size > limit) return { size: limit + 1, head: Buffer.concat(head), tail: Buffer.concat(tail).subarray(-tailBytes), controls }
  }
  return { size, head: Buffer.concat(head), tail: Buffer.concat(tail).subarray(-tailBytes), controls }
}

/** Whether the end of a file is that of a zip archive: then a program that looks for one there finds one, whatever the beginning is. */
export function endsAsZip({ tail, size }: Pick<Scan, 'tail' | 'size'>): boolean {
  const end = Buffer.from(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = end.indexOf('PK\x05\x06', 0, 'latin1'); at >= 0; at = end.indexOf('PK\x05\x06', at + 1, 'latin1')) {
    if (at + 22 > end.length) continue
    const sameDisk = end.readUInt16LE(at + 4) === end.readUInt16LE(at + 6)
    const directory = end.readUInt32LE(at + 12)
    const before = size - end.length + at
    // Readers find the directory by its size, by its offset, or through a zip64 record.
    if (sameDisk && (directory <= before || directory === 0xffffffff)) return true
  }
  return false
}
