import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { Altered, diskVault, TooLarge } from './vault'

const root = mkdtempSync(join(tmpdir(), 'veritar-vault-'))
afterAll(() => rmSync(root, { recursive: true }))
const vault = diskVault(root)

async function* of(...chunks: Uint8Array[]) {
  yield* chunks
}
async function read(sha256: string): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of vault.open(sha256)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const pathOf = (sha256: string) => join(root, 'objects', sha256.slice(0, 2), sha256)

test('what comes out is what went in, under its digest, in chunks of any size', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 5_000 }), { maxLength: 8 }), async (chunks) => {
      const bytes = Buffer.concat(chunks)
      const { sha256, size } = await vault.put(of(...chunks), 100_000)
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(size).toBe(bytes.length)
      expect((await read(sha256)).equals(bytes)).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('a changed, a shortened and a lengthened object are refused before their end', async () => {
  const bytes = Buffer.alloc(700_000, 'evidence ')
  for (const altered of [Buffer.concat([Buffer.from('E'), bytes.subarray(1)]), bytes.subarray(0, -1), Buffer.concat([bytes, Buffer.from('x')])]) {
    const { sha256 } = await vault.put(of(bytes), 1_000_000)
    writeFileSync(pathOf(sha256), altered)
    let received = 0
    await expect(
      (async () => {
        for await (const chunk of vault.open(sha256)) received += chunk.byteLength
      })(),
    ).rejects.toThrow(Altered)
    expect(received).toBeLessThan(altered.length)
  }
})

test('a byte too many, or a stream that breaks, leaves nothing behind', async () => {
  const before = readdirSync(join(root, 'objects')).length
  await expect(vault.put(of(Buffer.from('four'), Buffer.from('five!')), 8)).rejects.toThrow(TooLarge)
  async function* breaks() {
    yield Buffer.from('half of it')
    throw new Error('connection lost')
  }
  await expect(vault.put(breaks(), 100)).rejects.toThrow('connection lost')
  expect(readdirSync(join(root, 'incoming'))).toEqual([])
  expect(readdirSync(join(root, 'objects')).length).toBe(before)
})

test('nothing but a digest becomes a path, and only the owner can read', async () => {
  for (const name of ['../../etc/passwd', 'A'.repeat(64), '', `${'a'.repeat(63)}/`]) await expect(vault.has(name)).rejects.toThrow('Not a SHA-256')
  const { sha256 } = await vault.put(of(Buffer.from('private')), 100)
  expect(statSync(pathOf(sha256)).mode & 0o077).toBe(0)
  expect(await vault.has(sha256)).toBe(true)
  expect(existsSync(pathOf('0'.repeat(64)))).toBe(false)
  expect(await vault.has('0'.repeat(64))).toBe(false)
})
