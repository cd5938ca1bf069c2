import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { env, provide } from '../env'
import { Altered, chunkSize, placeOf } from './chunked'
import { Removed } from './object'
import { vaultRoot } from './open-vault'
import { putObject, TooLarge } from './put'
import { openObject, type Range } from './reading'
import { sealPlainObjects } from './seal-plain'
import { partsOf } from './store/store'
import { Different, NotAsDeclared } from './refusals'
import { appendToObject, beginObject, finishObject, removeObject } from './writing'

const state = mkdtempSync(join(env().VERITAR_STATE, 'vault-test-'))
const before = env().VERITAR_STATE
let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
  provide({ VERITAR_STATE: state, AUDIT_KEY_FILE: join(before, 'audit-keys.json') })
}, 60_000)
afterAll(async () => {
  provide({ VERITAR_STATE: before })
  await closeDatabase()
  rmSync(state, { recursive: true })
})

const as = () => w.elm.as('respondent')
const within = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(as(), work)
const row = (id: string) => within((tx) => tx.vaultObject.findUniqueOrThrow({ where: { id } }))
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
async function* of(...chunks: Uint8Array[]) {
  yield* chunks
}
const put = (bytes: Uint8Array) => putObject(within, w.elm.id, of(bytes), bytes.byteLength)
async function read(id: string, range?: Range): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of openObject(await row(id), range)) chunks.push(chunk)
  return Buffer.concat(chunks)
}
const fileOf = (orgId: string, id: string) => join(vaultRoot(), 'sealed', ...partsOf({ organizationId: orgId, objectId: id }))

test('what comes out is what went in, whole and in part, and the disk holds none of it', async () => {
  const sizes = [0, 1, chunkSize - 1, chunkSize, chunkSize + 1, 3 * chunkSize, 20 * chunkSize + 7]
  for (const size of sizes) {
    const bytes = Buffer.alloc(size, 'a line of evidence\n')
    const { objectId, sha256 } = await put(bytes)
    expect(sha256).toBe(sha(bytes))
    expect((await read(objectId)).equals(bytes)).toBe(true)
    await fc.assert(
      fc.asyncProperty(fc.nat(size + 10), fc.nat(size + 10), async (a, b) => {
        expect((await read(objectId, { start: a, end: b })).equals(bytes.subarray(a, Math.max(a, b)))).toBe(true)
      }),
      { numRuns: 4 },
    )
    const path = fileOf(w.elm.id, objectId)
    expect(readFileSync(path).includes('evidence')).toBe(false)
    expect(statSync(path).mode & 0o077).toBe(0)
  }
})

test('parts of any size reach the same digest, also when one is sent again and when the process is another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 * chunkSize }), fc.constantFrom('once', 'again', 'elsewhere')), { minLength: 1, maxLength: 6 }), async (parts) => {
      const bytes = randomBytes(parts.reduce((sum, [size]) => sum + size, 0))
      const object = await within((tx) => beginObject(tx, { organizationId: w.elm.id }))
      let offset = 0
      for (const [size, how] of parts) {
        const next = await appendToObject(object, offset, bytes.subarray(offset, offset + size), false)
        expect(next % chunkSize).toBe(0)
        if (how === 'again') await appendToObject(object, offset, bytes.subarray(offset, offset + size), false)
        if (how === 'elsewhere') (globalThis as { veritarWriters?: Map<string, unknown> }).veritarWriters?.clear()
        offset = next
      }
      expect(await appendToObject(object, offset, bytes.subarray(offset), true)).toBe(bytes.length)
      const found = await within((tx) => finishObject(tx, object, { size: bytes.length }))
      expect(found).toEqual({ sha256: sha(bytes), size: bytes.length })
      expect(await within((tx) => finishObject(tx, object))).toEqual(found)
      expect((await read(object.id)).equals(bytes)).toBe(true)
    }),
    { numRuns: 15 },
  )
})

test('asvs-11.3.4 other bytes at a place that was written are refused: no key stream covers two texts', async () => {
  const object = await within((tx) => beginObject(tx, { organizationId: w.elm.id }))
  await appendToObject(object, 0, Buffer.alloc(2 * chunkSize, 1), false)
  await expect(appendToObject(object, chunkSize, Buffer.alloc(chunkSize, 2), false)).rejects.toThrow(Different)
  await expect(appendToObject(object, 0, Buffer.alloc(chunkSize, 1), true)).rejects.toThrow(Different)
  await expect(appendToObject(object, 3, Buffer.alloc(1), true)).rejects.toThrow('multiple of 16 KiB')
  await expect(within((tx) => finishObject(tx, object))).rejects.toThrow(Altered)
  expect(await appendToObject(object, 2 * chunkSize, Buffer.alloc(5, 3), true)).toBe(2 * chunkSize + 5)
  await expect(within((tx) => finishObject(tx, object, { sha256: sha(Buffer.alloc(5)) }))).rejects.toThrow(NotAsDeclared)
  expect((await row(object.id)).state).toBe('receiving')
})

