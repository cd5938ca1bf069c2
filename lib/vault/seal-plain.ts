import type { OwnerDb } from '../db/owner'
import { openPlain, plainObjects, plainSize, removePlain } from './plain-objects'
import { putObject } from './put'

/**
 * Encrypts what the vault of before kept in plain, file by file, and removes the plain bytes once every file of theirs
 * has its object. What cannot be read is left where it is, and named; a start that is cut off goes on at the next one.
 * @returns how many files were encrypted, and the ids of files whose bytes are missing or altered
 */
export async function sealPlainObjects(db: OwnerDb, root: string): Promise<{ sealed: number; unreadable: string[] }> {
  const files = await db.evidenceFile.findMany({ where: { objectId: null }, select: { id: true, subId: true, sha256: true }, orderBy: { id: 'asc' } })
  const unreadable: string[] = []
  let sealed = 0
  for (const { id, subId, sha256 } of files) {
    const size = await plainSize(root, sha256)
    try {
      if (size === null) throw new Error('missing')
      await putObject((work) => db.$transaction(work, { timeout: 60_000 }), subId, openPlain(root, sha256), size, (tx, { objectId }) =>
        tx.evidenceFile.update({ where: { id }, data: { objectId }, select: { id: true } }),
      )
      sealed += 1
    } catch (error) {
      unreadable.push(id)
      console.error(`The bytes of file ${id} could not be encrypted: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  const left = new Set((await db.evidenceFile.findMany({ where: { objectId: null }, select: { sha256: true } })).map((file) => file.sha256))
  // Bytes that became no evidence go too: their upload has expired, and nothing plain may stay.
  for (const sha256 of await plainObjects(root)) if (!left.has(sha256)) await removePlain(root, sha256)
  return { sealed, unreadable }
}
