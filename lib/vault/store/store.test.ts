import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startS3 } from '../testing/s3-server'
import { diskStore } from './disk'
import { s3Store } from './s3'
import { partsOf, type Store } from './store'

const folder = mkdtempSync(join(tmpdir(), 'veritar-store-'))
let s3: Awaited<ReturnType<typeof startS3>>
beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'S3RVER').stubEnv('AWS_SECRET_ACCESS_KEY', 'S3RVER')
  s3 = await startS3(join(folder, 's3'))
})
afterAll(async () => {
  await s3.stop()
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

const named = () => ({ organizationId: randomUUID(), objectId: randomUUID() })
/** A file as an upload leaves it, ready to be taken. */
function ready(bytes: Buffer): string {
  mkdirSync(join(folder, 'incoming'), { recursive: true })
  const path = join(folder, 'incoming', randomUUID())
  writeFileSync(path, bytes)
  return path
}
async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}

const stores: [name: string, open: () => Store][] = [
  ['the local disk', () => diskStore(folder)],
  ['a bucket', () => s3Store({ bucket: s3.bucket, region: 'us-east-1', endpoint: s3.endpoint })],
]

describe.each(stores)('%s', (_, open) => {
  let store: Store
  beforeAll(() => {
    store = open()
  })

  // The last one goes to a bucket in three parts.
  test.each([56, 100_000, 16 * 1024 * 1024, 40_000_000])('takes %d bytes, gives every range of them, and removes them', async (size) => {
    const [name, bytes] = [named(), randomBytes(size)]
    const file = ready(bytes)
    await store.take(name, file)
    expect(existsSync(file)).toBe(false)
    expect(await store.length(name)).toBe(size)
    for (const [start, end] of [[0, size], [0, 56], [size - 17, size], [5, 5]] as const) expect((await all(store.read(name, start, end))).equals(bytes.subarray(start, end))).toBe(true)
    await expect(all(store.read(name, 0, size + 1))).rejects.toThrow()
    await store.remove(name)
    expect(await store.length(name)).toBeNull()
    await expect(all(store.read(name, 0, size))).rejects.toThrow()
    await store.remove(name)
  })

  test('what is not there is null, and the same name again replaces', async () => {
    const name = named()
    expect(await store.length(name)).toBeNull()
    await store.take(name, ready(Buffer.from('once')))
    await store.take(name, ready(Buffer.from('again!')))
    expect((await all(store.read(name, 0, 6))).toString()).toBe('again!')
  })

  test('asvs-5.3.1 asvs-5.3.2 only UUIDs name an object', async () => {
    for (const objectId of ['', '../../etc/passwd', 'A'.repeat(36), `${randomUUID()}/x`]) await expect(store.length({ organizationId: randomUUID(), objectId })).rejects.toThrow('two UUIDs')
  })
})

test('a bucket that does not answer, or refuses, is an error and keeps the file', async () => {
  const file = ready(randomBytes(100))
  const away = s3Store({ bucket: 'x-bucket', region: 'us-east-1', endpoint: 'http://127.0.0.1:9' })
  await expect(away.take(named(), file)).rejects.toThrow()
  await expect(away.length(named())).rejects.toThrow()
  await expect(s3Store({ bucket: 'no-such-bucket', region: 'us-east-1', endpoint: s3.endpoint }).take(named(), file)).rejects.toThrow()
  expect(existsSync(file)).toBe(true)
})

test('a folder of the local disk holds nothing but what was put there', async () => {
  const store = diskStore(join(folder, 'own'))
  const name = named()
  await store.take(name, ready(Buffer.from('x')))
  expect(readdirSync(join(folder, 'own', 'sealed', ...partsOf(name).slice(0, 2)))).toEqual([name.objectId])
})
