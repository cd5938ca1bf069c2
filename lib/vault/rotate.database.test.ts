import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { KeyGone } from './keys/key-service'
import { localKeyFolder } from './keys/open-keys'
import { vaultRoot } from './open-vault'
import { putObject } from './put'
import { openObject } from './reading'
import { destroyKeys, Held, rotateKey } from './rotate'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

type Sub = 'elm' | 'fir'
const put = (sub: Sub, text: string) => putObject((work) => withTenant(w[sub].as('respondent'), work), w[sub].id, (async function* () { yield Buffer.from(text) })(), 1_000)
const row = (id: string) => asOwner((db) => db.vaultObject.findUniqueOrThrow({ where: { id } }))
async function read(id: string): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of openObject(await row(id))) parts.push(part)
  return Buffer.concat(parts).toString()
}
const files = () => readdirSync(join(vaultRoot(), 'sealed'), { recursive: true, encoding: 'utf8' }).sort()
const of = (sub: Sub) => ({ id: w[sub].id, kind: 'subcontractor' })
const events = (code: string) => inContext({ worker: 'on' }, (tx) => tx.auditEvent.findMany({ where: { code, subId: { in: [w.elm.id, w.fir.id] } } }))

test('rotating wraps every data key anew and touches no byte; what comes later has the new key', async () => {
  const [one, two, other] = [await put('elm', 'first'), await put('elm', 'second'), await put('fir', 'of another')]
  const [before, onDisk, untouched] = [await row(one.objectId), files(), await row(other.objectId)]
  expect(await asOwner((db) => rotateKey(db, of('elm')))).toEqual({ number: 2, rewrapped: 2 })
  const after = await row(one.objectId)
  expect(after.keyId).not.toBe(before.keyId)
  expect(files()).toEqual(onDisk)
  expect([await read(one.objectId), await read(two.objectId)]).toEqual(['first', 'second'])
  expect((await row((await put('elm', 'third')).objectId)).keyId).toBe(after.keyId)
  expect(await row(other.objectId)).toEqual(untouched)
  expect((await events('vault.key-rotated')).map(({ actorName, data }) => [actorName, data])).toEqual([['the operator, at the command line', { number: 2, rewrapped: 2 }]])
  // A row of before, as an older backup has it, still opens: the old key was not destroyed.
  const parts: Uint8Array[] = []
  for await (const part of openObject(before)) parts.push(part)
  expect(Buffer.concat(parts).toString()).toBe('first')
})

test('a legal hold keeps the keys of those it covers', async () => {
  const place = { primeId: w.alder.id, subId: w.fir.id, assessmentId: w.alderFir.id }
  const hold = await asOwner((db) => db.legalHold.create({ data: { id: uuidv7(), ...place, reason: 'Matter 26-114.', placedById: w.alder.as('admin').personId, placedByName: 'Alder admin' } }))
  await expect(asOwner((db) => destroyKeys(db, of('fir'), 'The contract has ended.'))).rejects.toThrow(Held)
  expect(await events('vault.keys-destroyed')).toEqual([])
  await asOwner((db) => db.legalHold.update({ where: { id: hold.id }, data: { liftedById: hold.placedById, liftedByName: 'n', liftedAt: new Date(), liftReason: 'Settled.' } }))
})

test('destroying the keys of an organization makes its files unreadable, says so, and leaves those of others', async () => {
  const [mine, other] = [await put('elm', 'mine'), await put('fir', 'of another')]
  const how = await asOwner((db) => destroyKeys(db, of('elm'), 'A spill has to be contained.'))
  expect(how).toEqual(['Key 1: The file of the key was overwritten and removed.', 'Key 2: The file of the key was overwritten and removed.'])
  await expect(read(mine.objectId)).rejects.toThrow(KeyGone)
  await expect(read(mine.objectId)).rejects.toThrow('cannot be read by anyone')
  expect(await read(other.objectId)).toBe('of another')
  expect(await events('vault.keys-destroyed')).toMatchObject([{ data: { keys: 2, reason: 'A spill has to be contained.' } }])
  expect(await asOwner((db) => destroyKeys(db, of('elm'), 'A spill has to be contained.'))).toEqual([])
  // Nobody takes it back in the database, and new files get a new key.
  await expect(asOwner((db) => db.vaultKey.updateMany({ where: { orgId: w.elm.id }, data: { destroyedAt: null } }))).rejects.toThrow('never changes')
  const later = await put('elm', 'later')
  expect(await read(later.objectId)).toBe('later')
  const { keyId } = await row(later.objectId)
  expect((await asOwner((db) => db.vaultKey.findFirstOrThrow({ where: { id: keyId } }))).number).toBe(3)
})

test('asvs-13.3.1 no key stands in the database, in whatever form', async () => {
  const keys = readdirSync(localKeyFolder()).filter((name) => name.endsWith('.key'))
  expect(keys.length).toBeGreaterThan(0)
  const dump = await asOwner(async (db) => JSON.stringify([await db.vaultKey.findMany(), (await db.vaultObject.findMany()).map(({ wrappedKey, ...rest }) => [Buffer.from(wrappedKey ?? []).toString('hex'), rest.keyId, rest.sha256])]))
  for (const name of keys) expect(dump).not.toContain(readFileSync(join(localKeyFolder(), name), 'utf8').trim())
})
