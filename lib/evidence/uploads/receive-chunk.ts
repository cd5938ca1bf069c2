import { createHash, timingSafeEqual } from 'node:crypto'
import { failpoint } from '../../failpoint'
import { type Tenant, withTenant } from '../../db/tenant'
import { Altered } from '../../vault/chunked'
import { Different, Lost } from '../../vault/refusals'
import { appendToObject } from '../../vault/writing'
import { chunkStep } from '../checks/upload-policy'
import { refuseUpload } from './finish-upload'

export type Part = { offset: number; bytes: Buffer; checksum: Buffer | null }
/** A status of HTTP, a sentence when it was refused, and the acknowledged length when there is an upload to tell it of. */
export type Taken = { status: number; error: string | null; received?: number; whole?: boolean }

const again = 'Choose the file again; it is then sent from its first byte.'

/**
 * Takes one part of a file. It is written and on the disk, then its row says so, then it is acknowledged; parts of one
 * upload follow one another under the lock of its row. What is not whole or not what it says is not kept.
 */
export async function receiveChunk(tenant: Tenant, id: string, part: Part): Promise<Taken> {
  if (part.checksum && !timingSafeEqual(createHash('sha256').update(part.bytes).digest(), part.checksum)) return { status: 460, error: 'The part changed on its way. Send it again.' }
  failpoint('upload.body-read')
  const taken = await withTenant(tenant, async (tx): Promise<Taken> => {
    const known = await tx.upload.findUnique({ where: { id } })
    if (!known) return { status: 404, error: 'Not found.' }
    const held = await tx.$queryRaw<unknown[]>`select 1 from "Upload" where id = ${id}::uuid for update skip locked`
    if (held.length === 0) return { status: 423, error: 'A part of this file is being written. Send it again in a moment.' }
    const upload = await tx.upload.findUniqueOrThrow({ where: { id } })
    const [received, size] = [Number(upload.received), Number(upload.size)]
    if (upload.state !== 'created' && upload.state !== 'receiving') return { status: upload.state === 'refused' || upload.state === 'discarded' ? 410 : 409, error: upload.reason || 'This file has been received whole.', received }
    if (part.offset !== received) return { status: 409, error: `This file has arrived up to byte ${received}.`, received }
    if (received + part.bytes.length > size) return { status: 413, error: 'More bytes came than were announced.', received }
    const last = received + part.bytes.length === size
    if (!last && (part.bytes.length === 0 || part.bytes.length % chunkStep !== 0)) return { status: 400, error: `A part that is not the last is a multiple of ${chunkStep} bytes.`, received }
    const object = await tx.vaultObject.findUniqueOrThrow({ where: { id } })
    try {
      await appendToObject(object, received, part.bytes, last)
    } catch (error) {
      if (error instanceof Different || error instanceof Lost || error instanceof Altered) {
        await refuseUpload(tx, object, error.message, again)
        return { status: 410, error: `${error.message} ${again}` }
      }
      if (error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) return { status: 507, error: 'The server has no space left. What arrived before is kept; tell the operator and go on later.', received }
      throw error
    }
    failpoint('upload.chunk-written')
    await tx.upload.update({ where: { id }, data: { received: received + part.bytes.length, state: 'receiving' }, select: { id: true } })
    failpoint('upload.row-written')
    return { status: 204, error: null, received: received + part.bytes.length, whole: last }
  })
  if (taken.status === 204) failpoint('upload.row-committed')
  return taken
}
