import { constants, createGunzip } from 'node:zlib'

/** Memory into which one packed file after another is unpacked, and larger memory once a file needs that. */
export type Room = { bytes: Buffer; larger: Buffer }

/** Uses `bytes` for as long as files fit into them. */
export const room = (bytes: Uint8Array = new Uint8Array(0)): Room => ({ bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), larger: Buffer.alloc(0) })

/** What zlib of Node has kept for callers of old: unpacking in one call, and where to. */
type Insides = { _outBuffer: Buffer; _chunkSize: number; _processChunk: (packed: Uint8Array, flush: number) => Buffer }

/**
 * As gunzipSync, but into `room` where the unpacked bytes fit: new memory for each of a thousand files costs more in
 * collecting garbage than it does in unpacking. An engine that knows no such insides makes its own memory.
 * @throws what gunzipSync throws
 */
export function gunzipInto(room: Room, packed: Uint8Array, { maxOutputLength, chunkSize }: { maxOutputLength: number; chunkSize: number }): Uint8Array {
  if (Math.max(room.bytes.length, room.larger.length) < chunkSize) room.larger = Buffer.allocUnsafeSlow(Math.ceil(chunkSize * 1.25))
  const into = room.bytes.length < chunkSize ? room.larger : room.bytes
  const stream = createGunzip({ maxOutputLength, chunkSize: 1 << 14 }) as unknown as Insides
  stream._outBuffer = into
  stream._chunkSize = into.length
  return stream._processChunk(packed, constants.Z_FINISH)
}
