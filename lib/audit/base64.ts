/** Bytes of standard Base 64, RFC 4648 section 4; null when it is written in any but the one right way. */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
