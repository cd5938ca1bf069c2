import { renameSync } from 'node:fs'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { eicar } from '../evidence/checks/testing/malicious'
import { fakeClamd, honest } from '../evidence/scanner/testing/fake-clamd'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { writeZip } from '../analyzers/formats/testing/zip-writer'
import { localKeyFolder } from '../vault/keys/open-keys'
import { beginObject, appendToObject, finishObject } from '../vault/writing'
import { createHash } from 'node:crypto'
import { analyzeRevision } from './analyze'
import { closeQueue } from './enqueue'

let w: TestWorld
let clamd: Awaited<ReturnType<typeof fakeClamd>>
beforeAll(async () => {
  w = await twoPrimes()
  clamd = await fakeClamd({ reply: honest })
}, 60_000)
afterAll(async () => {
  await clamd.stop()
  await closeQueue()
  await closeDatabase()
})
afterEach(() => provide({ CLAMD: clamd.address, CLAMD_SIGNATURE_HOURS: '100000' }))

/** An upload of elm that has just become evidence. */
async function registered(name: string, bytes: Uint8Array): Promise<string> {
  const place = { primeId: w.alder.id, subId: w.elm.id, assessmentId: w.alderElm.id }
  const [id, itemId, revisionId] = [uuidv7(), uuidv7(), uuidv7()]
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await withTenant(w.elm.as('respondent'), async (tx) => {
    const object = await beginObject(tx, { organizationId: w.elm.id, objectId: id })
    await appendToObject(object, 0, bytes, true)
    await finishObject(tx, object)
  })
  const by = w.elm.as('respondent').personId
  await asOwner(async (db) => {
    await db.evidenceItem.create({ data: { id: itemId, ...place, kind: 'references', title: name, criteria: [], createdById: by } })
    await db.evidenceRevision.create({ data: { id: revisionId, ...place, itemId, number: 1, sha256, size: bytes.length, uploadedById: by } })
    await db.evidenceFile.create({ data: { id: uuidv7(), ...place, revisionId, position: 0, name, size: bytes.length, sha256, objectId: id } })
    await db.upload.create({ data: { id, ...place, personId: by, groupId: uuidv7(), groupSize: 1, position: 0, name, size: bytes.length, received: bytes.length, sha256, state: 'received', revisionId } })
  })
  return revisionId
}
const read = (id: string) => asOwner((db) => db.evidenceRevision.findUniqueOrThrow({ where: { id }, include: { uploads: true } }))
const events = (id: string) => asOwner((db) => db.auditEvent.count({ where: { code: 'evidence.checked', target: id } }))
const analyze = (revisionId: string) => analyzeRevision({ orgId: w.elm.id, revisionId })
const waiting = (revisionId: string) => asOwner(async (db) => Number((await db.$queryRawUnsafe<{ n: bigint }[]>(`select count(*) n from pgboss.job where name = 'analyze' and data::text like '%${revisionId}%'`))[0]?.n ?? 0n))

test('asvs-16.5.2 asvs-16.5.3 a scanner that is away leaves it waiting and unread; when it answers, the file is checked, read, and both are on record once', async () => {
  const id = await registered('notes.txt', Buffer.from('A few words about an enclave.\n'))
  provide({ CLAMD: 'tcp://127.0.0.1:1', CLAMD_SIGNATURE_HOURS: '100000' })
  await analyze(id)
  expect(await read(id)).toMatchObject({ status: 'pending', scan: '', reason: expect.stringContaining('could not be asked'), uploads: [{ state: 'checking' }] })
  expect([await waiting(id), await events(id)]).toEqual([1, 0])
  provide({ CLAMD: clamd.address })
  await analyze(id)
  expect(await read(id)).toMatchObject({ status: 'unread', reason: '', scan: 'ClamAV 1.4.6, signatures 27813 of 2026-11-26', uploads: [{ state: 'done' }] })
  await analyze(id)
  expect(await events(id)).toBe(1)
}, 60_000)

