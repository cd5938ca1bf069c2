import { createHash } from 'node:crypto'
import { Socket } from 'node:net'
import type { EvidenceFile } from '../analyzers/analyzer'
import { feedDescriptor, pieceSize } from './feed'

type Described = { name: string; size: number; sha256: string }
type Waiting = { left: number; parts: Uint8Array[]; resolve: (bytes: Buffer) => void }

/** Asks the process that started us for bytes, and hands them out in the order they were asked for. */
function asking(): (file: number, start: number, end: number) => Promise<Buffer> {
  const waiting: Waiting[] = []
  const pipe = new Socket({ fd: feedDescriptor, readable: true, writable: false })
  pipe.on('data', (piece: Uint8Array) => {
    for (let at = 0; at < piece.byteLength; ) {
      const first = waiting[0]
      if (!first) throw new Error('Bytes came that nobody asked for.')
      const part = piece.subarray(at, at + first.left)
      first.parts.push(part)
      first.left -= part.byteLength
      at += part.byteLength
      if (first.left === 0) waiting.shift()?.resolve(Buffer.concat(first.parts))
    }
  })
  pipe.on('error', () => process.exit(1))
  return (file, start, end) =>
    new Promise((resolve) => {
      waiting.push({ left: end - start, parts: [], resolve })
      process.send?.({ type: 'want', file, start, end })
    })
}

/** The bytes of one file, asked for piece by piece, one ahead. A reading ends only when SHA-256 is what was said. */
async function* opened(ask: ReturnType<typeof asking>, index: number, { size, sha256 }: Described): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  const from = (start: number) => (start < size ? ask(index, start, Math.min(start + pieceSize, size)) : null)
  let held: Buffer | null = null
  let next = from(0)
  for (let start = 0; next; start += pieceSize) {
    const coming = next
    next = from(start + pieceSize)
    const piece = await coming
    hash.update(piece)
    // The last piece is held back until the digest is right.
    if (held) yield held
    held = piece
  }
  if (hash.digest('hex') !== sha256) throw new Error('The bytes of this file are not what they were.')
  if (held) yield held
}

/** The files of an order as a reading process sees them; it has no other way to any bytes. Each list continues the numbering. */
export function fedFiles(lists: Described[][]): EvidenceFile[][] {
  const ask = asking()
  let index = 0
  return lists.map((files) =>
    files.map((file) => {
      const own = index++
      return { name: file.name, size: file.size, open: () => opened(ask, own, file) }
    }),
  )
}
