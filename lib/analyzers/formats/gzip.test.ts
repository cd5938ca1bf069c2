import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { unpacked } from './gzip'
import { utf8Bytes } from './utf8'

async function read(bytes: Uint8Array, step = 65536): Promise<Buffer | UnreadableEvidence> {
  const file = {
    name: 'log.json.gz',
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
    },
  }
  const parts: Uint8Array[] = []
  try {
    for await (const part of unpacked(file)) parts.push(part)
  } catch (error) {
    if (error instanceof UnreadableEvidence) return error
    throw error
  }
  return Buffer.concat(parts)
}
const reason = async (bytes: Uint8Array) => ((await read(bytes)) as UnreadableEvidence).reason

/** Incompressible, so that a small text makes a large file. */
function noise(length: number): Buffer {
  const out = Buffer.alloc(length)
  let seed = 7
  for (let i = 0; i < length; i++) {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0
    out[i] = seed >>> 16
  }
  return out
}

describe('gzip', () => {
  const text = Buffer.from('{"Records":[]}')
  const large = noise(9 * 1024 * 1024)
  const packed = gzipSync(large, { level: 1 })
  const slow = 60_000

  it('passes plain bytes through, and unpacks one member or several, in any chunks', async () => {
    for (const step of [1, 5, 65536]) {
      expect(await read(text, step)).toEqual(text)
      expect(await read(gzipSync(text), step)).toEqual(text)
      expect(await read(Buffer.concat([gzipSync(text), gzipSync(text)]), step)).toEqual(Buffer.concat([text, text]))
    }
    expect(await read(Buffer.alloc(0))).toEqual(Buffer.alloc(0))
  })

  it('streams what is large when packed, and what is large when unpacked', async () => {
    expect(large.equals((await read(packed)) as Buffer)).toBe(true)
    const repeated = Buffer.concat(Array.from({ length: 40 }, () => large.subarray(0, 1024 * 1024 + 13)))
    expect(repeated.equals((await read(gzipSync(repeated, { level: 1 }))) as Buffer)).toBe(true)
  }, slow)

  it('refuses what is cut off, damaged, followed by something, or a bomb', async () => {
    expect(await reason(gzipSync(text).subarray(0, -3))).toMatch(/cut off/)
    expect(await reason(packed.subarray(0, 6 * 1024 * 1024))).toMatch(/cut off/)
    expect(await reason(Buffer.concat([gzipSync(text), Buffer.from('more')]))).toMatch(/damaged/)
    const flipped = Buffer.from(packed)
    flipped[5_000_000] = (flipped[5_000_000] ?? 0) ^ 0xff
    expect(await reason(flipped)).toMatch(/damaged/)
    expect(await reason(gzipSync(Buffer.alloc(8 * 1024 * 1024)))).toMatch(/100 times/)
    expect(await reason(gzipSync(Buffer.alloc(80 * 1024 * 1024)))).toMatch(/100 times/)
  }, slow)
})

describe('text encodings', () => {
  const text = '{"Records":[{"name":"Zoë"}]}'
  const utf16 = Buffer.from(text, 'utf16le')
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from('\ufeff' + text)],
    ['UTF-16', Buffer.from('\ufeff' + text, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from('\ufeff' + text, 'utf16le').swap16()],
    ['UTF-16 without a mark', utf16],
  ])('%s becomes UTF-8 in any chunks', async (_, bytes) => {
    for (const step of [1, 3, 1000]) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
      })()
      const parts: Uint8Array[] = []
      for await (const part of utf8Bytes(chunks)) parts.push(part)
      expect(Buffer.concat(parts).toString()).toBe(text)
    }
  })
})
