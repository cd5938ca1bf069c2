import type { Hash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { headerSize, type MessageKey, openMessage } from './chunked'
import { contextOf, type SealedObject } from './object'
import { vaultRoot } from './open-vault'
import { dataKeyOf } from './organization-key'
import { Lost } from './refusals'
import { partsOf } from './store/store'

/** Where an object is while it is received: on the local disk, whatever the store, and already encrypted. */
export function incomingPath(object: Pick<SealedObject, 'id' | 'orgId'>): string {
  const [organizationId, , objectId] = partsOf({ organizationId: object.orgId, objectId: object.id })
  return join(vaultRoot(), 'incoming', organizationId, objectId)
}

/**
 * What this process knows of an object it is writing, so that a part costs no unwrapping and the digest no second
 * reading. Losing it loses nothing. Process-wide: Next keeps modules apart per bundle.
 */
export type Writer = { message: MessageKey; hash: Hash | null; offset: number }
const kept = globalThis as typeof globalThis & { veritarWriters?: Map<string, Writer> }
/** What this process is writing, by the id of the object. */
export const writers = () => (kept.veritarWriters ??= new Map())
const mostWriters = 512

/** Keeps a writer; the oldest one is forgotten when there are too many. */
export function keepWriter(id: string, writer: Writer): Writer {
  writers().set(id, writer)
  for (const oldest of writers().keys()) {
    if (writers().size <= mostWriters) break
    writers().delete(oldest)
  }
  return writer
}

/** What writes an object, unwrapping its data key when this process does not know it yet. @throws Lost, Altered, or what keeps its key away */
export async function writerOf(object: SealedObject): Promise<Writer> {
  const known = writers().get(object.id)
  if (known) return known
  const handle = await open(incomingPath(object), 'r').catch(() => null)
  if (!handle) throw new Lost()
  try {
    const header = Buffer.alloc(headerSize)
    const { bytesRead } = await handle.read(header, 0, headerSize, 0)
    const message = openMessage(await dataKeyOf(object), contextOf(object), header.subarray(0, bytesRead), object.id)
    return keepWriter(object.id, { message, hash: null, offset: -1 })
  } finally {
    await handle.close()
  }
}
