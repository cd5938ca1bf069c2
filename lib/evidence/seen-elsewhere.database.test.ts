import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rosterTemplate } from '../analyzers/roster/template'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, asSuperuser, type TestWorld, twoPrimes } from '../db/test-world'
import { markOf, seenElsewhere } from './seen-elsewhere'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const fileOf = (bytes: Uint8Array) => ({ sha256: sha256(bytes), size: BigInt(bytes.length) })

type Row = TestWorld['alderFir']
let position = 10
/** One more file of the revision that every assessment of the test world has, marked as an upload would. */
async function given(row: Row, file: { sha256: string; size: bigint }): Promise<void> {
  const id = uuidv7()
  const { primeId, subId, id: assessmentId, revision: revisionId } = row
  await asOwner((db) => db.evidenceFile.create({ data: { id, primeId, subId, assessmentId, revisionId, position: (position += 1), name: 'a', ...file } }))
  const mark = markOf(file)
  if (mark) await withTenant({ orgId: subId, personId: null }, (tx) => tx.$executeRaw`insert into "FileMark" ("fileId", "subId", mark, at) values (${id}::uuid, ${subId}::uuid, ${mark}, clock_timestamp())`)
}
const seen = (orgId: string, row: Row) => withTenant({ orgId, personId: null }, async (tx) => (await seenElsewhere(tx, [row.revision])).has(row.revision))

test('only the prime of the later one is told, only that it was seen, and not where', async () => {
  const log = fileOf(randomBytes(2_000))
  await given(w.birchElm, log)
  expect(await seen(w.birch.id, w.birchElm)).toBe(false)
  await given(w.alderFir, log)
  expect(await seen(w.alder.id, w.alderFir)).toBe(true)
  // The first one stays as it was; subcontractors, other primes and strangers are told nothing.
  expect(await seen(w.birch.id, w.birchElm)).toBe(false)
  for (const org of [w.fir, w.elm, w.oak, w.birch]) expect(await seen(org.id, w.alderFir)).toBe(false)
})

test('the same subcontractor giving it twice is nothing', async () => {
  const log = fileOf(randomBytes(2_000))
  await given(w.birchElm, log)
  await given(w.alderElm, log)
  expect(await seen(w.alder.id, w.alderElm)).toBe(false)
})

test('a draft is told of to nobody', async () => {
  const log = fileOf(randomBytes(2_000))
  await given(w.alderFir, log)
  await given(w.birchOak, log)
  expect(await seen(w.birch.id, w.birchOak)).toBe(false)
})

test('a blank that is the same everywhere alarms nobody', () => {
  for (const blank of ['', '{}', 'name,role\n', '[]', 'a'.repeat(511), rosterTemplate]) expect(markOf(fileOf(Buffer.from(blank)))).toBeNull()
  expect(markOf(fileOf(Buffer.alloc(512, 'a')))).toHaveLength(32)
})

test('what four others have given before is said to be seen; what five have is a form or a public paper, and is not', async () => {
  const world = await twoPrimes()
  const { primeId, subId, id: assessmentId, revision: revisionId } = world.birchElm
  async function givenByOthers(count: number) {
    const form = fileOf(randomBytes(2_000))
    const mark = new Uint8Array(markOf(form) ?? [])
    for (let i = 0; i < count; i += 1) {
      const [other, fileId] = [uuidv7(), uuidv7()]
      await asOwner(async (db) => {
        await db.organization.create({ data: { id: other, kind: 'subcontractor', legalName: other, aliases: [] } })
        await db.evidenceFile.create({ data: { id: fileId, primeId, subId, assessmentId, revisionId, position: (position += 1), name: 'a', ...form } })
      })
      // As if it were a file of theirs: without the assessments that five more firms would need.
      await asSuperuser(async (db) => {
        await db.query(`set session_replication_role = 'replica'`)
        await db.query('insert into "FileMark" ("fileId", "subId", mark) values ($1, $2, $3)', [fileId, other, Buffer.from(mark)])
      })
    }
    return form
  }
  await given(world.alderFir, await givenByOthers(5))
  expect(await seen(world.alder.id, world.alderFir)).toBe(false)
  await given(world.alderFir, await givenByOthers(4))
  expect(await seen(world.alder.id, world.alderFir)).toBe(true)
})

test('marks cannot be read, by nobody, and not written for another', async () => {
  await expect(withTenant(w.fir.as('respondent'), (tx) => tx.fileMark.count())).rejects.toThrow()
  await expect(withTenant(w.alder.as('reviewer'), (tx) => tx.$queryRaw`select * from "FileMark"`)).rejects.toThrow()
  await expect(withTenant(w.oak.as('respondent'), (tx) => tx.$executeRaw`insert into "FileMark" ("fileId", "subId", mark) values (${w.alderFir.file}::uuid, ${w.oak.id}::uuid, '\\x00')`)).rejects.toThrow()
})

test('without the key of the installation a mark cannot be made', () => {
  const file = fileOf(randomBytes(600))
  expect(Buffer.from(markOf(file) as Uint8Array).toString('hex')).not.toBe(sha256(`${file.sha256}\0${file.size}`))
})
