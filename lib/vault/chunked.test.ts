import { randomBytes, webcrypto } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Altered, chunkSize, headerSize, newMessage, openChunk, openMessage, placeOf, plainLength, sealChunk, sealedLength, sealedSize } from './chunked'

const { subtle } = webcrypto

/** The specification read once more, with other primitives: opens a whole message, and says nothing of how we seal. */
async function openBySpecification(file: Buffer, dataKey: Buffer, context: string): Promise<Buffer> {
  const [salt, commitment] = [file.subarray(0, 24), file.subarray(24, 56)]
  const hmacKey = await subtle.importKey('raw', dataKey, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign'])
  const info = Buffer.concat([Buffer.from('c2sp.org/chunked-encryption@v1+'), Buffer.from('AEAD_AES_256_GCM'), Buffer.from([0]), salt, Buffer.from(context)])
  const t1 = Buffer.from(await subtle.sign('HMAC', hmacKey, Buffer.concat([info, Buffer.from([1])])))
  const t2 = Buffer.from(await subtle.sign('HMAC', hmacKey, Buffer.concat([t1, info, Buffer.from([2])])))
  const okm = Buffer.concat([t1, t2])
  expect(okm.subarray(44, 76)).toEqual(commitment)
  const key = await subtle.importKey('raw', okm.subarray(0, 32), 'AES-GCM', false, ['decrypt'])
  const parts: Buffer[] = []
  for (let index = 0, at = 56; at < file.length; index += 1, at += 16_400) {
    const counter = Buffer.alloc(12)
    counter.writeBigUInt64BE(BigInt(index), 4)
    const iv = Buffer.from(okm.subarray(32, 44).map((byte, i) => byte ^ (counter[i] ?? 0)))
    parts.push(Buffer.from(await subtle.decrypt({ name: 'AES-GCM', iv }, key, file.subarray(at, at + 16_400))))
  }
  expect(parts.at(-1)?.length).toBeLessThan(16_384)
  return Buffer.concat(parts)
}

function sealed(dataKey: Buffer, context: string, plain: Buffer): Buffer {
  const message = newMessage(dataKey, context)
  const file = Buffer.alloc(sealedLength(plain.length))
  message.header.copy(file)
  let end = headerSize
  for (let k = 0; k <= Math.floor(plain.length / chunkSize); k += 1) end = sealChunk(message, k, plain.subarray(k * chunkSize, (k + 1) * chunkSize), file, end)
  expect(end).toBe(file.length)
  return file
}

test.each([0, 1, 1_024, chunkSize - 1, chunkSize, 20 * 1_024, 3 * chunkSize])('a message of %d bytes is what the specification says', async (size) => {
  const [dataKey, plain] = [randomBytes(32), randomBytes(size)]
  expect((await openBySpecification(sealed(dataKey, 'organization|object|1', plain), dataKey, 'organization|object|1')).equals(plain)).toBe(true)
})

test('lengths of files and of messages belong together; any other length is no message', () => {
  fc.assert(fc.property(fc.maxSafeNat().map((n) => n % 2 ** 40), (size) => plainLength(sealedLength(size)) === size))
  const possible = new Set(Array.from({ length: 3 * chunkSize }, (_, size) => sealedLength(size)))
  for (let length = 0; length < sealedLength(3 * chunkSize - 1); length += 1) expect(plainLength(length) !== null).toBe(possible.has(length))
})

test('a data key, a context and a header open only together', () => {
  const [dataKey, salt] = [randomBytes(32), randomBytes(24)]
  const { header } = newMessage(dataKey, 'a|b|1', salt)
  expect(header.subarray(0, 24)).toEqual(salt)
  expect(openMessage(dataKey, 'a|b|1', header, 'x').header).toEqual(header)
  expect(() => openMessage(randomBytes(32), 'a|b|1', header, 'x')).toThrow(Altered)
  expect(() => openMessage(dataKey, 'a|c|1', header, 'x')).toThrow(Altered)
  expect(() => openMessage(dataKey, 'a|b|1', header.subarray(1), 'x')).toThrow(Altered)
  fc.assert(fc.property(fc.nat(headerSize - 1), fc.nat(7), (at, bit) => {
    const changed = Buffer.from(header)
    changed[at] = (changed[at] ?? 0) ^ (1 << bit)
    expect(() => openMessage(dataKey, 'a|b|1', changed, 'x')).toThrow(Altered)
  }))
})

test('a chunk opens under its own number only, also beyond 2^32', () => {
  const message = newMessage(randomBytes(32), 'x')
  const plain = randomBytes(100)
  const numbers = [0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 38 - 1]
  const files = numbers.map((index) => {
    const target = Buffer.alloc(116)
    sealChunk(message, index, plain, target, 0)
    return target
  })
  expect(new Set(files.map((file) => file.toString('hex'))).size).toBe(numbers.length)
  for (const [i, index] of numbers.entries()) {
    for (const [k, file] of files.entries()) {
      if (i === k) expect(openChunk(message, index, file, 'x')).toEqual(plain)
      else expect(() => openChunk(message, index, file, 'x')).toThrow(Altered)
    }
  }
  expect(placeOf(2)).toBe(headerSize + 2 * sealedSize)
  expect(() => openChunk(message, 0, Buffer.alloc(15), 'x')).toThrow(Altered)
})
