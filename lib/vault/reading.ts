import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Altered, chunkSize, headerSize, type MessageKey, openChunk, openMessage, placeOf, sealedLength, sealedSize } from './chunked'
import { contextOf, Removed, type SealedObject } from './object'
import { store } from './open-vault'
import { dataKeyOf } from './organization-key'

/** Some bytes of the encrypted file; `end` is exclusive. */
type Source = (start: number, end: number) => AsyncIterable<Uint8Array>

/** A range of plaintext bytes; `end` is exclusive. */
export type Range = { start: number; end: number }

/** Exactly `count` bytes at a time out of pieces of any size; the last one may be shorter. */
async function* regrouped(pieces: AsyncIterable<Uint8Array>, count: number): AsyncIterable<Uint8Array> {
  let left: Uint8Array = new Uint8Array(0)
  for await (const piece of pieces) {
    let at = 0
    if (left.byteLength > 0) {
      const needed = Math.min(count - left.byteLength, piece.byteLength)
      left = Buffer.concat([left, piece.subarray(0, needed)])
      at = needed
      if (left.byteLength < count) continue
      yield left
    }
    for (; at + count <= piece.byteLength; at += count) yield piece.subarray(at, at + count)
    left = piece.subarray(at)
  }
  if (left.byteLength > 0) yield left
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

/** How many chunks are read and opened at a time: 16 of 16 KiB. */
const together = 16

/** The plaintext of the chunks `first` to `last`, of a message of `size` bytes. Nothing of a chunk leaves before its tag is checked. */
async function* chunks(source: Source, message: MessageKey, size: number, first: number, last: number, what: string): AsyncIterable<Buffer> {
  let index = first
  for await (const group of regrouped(source(placeOf(first), Math.min(placeOf(last + 1), sealedLength(size))), sealedSize * together)) {
    const plain: Buffer[] = []
    for (let at = 0; at < group.byteLength; at += sealedSize, index += 1) plain.push(openChunk(message, index, group.subarray(at, at + sealedSize), what))
    yield plain.length === 1 ? (plain[0] as Buffer) : Buffer.concat(plain)
  }
  if (index !== last + 1) throw new Altered(what)
}

async function opened(object: SealedObject, source: Source): Promise<MessageKey> {
  return openMessage(await dataKeyOf(object), contextOf(object), await all(source(0, headerSize)), object.id)
}

/** The object in the store, checked to be as long as its row says. */
async function stored(object: SealedObject): Promise<{ source: Source; size: number; sha256: string }> {
  if (object.wrappedKey === null) throw new Removed(object.id)
  if (object.size === null || object.sha256 === null) throw new Error('An object is read after it was finished.')
  const name = { organizationId: object.orgId, objectId: object.id }
  const size = Number(object.size)
  const where = await store()
  if ((await where.length(name)) !== sealedLength(size)) throw new Altered(object.id)
  return { source: (start, end) => where.read(name, start, end), size, sha256: object.sha256 }
}

/**
 * The bytes of an object. Every chunk is authenticated before it leaves, and a whole reading ends only when SHA-256 is
 * what it was: the last bytes are held back until then.
 * @param range only these bytes; beyond the end there are none
 * @throws Altered; Removed, KeyGone or WrongKey when nobody can read it
 */
export async function* openObject(object: SealedObject, range?: Range): AsyncIterable<Uint8Array> {
  if (range) return yield* (await rangesOf(object))(range)
  const { source, size, sha256 } = await stored(object)
  yield* whole(source, await opened(object, source), size, sha256, object.id)
}

/** What reads ranges of one object, its data key unwrapped once. @throws as `openObject` */
export async function rangesOf(object: SealedObject): Promise<(range: Range) => AsyncIterable<Uint8Array>> {
  const { source, size } = await stored(object)
  const message = await opened(object, source)
  return (range) => part(source, message, size, range, object.id)
}

async function* whole(source: Source, message: MessageKey, size: number, sha256: string, what: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const plain of chunks(source, message, size, 0, Math.floor(size / chunkSize), what)) {
    hash.update(plain)
    if (held) yield held
    held = plain
  }
  if (hash.digest('hex') !== sha256) throw new Altered(what)
  if (held && held.byteLength > 0) yield held
}

async function* part(source: Source, message: MessageKey, size: number, { start, end }: Range, what: string): AsyncIterable<Uint8Array> {
  const until = Math.min(end, size)
  if (!(start >= 0) || until <= start) return
  const first = Math.floor(start / chunkSize)
  let at = first * chunkSize
  for await (const plain of chunks(source, message, size, first, Math.floor((until - 1) / chunkSize), what)) {
    yield plain.subarray(Math.max(0, start - at), until - at)
    at += plain.byteLength
  }
}

/** SHA-256 in hex of all bytes of an object that is not finished yet. @param file its file on the local disk, or null for the store */
export async function digestOf(object: SealedObject, size: number, file: string | null): Promise<string> {
  const name = { organizationId: object.orgId, objectId: object.id }
  const where = await store()
  const source: Source = (start, end) => (file === null ? where.read(name, start, end) : (createReadStream(file, { start, end: end - 1, highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>))
  const hash = createHash('sha256')
  for await (const plain of chunks(source, await opened(object, source), size, 0, Math.floor(size / chunkSize), object.id)) hash.update(plain)
  return hash.digest('hex')
}
