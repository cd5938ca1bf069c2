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

/** The same chunks, each of which `hash` has been given. */
export async function* hashing(stream: AsyncIterable<Uint8Array>, hash: { add: (bytes: Uint8Array) => void }): AsyncGenerator<Uint8Array> {
  for await (const chunk of stream) {
    hash.add(chunk)
    yield chunk
  }
}