test.each<[string, string, Uint8Array, string, RegExp]>([
  ['the test file', 'notes.txt', Buffer.from(eicar), 'quarantined', /found Eicar-Signature/],
  ['the test file in an archive', 'a.zip', writeZip([{ name: 'notes.txt', data: eicar, stored: true }]), 'quarantined', /found Eicar-Signature/],
  ['a program with an innocent name', 'notes.txt', Buffer.from(`MZ${'\0'.repeat(99)}`), 'refused', /Windows program/],
])('asvs-5.4.3 %s is never read, and its bytes leave for nobody', async (_what, name, bytes, state, says) => {
  const id = await registered(name, bytes)
  await analyze(id)
  expect(await read(id)).toMatchObject({ status: 'refused', reason: expect.stringMatching(says), remedy: expect.stringMatching(/./), uploads: [{ state }] })
  expect(await asOwner((db) => db.analysis.count({ where: { revisionId: id } }))).toBe(0)
  await analyze(id)
  expect(await events(id)).toBe(1)
}, 60_000)

test('what the scanner did not look into is not clean', async () => {
  clamd.behavior = { reply: (received) => (received.includes('part of it') ? 'stream: Heuristics.Limits.Exceeded.MaxScanSize FOUND\0' : honest(received)) }
  const id = await registered('notes.txt', Buffer.from('only part of it\n'))
  await analyze(id)
  expect(await read(id)).toMatchObject({ status: 'refused', reason: expect.stringContaining('could not look into all of it') })
  clamd.behavior = { reply: honest }
}, 60_000)

test('identity data is quarantined after a clean scan', async () => {
  const id = await registered('people.csv', Buffer.from('name,ssn\nJ. Marsh,219-09-9998\n'))
  await analyze(id)
  const revision = await read(id)
  expect(revision).toMatchObject({ status: 'quarantined', uploads: [{ state: 'quarantined' }] })
  expect(JSON.stringify([revision.reason, revision.remedy, revision.places, revision.uploads[0]?.reason])).not.toContain('219-09')
}, 60_000)

/** Moves the keys away while `work` runs, as a disk that is not mounted. */
async function withoutKeys(work: () => Promise<void>): Promise<void> {
  const folder = localKeyFolder()
  renameSync(folder, `${folder}.away`)
  await work().finally(() => renameSync(`${folder}.away`, folder))
}
/** As when the worker ended between the check and the reading. */
const found = (revisionId: string) => asOwner(async (db) => {
  for (const state of ['checking', 'clean']) await db.upload.updateMany({ where: { revisionId }, data: { state } })
})

test('keys that are away leave it waiting and unread, before the check and after it, and it is read when they are back', async () => {
  for (const checked of [false, true]) {
    const id = await registered('notes.txt', Buffer.from('A few words about keys.\n'))
    if (checked) await found(id)
    await withoutKeys(async () => {
      await analyze(id)
      expect(await read(id)).toMatchObject({ status: 'pending', reason: 'The key of this evidence cannot be used right now.' })
      expect([await waiting(id), await events(id)]).toEqual([1, 0])
    })
    await analyze(id)
    expect(await read(id)).toMatchObject({ status: 'unread', reason: '', uploads: [{ state: 'done' }] })
  }
}, 60_000)

test('nothing waits for a key that was destroyed', async () => {
  const id = await registered('notes.txt', Buffer.from('A few words nobody reads.\n'))
  await found(id)
  await asOwner((db) => db.vaultKey.updateMany({ where: { orgId: w.elm.id }, data: { destroyedAt: new Date() } }))
  await withoutKeys(() => analyze(id))
  expect(await read(id)).toMatchObject({ status: 'unreadable', reason: expect.stringContaining('key of this evidence is not there any more') })
  expect(await waiting(id)).toBe(0)
}, 60_000)
