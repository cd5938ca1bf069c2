import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'

/** C2SP chunked encryption (c2sp.org/chunked-encryption) with HKDF-Expand-SHA-512 and AES-256-GCM. */

/** Plaintext bytes of every chunk but the last, which is always shorter and may be empty. */
export const chunkSize = 16_384
const tagSize = 16
const saltSize = 24
const commitmentSize = 32
/** Bytes of salt and key commitment, which a file begins with. */
export const headerSize = saltSize + commitmentSize
/** Bytes of a full chunk with its tag. */
export const sealedSize = chunkSize + tagSize

/** Bytes that were altered, cut off, put elsewhere, or encrypted with another key or for another place. */
export class Altered extends Error {
  constructor(readonly what: string) {
    super(`The stored bytes of ${what} are not what they were.`)
    this.name = 'Altered'
  }
}

/** What one message is encrypted with. */
export type MessageKey = { key: KeyObject; baseNonce: Buffer; header: Buffer }

/** Key, base nonce and commitment of a message: HKDF-Expand of RFC 5869 over 76 bytes, which are two blocks of SHA-512. */
function derive(dataKey: Uint8Array, salt: Uint8Array, context: string): { key: Buffer; baseNonce: Buffer; commitment: Buffer } {
  if (dataKey.byteLength !== 32 || salt.byteLength !== saltSize) throw new Error('A data key has 32 bytes and a salt 24.')
  const info = Buffer.concat([Buffer.from('c2sp.org/chunked-encryption@v1+AEAD_AES_256_GCM\0'), salt, Buffer.from(context)])
  const block = (before: Uint8Array, number: number) => createHmac('sha512', dataKey).update(before).update(info).update(Uint8Array.of(number)).digest()
  const first = block(Buffer.alloc(0), 1)
  const all = Buffer.concat([first, block(first, 2)])
  return { key: all.subarray(0, 32), baseNonce: all.subarray(32, 44), commitment: all.subarray(44, 76) }
}

/**
 * The key of a new message, with the header its file begins with.
 * @param dataKey 32 random bytes
 * @param context what the message belongs to; it opens for no other
 */
export function newMessage(dataKey: Uint8Array, context: string, salt: Uint8Array = randomBytes(saltSize)): MessageKey {
  const { key, baseNonce, commitment } = derive(dataKey, salt, context)
  return { key: createSecretKey(key), baseNonce, header: Buffer.concat([salt, commitment]) }
}

/**
 * The key of a message that exists.
 * @param header the first 56 bytes of its file
 * @throws Altered when the header commits to another data key, context or salt
 */
export function openMessage(dataKey: Uint8Array, context: string, header: Uint8Array, what: string): MessageKey {
  if (header.byteLength !== headerSize) throw new Altered(what)
  const { key, baseNonce, commitment } = derive(dataKey, header.subarray(0, saltSize), context)
  if (!timingSafeEqual(commitment, header.subarray(saltSize))) throw new Altered(what)
  return { key: createSecretKey(key), baseNonce, header: Buffer.from(header) }
}

function nonceOf(baseNonce: Buffer, index: number): Buffer {
  const nonce = Buffer.from(baseNonce)
  // A file holds at most 2^38 chunks: the number fits the last five bytes, and a double exactly.
  nonce.writeUInt32BE((nonce.readUInt32BE(8) ^ (index % 0x1_0000_0000)) >>> 0, 8)
  nonce.writeUInt8((nonce.readUInt8(7) ^ Math.floor(index / 0x1_0000_0000)) & 0xff, 7)
  return nonce
}

const cipher = 'aes-256-gcm'
const options = { authTagLength: tagSize }

/** Writes chunk `index`, sealed, into `target` at `at`; `plain` is 16 KiB, or shorter for the last chunk. @returns where it ends */
export function sealChunk(message: MessageKey, index: number, plain: Uint8Array, target: Buffer, at: number): number {
  const gcm = createCipheriv(cipher, message.key, nonceOf(message.baseNonce, index), options)
  const sealed = gcm.update(plain)
  gcm.final()
  target.set(sealed, at)
  target.set(gcm.getAuthTag(), at + sealed.byteLength)
  return at + sealed.byteLength + tagSize
}

/** The plaintext of chunk `index`. @throws Altered when a byte of it, or its number, is not what it was */
export function openChunk(message: MessageKey, index: number, sealed: Uint8Array, what: string): Buffer {
  if (sealed.byteLength < tagSize) throw new Altered(what)
  const gcm = createDecipheriv(cipher, message.key, nonceOf(message.baseNonce, index), options)
  const end = sealed.byteLength - tagSize
  gcm.setAuthTag(sealed.subarray(end))
  const plain = gcm.update(sealed.subarray(0, end))
  try {
    gcm.final()
  } catch {
    throw new Altered(what)
  }
  return plain
}

/** Where chunk `index` begins in the file. */
export const placeOf = (index: number): number => headerSize + index * sealedSize

/** Bytes of the file of a message of `size` bytes. */
export const sealedLength = (size: number): number => placeOf(Math.floor(size / chunkSize)) + (size % chunkSize) + tagSize

/** Bytes of the message whose whole file has `length` bytes; null when no message has such a file, as when it was cut off. */
export function plainLength(length: number): number | null {
  const chunks = Math.floor((length - headerSize) / sealedSize)
  const last = length - placeOf(chunks)
  return chunks < 0 || last < tagSize ? null : chunks * chunkSize + last - tagSize
}
