import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { vaultRoot } from './open-vault'

/** Minutes for which a file without a row may belong to a transaction that is not over. */
const patience = 60

/**
 * Removes files of an organization that were being received and that no row knows: a transaction began an object and was
 * rolled back, or the process ended in between. What was written beyond the acknowledged length of an object stays: it
 * is compared with what comes next, so that one key stream never covers two texts.
 * @param receiving ids of the objects that are still received
 * @returns how many were removed
 */
export async function sweepIncoming(organizationId: string, receiving: Set<string>, now: Date): Promise<number> {
  const folder = join(vaultRoot(), 'incoming', organizationId)
  let removed = 0
  for (const name of await filesOf(folder)) {
    const path = join(folder, name)
    if (receiving.has(name)) continue
    const known = await stat(path).catch(() => null)
    if (!known || known.mtimeMs > now.getTime() - patience * 60_000) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}

async function filesOf(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}
