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

const sequence = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/
const undefinedIn1252 = /[\x81\x8d\x8f\x90\x9d]/

/** Where the first byte stands that is no ASCII, or -1. A loop, because logs of gigabytes pass through here. */
function firstBeyondAscii(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) >= 0x80) return at
  return -1
}

/**
 * Whether text is of Windows-1252, which Excel and old programs write without saying so: it has letters beyond ASCII, and
 * not one of them is a character of UTF-8. Null when all is ASCII, so that nothing can be told. A character of UTF-8 that
 * the end of the bytes cuts in two says nothing either.
 */
function isWindows1252(bytes: Uint8Array): boolean | null {
  const first = firstBeyondAscii(bytes)
  if (first < 0) return null
  const beyond = Buffer.from(bytes.buffer, bytes.byteOffset + first, bytes.length - first).toString('latin1')
  if (sequence.test(beyond)) return false
  if (/^[\xc2-\xf4][\x80-\xbf]{0,2}$/.test(beyond)) return null
  return !undefinedIn1252.test(beyond)
}

const typographic = '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'
/** A decoder by our own name: Node 20 takes Windows-1252 for Latin-1, and leaves its typographic marks as control characters. */
function decoderOf(encoding: Encoding, old: boolean): { decode: (bytes?: Uint8Array, more?: { stream: boolean }) => string } {
  const decoder = new TextDecoder(old ? 'windows-1252' : encoding)
  if (!old) return decoder
  return { decode: (bytes, more) => decoder.decode(bytes, more).replace(/[\x80-\x9f]/g, (mark) => typographic[mark.charCodeAt(0) - 0x80] ?? mark) }
}

/** The text of the given bytes, byte order mark removed: UTF-8, UTF-16 or Windows-1252. Bytes that are no text become U+FFFD. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  return decoderOf(encoding, encoding === 'utf-8' && isWindows1252(bytes) === true).decode(bytes)
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

/** Decodes a stream of bytes into a stream of text as `decodeText` does, no character split. */
export async function* decodeStream(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: ReturnType<typeof decoderOf> | undefined
  let begun = false
  let held: Uint8Array = new Uint8Array()
  const ascii = new TextDecoder()
  for await (const chunk of chunks) {
    if (!decoder) {
      const bytes = held.length > 0 ? Buffer.concat([held, chunk]) : chunk
      held = new Uint8Array()
      const encoding = begun ? 'utf-8' : encodingOf(bytes)
      const old = encoding === 'utf-8' ? isWindows1252(bytes) : false
      begun ||= bytes.length > 0
      if (old !== null) decoder = decoderOf(encoding, old)
      else {
        // All ASCII so far, but for a character that the chunk may have cut in two.
        const end = firstBeyondAscii(bytes)
        held = end < 0 ? held : bytes.slice(end)
        const text = ascii.decode(end < 0 ? bytes : bytes.subarray(0, end))
        if (text) yield text
        continue
      }
      const text = decoder.decode(bytes, { stream: true })
      if (text) yield text
      continue
    }
    const text = decoder.decode(chunk, { stream: true })
    if (text) yield text
  }
  const rest = decoder ? decoder.decode() : held.length > 0 ? decoderOf('utf-8', true).decode(held) : ''
  if (rest) yield rest
}
