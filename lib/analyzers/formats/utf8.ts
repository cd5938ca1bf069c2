import { encodingOf } from './text'

/** Bytes that tell the encoding. */
const enough = 128

/**
 * The same text as UTF-8 bytes without byte order mark, whatever encoding (UTF-8, UTF-16) its first bytes announce.
 * UTF-8 passes through unchecked: whoever decodes a part of it checks that part.
 * @throws TypeError when UTF-16 text is malformed.
 */
export async function* utf8Bytes(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array(0)
  let decoder: TextDecoder | undefined
  const encoder = new TextEncoder()
  const pass = (bytes: Uint8Array) => (decoder ? encoder.encode(decoder.decode(bytes, { stream: true })) : bytes)
  const begin = (bytes: Uint8Array) => {
    head = undefined
    const encoding = encodingOf(bytes)
    if (encoding !== 'utf-8') decoder = new TextDecoder(encoding, { fatal: true })
    const mark = !decoder && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    return pass(mark ? bytes.subarray(3) : bytes)
  }
  for await (const chunk of chunks) {
    if (!head) {
      yield pass(chunk)
      continue
    }
    if (head.length > 0 || chunk.length < enough) head = joined(head, chunk)
    if (Math.max(head.length, chunk.length) >= enough) yield begin(head.length > 0 ? head : chunk)
  }
  if (head) yield begin(head)
  if (decoder) yield encoder.encode(decoder.decode())
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
