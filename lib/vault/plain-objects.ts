import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Altered } from './chunked'

/** What the vault kept before it encrypted: bytes under their SHA-256, in `objects` below its root. */
const folderOf = (root: string) => join(root, 'objects')

function pathOf(root: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('Not a SHA-256 digest.')
  return join(folderOf(root), sha256.slice(0, 2), sha256)
}

/** Bytes of a plain object, or null when there is none. */
export const plainSize = async (root: string, sha256: string): Promise<number | null> => (await stat(pathOf(root, sha256)).catch(() => null))?.size ?? null

/** The bytes of a plain object. @throws Altered instead of ending when they are not the ones that were put in */
export async function* openPlain(root: string, sha256: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(pathOf(root, sha256), { highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw new Altered(sha256)
}

/** Digests of the plain objects that are left. */
export async function plainObjects(root: string): Promise<string[]> {
  const folders = await readdir(folderOf(root)).catch(() => [])
  const names = await Promise.all(folders.map((folder) => readdir(join(folderOf(root), folder)).catch(() => [])))
  return names.flat().filter((name) => /^[0-9a-f]{64}$/.test(name))
}

/** Removes a plain object whose bytes are encrypted elsewhere. */
export const removePlain = (root: string, sha256: string): Promise<void> => rm(pathOf(root, sha256), { force: true })
