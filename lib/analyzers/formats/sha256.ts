import { createHash } from 'node:crypto'

/** A running SHA-256: `add` bytes, then ask once for the `hex` in lower case. */
export function sha256(): { add: (bytes: Uint8Array) => void; hex: () => string } {
  const hash = createHash('sha256')
  return { add: (bytes) => void hash.update(bytes), hex: () => hash.digest('hex') }
}

/** SHA-256 of bytes in lower-case hex. */
export function sha256Of(bytes: Uint8Array): string {
  const hash = sha256()
  hash.add(bytes)
  return hash.hex()
}

/** Bytes as they pass, and their SHA-256 in lower-case hex once all have. */
export type Hashed = { bytes: AsyncGenerator<Uint8Array>; hex: () => Promise<string> }

/**
 * Hashes a stream beside its use. A stream of one chunk, as a small packed log is, is hashed on another thread, so that it
 * costs its reader next to nothing; longer ones are hashed as they come.
 */
export function hashing(stream: AsyncIterable<Uint8Array>): Hashed {
  let first: Uint8Array | null = null
  let running: ReturnType<typeof sha256> | null = null
  async function* pass() {
    for await (const chunk of stream) {
      if (!first) first = chunk
      else {
        if (!running) {
          running = sha256()
          running.add(first)
        }
        running.add(chunk)
      }
      yield chunk
    }
  }
  return {
    bytes: pass(),
    hex: async () => running?.hex() ?? Buffer.from(await crypto.subtle.digest('SHA-256', (first ?? new Uint8Array()) as Uint8Array<ArrayBuffer>)).toString('hex'),
  }
}
