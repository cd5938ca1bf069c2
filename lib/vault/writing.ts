import { createHash } from 'node:crypto'
import { open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { VaultObject } from '../db/generated/client'
import { Altered, chunkSize, newMessage, placeOf, plainLength, sealedLength } from './chunked'
import { incomingPath, keepWriter, writerOf, writers } from './incoming'
import { contextOf, type SealedObject, type VaultDb } from './object'
import { store } from './open-vault'
import { currentKey, newDataKey } from './organization-key'
import { digestOf } from './reading'
import { Different, Lost, NotAsDeclared } from './refusals'
import { sealInto } from './seal-into'
import { durableFolder, syncFolder } from './store/sync-folder'

/**
 * Begins an object: its row, its data key, and a file that holds only the header. Nothing of it can be read until it is
 * finished. A rolled back transaction leaves an empty file, which is swept away later.
 * @param objectId a UUIDv7 of the caller's; made when left out
 */
export async function beginObject(db: VaultDb, { organizationId, objectId = uuidv7() }: { organizationId: string; objectId?: string }): Promise<VaultObject> {
  const id = { id: objectId, orgId: organizationId }
  const keyId = await currentKey(db, organizationId)
  const { dataKey, wrappedKey } = await newDataKey(keyId, id)
  const message = newMessage(dataKey, contextOf(id))
  const path = incomingPath(id)
  await durableFolder(dirname(path))
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.appendFile(message.header)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await syncFolder(dirname(path))
  const row = await db.vaultObject.create({ data: { ...id, keyId, wrappedKey } })
  keepWriter(objectId, { message, hash: createHash('sha256'), offset: 0 })
  return row
}

/**
 * Adds bytes at `offset` and returns once they are on the disk.
 *
 * What an earlier attempt wrote from `offset` on, and nobody acknowledged, must be what comes now; then it is kept.
 * Writes to one object must follow one another: hold the lock of its row.
 * @param object a row that is still receiving
 * @param offset the last acknowledged length in bytes of plaintext: a multiple of 16 KiB
 * @param last whether these are the object's last bytes; they may be none
 * @param sync false leaves them to a later call that syncs, for callers that acknowledge nothing in between
 * @returns the new length. Without `last` it is a multiple of 16 KiB, and bytes beyond it were not taken: send them again
 * @throws Different, Lost, Altered; or what the disk throws, such as ENOSPC: then `offset` still stands
 */
export async function appendToObject(object: SealedObject, offset: number, bytes: Uint8Array, last: boolean, sync = true): Promise<number> {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset % chunkSize !== 0) throw new Error('A part begins at a multiple of 16 KiB.')
  const taken = last ? bytes.byteLength : bytes.byteLength - (bytes.byteLength % chunkSize)
  if (taken === 0 && !last) return offset
  const writer = await writerOf(object)
  const handle = await open(incomingPath(object), 'r+').catch(() => null)
  if (!handle) throw new Lost()
  // A digest that missed a part, or took one twice, is of no use: finishing then reads everything again.
  const hash = writer.offset === offset ? writer.hash : null
  writer.hash = null
  try {
    const size = (await handle.stat()).size
    if (size < placeOf(offset / chunkSize)) throw new Lost()
    if (last && size > sealedLength(offset + taken)) throw new Different()
    await sealInto(handle, size, writer.message, offset / chunkSize, bytes.subarray(0, taken), last, hash, sync)
    if (sync) await handle.datasync()
  } finally {
    await handle.close()
  }
  writer.hash = hash
  writer.offset = offset + taken
  return offset + taken
}

type Declared = { sha256?: string | undefined; size?: number | undefined }

/**
 * Puts an object whose last bytes are there into the store. A big one on its way to a bucket takes its time: call this
 * before the transaction of `finishObject`. Doing it again changes nothing, also when the process ended half-way.
 * @param declared what was announced, as far as it was
 * @returns SHA-256 in lower-case hex and length in bytes of what was received
 * @throws NotAsDeclared; Altered when the last bytes have not arrived
 */
export async function placeObject(object: SealedObject, declared: Declared = {}): Promise<{ sha256: string; size: number }> {
  const found = await received(object)
  if ((declared.sha256 ?? found.sha256) !== found.sha256 || (declared.size ?? found.size) !== found.size) throw new NotAsDeclared(found)
  const path = incomingPath(object)
  if (await stat(path).catch(() => null)) await (await store()).take({ organizationId: object.orgId, objectId: object.id }, path)
  return found
}

/** Places an object, if that was not done yet, and marks its row as stored. @throws as `placeObject` */
export async function finishObject(db: VaultDb, object: SealedObject, declared: Declared = {}): Promise<{ sha256: string; size: number }> {
  const found = await placeObject(object, declared)
  await db.vaultObject.update({ where: { id: object.id }, data: { state: 'stored', size: found.size, sha256: found.sha256, storedAt: new Date() }, select: { id: true } })
  writers().delete(object.id)
  return found
}

/** Digest and length of an object whose last bytes are there. @throws Altered when they are not */
export async function received(object: SealedObject): Promise<{ sha256: string; size: number }> {
  const path = incomingPath(object)
  const incoming = await stat(path).catch(() => null)
  const length = incoming?.size ?? (await (await store()).length({ organizationId: object.orgId, objectId: object.id }))
  const size = length === null ? null : plainLength(length)
  if (size === null) throw new Altered(object.id)
  const writer = writers().get(object.id)
  if (writer?.hash && writer.offset === size) return { sha256: writer.hash.copy().digest('hex'), size }
  return { sha256: await digestOf(object, size, incoming ? path : null), size }
}

/** Gives up an object that is still received, or removes one for good: bytes and data key. @throws Error when it does not exist */
export async function removeObject(db: VaultDb, object: SealedObject): Promise<void> {
  writers().delete(object.id)
  await db.vaultObject.update({ where: { id: object.id }, data: { state: 'removed', wrappedKey: null, removedAt: new Date() }, select: { id: true } })
  await rm(incomingPath(object), { force: true })
  await (await store()).remove({ organizationId: object.orgId, objectId: object.id })
}
