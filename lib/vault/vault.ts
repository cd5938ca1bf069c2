import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Bytes kept under their SHA-256 (lower-case hex). What goes in never changes. */
export type Vault = {
  /**
   * Stores a stream and returns once it is on the disk. The same bytes are kept once.
   * @param limit bytes; one more ends it
   * @throws TooLarge, or what the stream or the disk throws; nothing is kept then
   */
  put: (stream: AsyncIterable<Uint8Array>, limit: number) => Promise<{ sha256: string; size: number }>
  /**
   * The bytes from the first one, with their digest computed on the way.
   * @throws Altered instead of ending when the bytes are not the ones that were put in
   */
  open: (sha256: string) => AsyncIterable<Uint8Array>
  has: (sha256: string) => Promise<boolean>
}

/** More bytes came than were allowed. */
export class TooLarge extends Error {
  constructor(readonly limit: number) {
    super(`More than ${limit} bytes.`)
    this.name = 'TooLarge'
  }
}

/** The stored bytes are not the ones that were put in. */
export class Altered extends Error {
  constructor(readonly sha256: string) {
    super(`The stored bytes of ${sha256} are not what they were.`)
    this.name = 'Altered'
  }
}

/** A path comes from a digest only: no name that a person chose ever becomes one. */
function pathOf(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 digest.')
  return join(root, 'objects', sha256.slice(0, 2), sha256)
}

/** A rename is only durable once its directory is. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function put(root: string, stream: AsyncIterable<Uint8Array>, limit: number): Promise<{ sha256: string; size: number }> {
  const incoming = join(root, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  const temporary = join(incoming, randomUUID())
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(temporary, 'wx', 0o600)
  try {
    for await (const chunk of stream) {
      size += chunk.byteLength
      if (size > limit) throw new TooLarge(limit)
      hash.update(chunk)
      // Unlike write(), this goes on until all of the chunk is written.
      await handle.appendFile(chunk)
    }
    await handle.sync()
    await handle.close()
    const sha256 = hash.digest('hex')
    const path = pathOf(root, sha256)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await rename(temporary, path)
    await syncDirectory(dirname(path))
    return { sha256, size }
  } catch (error) {
    await handle.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
}

async function* verified(root: string, sha256: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const chunk of createReadStream(pathOf(root, sha256), { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>) {
    hash.update(chunk)
    // One chunk is always held back, so that altered bytes are never read to their end.
    if (held) yield held
    held = chunk
  }
  if (hash.digest('hex') !== sha256) throw new Altered(sha256)
  if (held) yield held
}

/** A vault on the local disk, below `root`. */
export function diskVault(root: string): Vault {
  return {
    put: (stream, limit) => put(root, stream, limit),
    open: (sha256) => verified(root, sha256),
    has: async (sha256) => (await stat(pathOf(root, sha256)).catch(() => null)) !== null,
  }
}
