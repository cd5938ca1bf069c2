import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { OwnerDb } from '../db/owner'
import { store } from './open-vault'
import type { StoreName } from './store/store'

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const nested = await Promise.all(entries.map((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])))
  return nested.flat()
}

const stateOf = async (db: OwnerDb, { organizationId, objectId }: StoreName) => (await db.vaultObject.findFirst({ where: { id: objectId, orgId: organizationId }, select: { state: true } }))?.state

/**
 * Moves what is kept on the local disk to the bucket that is configured now, file by file; cut off, the next start goes on.
 * @returns how many files were moved
 */
export async function moveToBucket(db: OwnerDb, root: string): Promise<number> {
  const bucket = await store()
  let moved = 0
  for (const path of await filesBelow(join(root, 'sealed'))) {
    const name = { organizationId: basename(dirname(dirname(path))), objectId: basename(path) }
    if ((await stateOf(db, name)) !== 'stored') continue
    await bucket.take(name, path)
    moved += 1
  }
  return moved
}