test('asvs-11.2.5 asvs-11.3.3 any flipped, missing, swapped or added byte is an error before the bytes of its chunk leave', async () => {
  const bytes = randomBytes(4 * chunkSize + 100)
  const { objectId } = await put(bytes)
  const path = fileOf(w.elm.id, objectId)
  const good = readFileSync(path)
  const chunk = (i: number) => good.subarray(placeOf(i), placeOf(i + 1))
  const flipped = (at: number, bit: number) => Buffer.concat([good.subarray(0, at), Buffer.from([(good[at] ?? 0) ^ (1 << bit)]), good.subarray(at + 1)])
  const refused = async (altered: Uint8Array, from: number) => {
    writeFileSync(path, altered)
    const received: Uint8Array[] = []
    await expect(
      (async () => {
        for await (const piece of openObject(await row(objectId))) received.push(piece)
      })(),
    ).rejects.toThrow(Altered)
    const out = Buffer.concat(received)
    expect(out.length).toBeLessThanOrEqual(from * chunkSize)
    expect(out.equals(bytes.subarray(0, out.length))).toBe(true)
  }
  await fc.assert(fc.asyncProperty(fc.nat(good.length - 1), fc.nat(7), (at, bit) => refused(flipped(at, bit), Math.max(0, Math.floor((at - placeOf(0)) / (placeOf(1) - placeOf(0)))))), { numRuns: 60 })
  await fc.assert(fc.asyncProperty(fc.nat(good.length - 1), (length) => refused(good.subarray(0, length), 0)), { numRuns: 20 })
  const head = good.subarray(0, placeOf(0))
  await refused(Buffer.concat([head, chunk(1), chunk(0), good.subarray(placeOf(2))]), 0)
  await refused(Buffer.concat([good.subarray(0, placeOf(2)), chunk(1), good.subarray(placeOf(3))]), 2)
  await refused(Buffer.concat([good, Buffer.from('x')]), 0)
  await refused(good.subarray(0, placeOf(4)), 0)
  const other = await put(bytes)
  await refused(readFileSync(fileOf(w.elm.id, other.objectId)), 0)
  writeFileSync(path, good)
  expect((await read(objectId)).equals(bytes)).toBe(true)
})

test('a byte too many, or a stream that breaks, leaves nothing behind', async () => {
  await expect(putObject(within, w.elm.id, of(Buffer.from('four'), Buffer.from('five!')), 8)).rejects.toThrow(TooLarge)
  async function* breaks() {
    yield Buffer.from('half of it')
    throw new Error('connection lost')
  }
  await expect(putObject(within, w.elm.id, breaks(), 100)).rejects.toThrow('connection lost')
  const left = await within((tx) => tx.vaultObject.findMany({ where: { state: 'removed' } }))
  expect(left.length).toBeGreaterThanOrEqual(2)
  expect(left.every((one) => one.wrappedKey === null)).toBe(true)
})

test('a removed object is read by nobody', async () => {
  const { objectId } = await put(Buffer.from('gone soon'))
  const held = await row(objectId)
  await within((tx) => removeObject(tx, held))
  await expect(read(objectId)).rejects.toThrow(Removed)
  // Whoever kept the row of before finds no bytes.
  await expect((async () => { for await (const _ of openObject(held)); })()).rejects.toThrow(Altered)
})

test('an object is its organization’s own, and the prime’s with a submitted file', async () => {
  const { objectId } = await put(Buffer.from('mine'))
  const seenBy = (who: ReturnType<typeof as>) => withTenant(who, (tx) => tx.vaultObject.findUnique({ where: { id: objectId } }))
  expect(await seenBy(as())).not.toBeNull()
  for (const who of [w.fir.as('respondent'), w.oak.as('respondent'), w.alder.as('admin'), w.birch.as('admin')]) expect(await seenBy(who)).toBeNull()
  await expect(withTenant(w.fir.as('respondent'), (tx) => beginObject(tx, { organizationId: w.elm.id }))).rejects.toThrow(/row-level security/)
})

test('bytes that were kept in plain are encrypted once, and the plain ones are gone; what is missing is named', async () => {
  const place = { primeId: w.alder.id, subId: w.elm.id, assessmentId: w.alderElm.id, revisionId: w.alderElm.revision }
  const bytes = Buffer.alloc(50_000, 'kept in plain\n')
  const folder = join(vaultRoot(), 'objects', sha(bytes).slice(0, 2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, sha(bytes)), bytes)
  const ids = [crypto.randomUUID(), crypto.randomUUID()]
  for (const [i, id] of ids.entries()) await asOwner((db) => db.evidenceFile.create({ data: { id, ...place, position: 10 + i, name: 'old.txt', size: bytes.length, sha256: sha(bytes) } }))
  const done = await asOwner((db) => sealPlainObjects(db, vaultRoot()))
  expect(done.sealed).toBe(2)
  // The invented files of this world have digests of nothing.
  expect(done.unreadable).toContain(w.alderElm.file)
  const files = await asOwner((db) => db.evidenceFile.findMany({ where: { id: { in: ids } } }))
  expect(new Set(files.map((file) => file.objectId)).size).toBe(2)
  for (const { objectId } of files) expect((await read(objectId ?? '')).equals(bytes)).toBe(true)
  expect(existsSync(join(folder, sha(bytes)))).toBe(false)
  expect((await asOwner((db) => sealPlainObjects(db, vaultRoot()))).sealed).toBe(0)
  // Its object stays the one it got, for the owner too.
  await expect(asOwner((db) => db.evidenceFile.update({ where: { id: ids[0] ?? '' }, data: { objectId: null } }))).rejects.toThrow(/append-only/)
})
