import type { Writable } from 'node:stream'
import * as z from 'zod'
import type { GivenFile } from './given-file'

/** The file descriptor of a reading process on which bytes come; 3 is its channel of messages. */
export const feedDescriptor = 4
/** Bytes asked for at a time. */
export const pieceSize = 1_048_576

/** A reading process asks for some bytes of one of its files: at most a piece, within the file. */
export const Want = z.strictObject({ type: z.literal('want'), file: z.number().int().min(0), start: z.number().int().min(0), end: z.number().int().min(1) })

/** So many may be asked for ahead: two a file that is being read. */
const mostWaiting = 4_096

/** Resolves when more may be written, or the other end is gone. */
function roomIn(to: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      to.off('drain', done).off('close', done)
      resolve()
    }
    to.on('drain', done).on('close', done)
  })
}

/**
 * Gives a reading process the bytes it asks for, in the order it asks, opened by us: no key ever goes there.
 * @param failed told once when bytes cannot be given; nothing is given after that
 * @returns what takes a message: true when it was a wish, false when it was none or went too far
 */
export function feeder(files: GivenFile[], to: Writable, failed: (error: unknown) => void): (message: unknown) => boolean {
  let waiting = 0
  let broken = false
  let giving: Promise<void> = Promise.resolve()
  const give = async (file: GivenFile, start: number, end: number) => {
    for await (const bytes of file.bytes(start, end)) {
      if (broken) return
      if (!to.write(bytes)) await roomIn(to)
    }
  }
  to.on('error', () => (broken = true))
  return (message) => {
    const want = Want.safeParse(message)
    const file = want.success ? files[want.data.file] : undefined
    if (!want.success || !file || broken || waiting >= mostWaiting) return false
    const { start, end } = want.data
    if (start >= end || end > file.size || end - start > pieceSize) return false
    waiting += 1
    giving = giving
      .then(() => (broken ? undefined : give(file, start, end)))
      .catch((error: unknown) => {
        if (!broken) failed(error)
        broken = true
      })
      .finally(() => (waiting -= 1))
    return true
  }
}
