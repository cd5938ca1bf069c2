import { readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { OwnerDb } from '../db/owner'
import { store } from './open-vault'
import type { StoreName } from './store/store'

/** How long a beginning without a row is left alone: its transaction may still be open. */
const patience = 3_600_000

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const nested = await Promise.all(entries.map((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)])))
  return nested.flat()
}

const stateOf = async (db: OwnerDb, { organizationId, objectId }: StoreName) => (await db.vaultObject.findFirst({ where: { id: objectId, orgId: organizationId }, select: { state: true } }))?.state

/**
 * Removes what ended processes have left where files are received: beginnings whose transaction never came to be, and
 * leftovers of objects that are stored or were removed. What is still being received stays.
 * @returns how many files were removed
 */
export async function sweepIncoming(db: OwnerDb, root: string): Promise<number> {
  let removed = 0
  for (const path of await filesBelow(join(root, 'incoming'))) {
    const name = { organizationId: basename(dirname(path)), objectId: basename(path) }
    const state = await stateOf(db, name)
    if (state === 'receiving' || (state === undefined && Date.now() - (await stat(path)).mtimeMs < patience)) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

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
