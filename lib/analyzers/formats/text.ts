/** A text encoding Veritar reads. Anything else is binary. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/**
 * The encoding the first bytes announce: a byte order mark, or the zero bytes that UTF-16 leaves beside Latin letters.
 * UTF-8 when nothing says otherwise.
 */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const pairs = Math.min(64, Math.floor(head.length / 2))
  if (pairs < 2) return 'utf-8'
  let even = 0
  let odd = 0
  for (let i = 0; i < pairs * 2; i += 2) {
    if (head[i] === 0) even++
    if (head[i + 1] === 0) odd++
  }
  if (odd > pairs * 0.7 && even === 0) return 'utf-16le'
  if (even > pairs * 0.7 && odd === 0) return 'utf-16be'
  return 'utf-8'
}

/** The text of the given bytes, byte order mark removed. Bytes that are no text become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

/** True when the bytes hold control characters that no text file has: an image, an archive, a program. */
export function looksBinary(bytes: Uint8Array): boolean {
  if (encodingOf(bytes) !== 'utf-8') return false
  const end = Math.min(bytes.length, 4096)
  let odd = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] as number
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) odd++
  }
  return odd > end / 100
}

/** Decodes a stream of bytes into a stream of text, byte order mark removed, no character split. */
export async function* decodeStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk))
    const text = decoder.decode(chunk, { stream: true })
    if (text) yield text
  }
  const rest = decoder?.decode()
  if (rest) yield rest
}
