import { createReadStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { partsOf, type Store, type StoreName } from './store'
import { durableFolder, syncFolder } from './sync-folder'

/** Encrypted files on the local disk, below `root`. `take` expects files of the same file system. */
export function diskStore(root: string): Store {
  const pathOf = (name: StoreName) => join(root, 'sealed', ...partsOf(name))
  return {
    take: async (name, file) => {
      const path = pathOf(name)
      await durableFolder(dirname(path))
      await rename(file, path)
      await syncFolder(dirname(path))
    },
    length: async (name) => (await stat(pathOf(name)).catch(() => null))?.size ?? null,
    async *read(name, start, end) {
      if (end <= start) return
      let left = end - start
      for await (const piece of createReadStream(pathOf(name), { start, end: end - 1, highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>) {
        left -= piece.byteLength
        yield piece
      }
      if (left !== 0) throw new Error(`${left} bytes are missing.`)
    },
    remove: async (name) => {
      const path = pathOf(name)
      await rm(path, { force: true })
      await syncFolder(dirname(path)).catch(() => undefined)
    },
  }
}
