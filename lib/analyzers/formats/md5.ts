/** Turns of each of the four rounds of RFC 1321. */
const turns = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const
const sines = Array.from({ length: 64 }, (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0)

/**
 * MD5 of bytes in lower-case hex (RFC 1321). AWS names CloudTrail's public keys by it, so it has to be computed even where
 * a FIPS provider refuses MD5. A name only: nothing is held to be unaltered because of it.
 */
export function md5(bytes: Uint8Array): string {
  const blocks = (bytes.length + 8) >>> 6
  const view = new DataView(new ArrayBuffer((blocks + 1) * 64))
  const padded = new Uint8Array(view.buffer)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  view.setUint32(padded.length - 8, bytes.length << 3, true)
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true)
  let state: [number, number, number, number] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476]
  for (let at = 0; at < padded.length; at += 64) state = mixed(state, view, at)
  const out = new DataView(new ArrayBuffer(16))
  state.forEach((word, i) => out.setUint32(i * 4, word, true))
  return Array.from(new Uint8Array(out.buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function mixed(state: readonly [number, number, number, number], view: DataView, at: number): [number, number, number, number] {
  let [a, b, c, d] = state
  for (let i = 0; i < 64; i++) {
    const round = i >> 4
    const [mix, word] =
      round === 0 ? [(b & c) | (~b & d), i] : round === 1 ? [(d & b) | (~d & c), (5 * i + 1) & 15] : round === 2 ? [b ^ c ^ d, (3 * i + 5) & 15] : [c ^ (b | ~d), (7 * i) & 15]
    const sum = (a + mix + (sines[i] as number) + view.getInt32(at + word * 4, true)) | 0
    const turn = (turns[round] as readonly number[])[i & 3] as number
    ;[a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0]
  }
  return [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0]
}
