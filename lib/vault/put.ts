import { chunkSize } from './chunked'
import type { Tx } from '../db/tenant'
import type { SealedObject } from './object'
import { appendToObject, beginObject, finishObject, placeObject, removeObject } from './writing'

/** More bytes came than were allowed. */
export class TooLarge extends Error {
  constructor(readonly limit: number) {
    super(`More than ${limit} bytes.`)
    this.name = 'TooLarge'
  }
}

/** How many bytes are encrypted and written at a time. */
const together = 256 * chunkSize

/**
 * Stores a whole stream as one object, and returns once it is on the disk and its row says so.
 * @param within runs work in a transaction that may write objects of the organization
 * @param limit bytes; one more ends it
 * @param settle more to do in the transaction that makes it stored
 * @throws TooLarge, or what the stream or the disk throws; nothing is kept then
 */
export async function putObject(
  within: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  organizationId: string,
  stream: AsyncIterable<Uint8Array>,
  limit: number,
  settle?: (tx: Tx, stored: { objectId: string; sha256: string; size: number }) => Promise<unknown>,
): Promise<{ objectId: string; sha256: string; size: number }> {
  const object = await within((tx) => beginObject(tx, { organizationId }))
  try {
    await writeAll(object, stream, limit)
    await placeObject(object)
    return await within(async (tx) => {
      const stored = { objectId: object.id, ...(await finishObject(tx, object)) }
      await settle?.(tx, stored)
      return stored
    })
  } catch (error) {
    await within((tx) => removeObject(tx, object))
    throw error
  }
}

async function writeAll(object: SealedObject, stream: AsyncIterable<Uint8Array>, limit: number): Promise<void> {
  let offset = 0
  let waiting: Uint8Array[] = []
  let length = 0
  for await (const piece of stream) {
    waiting.push(piece)
    length += piece.byteLength
    if (offset + length > limit) throw new TooLarge(limit)
    if (length < together) continue
    const bytes = Buffer.concat(waiting)
    const next = await appendToObject(object, offset, bytes, false, false)
    waiting = [bytes.subarray(next - offset)]
    length -= next - offset
    offset = next
  }
  await appendToObject(object, offset, Buffer.concat(waiting), true)
}
