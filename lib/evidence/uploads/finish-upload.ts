import { failpoint } from '../../failpoint'
import { type Tenant, type Tx, withTenant } from '../../db/tenant'
import { Altered } from '../../vault/chunked'
import type { SealedObject } from '../../vault/object'
import { NotAsDeclared } from '../../vault/refusals'
import { finishObject, removeObject } from '../../vault/writing'

/** How long the digest of 2 GB may take on a slow disk, in milliseconds. */
const patience = 300_000

/** Ends an upload that cannot become evidence: why is kept, its bytes are not. */
export async function refuseUpload(tx: Tx, object: SealedObject, reason: string, remedy: string): Promise<void> {
  await tx.upload.update({ where: { id: object.id }, data: { state: 'refused', reason, remedy }, select: { id: true } })
  await removeObject(tx, object)
}

/**
 * Holds what arrived against what was announced, length and SHA-256, once all of it is there. Doing it again changes nothing.
 * @returns null when it is received whole; else why not, in a sentence
 */
export async function finishUpload(tenant: Tenant, id: string): Promise<string | null> {
  return withTenant(tenant, async (tx) => {
    await tx.$queryRaw`select 1 from "Upload" where id = ${id}::uuid for update`
    const upload = await tx.upload.findUnique({ where: { id } })
    if (!upload) return 'Not found.'
    if (upload.state === 'refused' || upload.state === 'discarded') return upload.reason || 'This upload was given up.'
    if (upload.state !== 'created' && upload.state !== 'receiving') return null
    if (upload.received < upload.size) return `Only ${upload.received} of ${upload.size} bytes have arrived.`
    const object = await tx.vaultObject.findUniqueOrThrow({ where: { id } })
    try {
      await tx.upload.update({ where: { id }, data: { state: 'received' }, select: { id: true } })
      await finishObject(tx, object, { sha256: upload.sha256, size: Number(upload.size) })
      failpoint('upload.finished')
      return null
    } catch (error) {
      if (!(error instanceof NotAsDeclared || error instanceof Altered)) throw error
      throw new Mismatch()
    }
  }, patience).catch(async (error: unknown) => {
    if (!(error instanceof Mismatch)) throw error
    const reason = 'What arrived is not the file that was announced: its SHA-256 differs.'
    await withTenant(tenant, async (tx) => refuseUpload(tx, await tx.vaultObject.findUniqueOrThrow({ where: { id } }), reason, 'The file may have been changed while it was sent. Choose it again.'))
    return reason
  })
}

/** Takes back the state that was set for it. */
class Mismatch extends Error {}
