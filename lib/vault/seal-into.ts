import type { Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { chunkSize, type MessageKey, placeOf, sealChunk, sealedSize } from './chunked'
import { Different } from './refusals'

/** Chunks that are sealed before they are handed to the disk: 64 of 16 KiB. The disk writes them while the next are sealed. */
const together = 64
/** Writes after which the disk is asked to keep what it has: it does so while more is sealed, and the last flush finds little left. */
const flushEvery = 2

/**
 * Seals `plain` as chunks from number `first` on and writes them, where the file of `size` bytes does not have them already.
 * @param hash takes the plaintext on the way
 * @param sync has the disk begin to keep the bytes on the way; the caller has it end that
 * @throws Different when the file has something else there, or what the disk throws
 */
export async function sealInto(handle: FileHandle, size: number, message: MessageKey, first: number, plain: Uint8Array, last: boolean, hash: Hash | null, sync: boolean): Promise<void> {
  const chunks = Math.floor(plain.byteLength / chunkSize) + (last ? 1 : 0)
  const buffers = [Buffer.allocUnsafe(together * sealedSize), Buffer.allocUnsafe(together * sealedSize)] as const
  // One write after another, so that a process that ends leaves a beginning and never a hole.
  let writing: Promise<void> = Promise.resolve()
  let flushing: Promise<void> = Promise.resolve()
  for (let i = 0; i < chunks; i += together) {
    const target = buffers[(i / together) % 2] as Buffer
    const until = Math.min(i + together, chunks)
    let end = 0
    for (let k = i; k < until; k += 1) end = sealChunk(message, first + k, plain.subarray(k * chunkSize, (k + 1) * chunkSize), target, end)
    hash?.update(plain.subarray(i * chunkSize, until * chunkSize))
    await writing
    if (sync && i > 0 && (i / together) % flushEvery === 0) {
      flushing = flushing.then(() => handle.datasync())
      // Told where it is waited for, unless a write fails before.
      flushing.catch(() => {})
    }
    writing = writeNew(handle, size, target.subarray(0, end), placeOf(first + i))
  }
  await writing
  await flushing
}

/** Writes what the file does not have yet. @throws Different when what it has there is something else */
async function writeNew(handle: FileHandle, size: number, sealed: Buffer, place: number): Promise<void> {
  const there = Buffer.alloc(Math.max(0, Math.min(size - place, sealed.byteLength)))
  if (there.byteLength > 0) await handle.read(there, 0, there.byteLength, place)
  // The same bytes always encrypt to the same bytes here: a key and a nonce of their own stand for each chunk.
  if (!there.equals(sealed.subarray(0, there.byteLength))) throw new Different()
  for (let at = there.byteLength; at < sealed.byteLength; ) at += (await handle.write(sealed, at, sealed.byteLength - at, place + at)).bytesWritten
}
