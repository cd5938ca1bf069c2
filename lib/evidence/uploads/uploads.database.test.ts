import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { POST as complete } from '@/app/api/evidence/route'
import { DELETE, HEAD, PATCH } from '@/app/api/evidence/uploads/[id]/route'
import { OPTIONS, POST as announce } from '@/app/api/evidence/uploads/route'
import type { Actor } from '../../auth/actor'
import { closeDatabase, withTenant } from '../../db/tenant'
import { asOwner, asSuperuser, type TestWorld, twoPrimes } from '../../db/test-world'
import { provide } from '../../env'
import { closeQueue } from '../../jobs/enqueue'
import { settleUploads } from '../../jobs/settle-uploads'
import { vaultRoot } from '../../vault/open-vault'
import { openObject } from '../../vault/reading'
import { roomLeft } from './quota'
import { type Announcement, sha256, tusRequest } from './testing/tus-client'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }))
vi.mock('../../auth/session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})
beforeEach(() => {
  request.actor = respondent()
})

const respondent = (org: 'elm' | 'fir' | 'oak' = 'elm'): Actor => ({ sessionId: 's', name: `${org} respondent`, email: 'a@b.example', orgKind: 'subcontractor', orgName: org, role: 'respondent', empoweredOfficial: false, ...w[org].as('respondent') })
const reviewer = (): Actor => ({ sessionId: 's', name: 'alder reviewer', email: 'a@b.example', orgKind: 'prime', orgName: 'alder', role: 'reviewer', empoweredOfficial: false, ...w.alder.as('reviewer') })
const at = (id: string) => ({ params: Promise.resolve({ id }) })
const of = (bytes: Uint8Array, more: Partial<Announcement> = {}): Announcement => ({ assessmentId: w.alderElm.id, groupId: randomUUID(), name: 'log.json', size: bytes.length, sha256: sha256(bytes), ...more })
async function begun(what: Announcement): Promise<string> {
  const response = await announce(tusRequest.announce(what))
  expect(response.status).toBe(201)
  return response.headers.get('location')?.split('/').at(-1) ?? ''
}
const send = (id: string, offset: number, bytes: Uint8Array, headers?: Record<string, string>) => PATCH(tusRequest.part(id, offset, bytes, headers), at(id))
const row = (id: string) => asOwner((db) => db.upload.findUniqueOrThrow({ where: { id } }))
const chunk = 65_536

test('a file arrives in parts and becomes one revision with one event, however often that is asked for', async () => {
  const bytes = randomBytes(3 * chunk + 777)
  const what = of(bytes)
  const id = await begun(what)
  expect(await row(id)).toMatchObject({ state: 'created', received: 0n })
  for (let offset = 0; offset < bytes.length; offset += chunk) {
    const response = await send(id, offset, bytes.subarray(offset, offset + chunk))
    expect([response.status, response.headers.get('upload-offset')]).toEqual([204, String(Math.min(offset + chunk, bytes.length))])
    const head = await HEAD(tusRequest.bare('HEAD', id), at(id))
    expect([head.headers.get('upload-offset'), head.headers.get('upload-length'), head.headers.get('cache-control')]).toEqual([String(Math.min(offset + chunk, bytes.length)), String(bytes.length), 'no-store'])
  }
  expect(await row(id)).toMatchObject({ state: 'received' })
  const answers = await Promise.all(Array.from({ length: 20 }, () => complete(tusRequest.complete(what.assessmentId, what.groupId))))
  const said = await Promise.all(answers.map((answer) => answer.json() as Promise<{ ok: boolean; value: { revisionId: string } }>))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 19 }, () => 200), 201])
  expect(new Set(said.map(({ value }) => value.revisionId)).size).toBe(1)
  const revisionId = said[0]?.value.revisionId ?? ''
  const kept = await asOwner((db) => db.evidenceRevision.findUniqueOrThrow({ where: { id: revisionId }, include: { files: { include: { object: true } } } }))
  expect(kept).toMatchObject({ status: 'pending', sha256: what.sha256, size: BigInt(bytes.length) })
  const parts: Uint8Array[] = []
  for await (const part of openObject(kept.files[0]?.object as never)) parts.push(part)
  expect(sha256(Buffer.concat(parts))).toBe(what.sha256)
  expect(await asOwner((db) => db.auditEvent.count({ where: { code: 'evidence.uploaded', target: kept.itemId } }))).toBe(1)
}, 60_000)

test('twenty identical announcements at once are one upload, and twenty identical parts are one part', async () => {
  const bytes = randomBytes(2 * chunk)
  const what = of(bytes)
  const ids = await Promise.all(Array.from({ length: 20 }, () => begun(what)))
  expect(new Set(ids).size).toBe(1)
  const id = ids[0] ?? ''
  const first = await Promise.all(Array.from({ length: 20 }, () => send(id, 0, bytes.subarray(0, chunk))))
  expect(first.filter(({ status }) => status === 204)).toHaveLength(1)
  expect(first.every(({ status }) => [204, 409, 423].includes(status))).toBe(true)
  expect((await send(id, chunk, bytes.subarray(chunk))).status).toBe(204)
  expect(await row(id)).toMatchObject({ state: 'received', received: BigInt(bytes.length) })
}, 60_000)

test('a part that changed on its way, begins elsewhere, is too long or too short is not kept', async () => {
  const bytes = randomBytes(2 * chunk)
  const id = await begun(of(bytes))
  expect((await send(id, 0, bytes.subarray(0, chunk), { 'upload-checksum': `sha256 ${Buffer.alloc(32).toString('base64')}` })).status).toBe(460)
  expect((await send(id, 0, bytes.subarray(0, chunk), { 'upload-checksum': 'md5 x' })).status).toBe(400)
  expect((await send(id, chunk, bytes.subarray(chunk))).status).toBe(409)
  expect((await send(id, 0, bytes.subarray(0, 100))).status).toBe(400)
  expect((await send(id, 0, Buffer.concat([bytes, Buffer.from('x')]))).status).toBe(413)
  expect((await send(id, 0, Buffer.alloc(8 * 1_048_576 + 1))).status).toBe(413)
  expect((await send(id, 0, bytes.subarray(0, chunk), { 'content-type': 'text/plain' })).status).toBe(415)
  expect((await send(id, 0, bytes.subarray(0, chunk), { 'tus-resumable': '0.2.2' })).status).toBe(412)
  expect((await send(id, 0, bytes.subarray(0, chunk), { origin: 'http://evil.example' })).status).toBe(403)
  expect(await row(id)).toMatchObject({ state: 'created', received: 0n })
  expect((await send(id, 0, bytes.subarray(0, chunk))).status).toBe(204)
}, 60_000)

test('what arrives and is not what was announced is refused, and its bytes are removed', async () => {
  const bytes = randomBytes(1_000)
  const id = await begun(of(bytes, { sha256: 'a'.repeat(64) }))
  const response = await send(id, 0, bytes)
  expect(response.status).toBe(422)
  expect(await response.text()).toContain('SHA-256 differs')
  expect(await row(id)).toMatchObject({ state: 'refused', reason: expect.stringContaining('SHA-256') })
  expect(await asOwner((db) => db.vaultObject.findUniqueOrThrow({ where: { id } }))).toMatchObject({ state: 'removed', wrappedKey: null })
  expect((await HEAD(tusRequest.bare('HEAD', id), at(id))).status).toBe(410)
  expect((await send(id, 0, bytes)).status).toBe(410)
})

test.each([
  ['nothing', { size: 0 }, /empty/],
  ['one byte too many', { size: 2_000_000_001 }, /2,000,000,000/],
  ['no digest', { sha256: '' }, /SHA-256/],
  ['a place outside its group', { position: 1 }, /one of its group/],
  ['a kind that is none', { kind: 'secret' }, /no such kind/],
])('asvs-5.2.1 %s is not announced', async (_what, more, says) => {
  const response = await announce(tusRequest.announce(of(Buffer.from('x'), more)))
  expect(response.status).toBe(422)
  expect(await response.text()).toMatch(says)
})

test('several files become one piece of evidence, when all are there and not before; the next one replaces it', async () => {
  const groupId = randomUUID()
  const files = ['a\n', 'b\n', 'c\n'].map((text) => Buffer.from(text))
  const ids: string[] = []
  for (const [position, bytes] of files.entries()) ids.push(await begun(of(bytes, { groupId, groupSize: 3, position, name: `part-${position}.log` })))
  await send(ids[0] ?? '', 0, files[0] as Buffer)
  await send(ids[2] ?? '', 0, files[2] as Buffer)
  expect((await complete(tusRequest.complete(w.alderElm.id, groupId))).status).toBe(409)
  await send(ids[1] ?? '', 0, files[1] as Buffer)
  const { value } = (await (await complete(tusRequest.complete(w.alderElm.id, groupId))).json()) as { value: { itemId: string; revisionId: string } }
  expect(await asOwner((db) => db.evidenceFile.findMany({ where: { revisionId: value.revisionId }, orderBy: { position: 'asc' }, select: { name: true } }))).toEqual([{ name: 'part-0.log' }, { name: 'part-1.log' }, { name: 'part-2.log' }])
  const next = of(Buffer.from('d\n'), { itemId: value.itemId })
  await send(await begun(next), 0, Buffer.from('d\n'))
  const replaced = (await (await complete(tusRequest.complete(w.alderElm.id, next.groupId))).json()) as { value: { itemId: string } }
  expect(replaced.value.itemId).toBe(value.itemId)
  expect(await asOwner((db) => db.evidenceRevision.count({ where: { itemId: value.itemId } }))).toBe(2)
}, 60_000)

test('given up, its bytes and their key are gone; evidence cannot be given up', async () => {
  const bytes = randomBytes(2 * chunk)
  const what = of(bytes)
  const id = await begun(what)
  await send(id, 0, bytes.subarray(0, chunk))
  expect((await DELETE(tusRequest.bare('DELETE', id), at(id))).status).toBe(204)
  expect(await row(id)).toMatchObject({ state: 'discarded' })
  expect(await asOwner((db) => db.vaultObject.findUniqueOrThrow({ where: { id } }))).toMatchObject({ state: 'removed' })
  expect((await send(id, chunk, bytes.subarray(chunk))).status).toBe(410)
  expect((await DELETE(tusRequest.bare('DELETE', id), at(id))).status).toBe(410)
  const whole = of(bytes)
  const other = await begun(whole)
  await send(other, 0, bytes)
  await complete(tusRequest.complete(whole.assessmentId, whole.groupId))
  expect((await DELETE(tusRequest.bare('DELETE', other), at(other))).status).toBe(410)
}, 60_000)

test('another organization, the prime, and nobody find nothing at its address', async () => {
  const bytes = randomBytes(chunk)
  const id = await begun(of(bytes))
  for (const who of [respondent('fir'), reviewer(), null]) {
    request.actor = who
    const nowhere = randomUUID()
    for (const handler of [HEAD, PATCH, DELETE]) {
      const [own, none] = [await handler(tusRequest.part(id, 0, bytes), at(id)), await handler(tusRequest.part(nowhere, 0, bytes), at(nowhere))]
      expect(own.status).toBe(404)
      expect(await own.text()).toBe(await none.text())
    }
    expect([401, 404]).toContain((await announce(tusRequest.announce(of(bytes)))).status)
  }
  expect(await row(id)).toMatchObject({ state: 'created', received: 0n })
})

test('asvs-5.2.4 the quota of an organization holds for bytes and files, also when many are announced at once', async () => {
  const used = await withTenant(respondent('oak'), (tx) => tx.vaultObject.aggregate({ where: { orgId: w.oak.id, state: 'stored' }, _sum: { size: true }, _count: true }))
  request.actor = respondent('oak')
  provide({ EVIDENCE_QUOTA: String(Number(used._sum.size ?? 0n) + 350), EVIDENCE_FILES: '1000' })
  const many = (size: number) => Promise.all(Array.from({ length: 8 }, () => announce(tusRequest.announce({ ...of(randomBytes(size)), assessmentId: w.birchOak.id }))))
  const first = await many(100)
  expect(first.map(({ status }) => status).sort()).toEqual([201, 201, 201, 413, 413, 413, 413, 413])
  provide({ EVIDENCE_QUOTA: '50000000000', EVIDENCE_FILES: String(used._count + 5) })
  expect((await many(10)).map(({ status }) => status).sort()).toEqual([201, 201, 413, 413, 413, 413, 413, 413])
  provide({ EVIDENCE_FILES: '20000' })
  expect(await asOwner((db) => db.upload.aggregate({ where: { subId: w.oak.id }, _sum: { size: true }, _count: true }))).toEqual({ _sum: { size: 320n }, _count: 5 })
}, 60_000)

test('asvs-2.3.1 the database lets no upload skip a state, shrink, or change what was announced', async () => {
  const id = await begun(of(randomBytes(chunk)))
  const as = (sql: string) => withTenant(respondent(), (tx) => tx.$executeRawUnsafe(sql.replace('ID', `'${id}'`)))
  await expect(as(`update "Upload" set state = 'clean' where id = ID`)).rejects.toThrow()
  await expect(as(`update "Upload" set state = 'receiving', received = 10 where id = ID`)).resolves.toBe(1)
  await expect(as(`update "Upload" set received = 5 where id = ID`)).rejects.toThrow()
  await expect(as(`update "Upload" set received = 70000 where id = ID`)).rejects.toThrow()
  await expect(as(`update "Upload" set state = 'received' where id = ID`)).rejects.toThrow()
  await expect(as(`update "Upload" set sha256 = '${'b'.repeat(64)}' where id = ID`)).rejects.toThrow()
  await expect(as(`delete from "Upload" where id = ID`)).rejects.toThrow()
})

test('says what of the protocol it speaks', async () => {
  const headers = (await OPTIONS()).headers
  expect([headers.get('tus-version'), headers.get('tus-extension'), headers.get('tus-max-size'), headers.get('tus-checksum-algorithm')]).toEqual(['1.0.0', 'creation,checksum,termination', '2000000000', 'sha256'])
})

test('what was left alone is settled: whole files become evidence, old ones are given up, files no row knows are removed', async () => {
  const bytes = randomBytes(2 * chunk)
  const [whole, old, fresh] = [of(bytes), of(bytes), of(bytes)]
  const [a, b, c] = [await begun(whole), await begun(old), await begun(fresh)]
  await send(a, 0, bytes)
  for (const id of [b, c]) await send(id, 0, bytes.subarray(0, chunk))
  const folder = join(vaultRoot(), 'incoming', w.elm.id)
  for (const [name, minutes] of [['orphan', 90], ['young', 1]] as const) {
    writeFileSync(join(folder, name), 'x')
    utimesSync(join(folder, name), new Date(), new Date(Date.now() - minutes * 60_000))
  }
  const ago = (id: string, days: number) => asSuperuser((db) => db.query(`update "Upload" set "updatedAt" = now() - make_interval(mins => ${days * 1_440}) where id = '${id}'`))
  await ago(a, 1)
  await ago(b, 8)
  await ago(c, 6)
  for (let times = 0; times < 2; times += 1) await settleUploads(new Date())
  const made = await row(a)
  expect(made).toMatchObject({ state: 'received', revisionId: expect.stringMatching(/./) })
  expect(await asOwner((db) => db.evidenceRevision.findUniqueOrThrow({ where: { id: made.revisionId ?? '' } }))).toMatchObject({ uploadedById: respondent().personId })
  expect(await asOwner((db) => db.auditEvent.findMany({ where: { code: 'evidence.uploaded', data: { path: ['revisionId'], equals: made.revisionId ?? '' } } }))).toMatchObject([{ actorName: 'Veritar', actorId: null }])
  expect(await row(b)).toMatchObject({ state: 'refused', reason: expect.stringContaining('7 days') })
  expect(await row(c)).toMatchObject({ state: 'receiving' })
  expect(readdirSync(folder)).toContain('young')
  expect(readdirSync(folder)).toContain(c)
  for (const gone of ['orphan', b]) expect(readdirSync(folder)).not.toContain(gone)
}, 60_000)

test('a person to whom evidence is closed gives it all the same, under the same quota', async () => {
  const stranger = { ...respondent(), personId: w.elm.as('admin').personId }
  await asSuperuser((db) => db.query(`delete from "Verification" where "personId" = '${stranger.personId}'`)).catch(() => undefined)
  const unverified = { orgId: w.elm.id, personId: randomUUID() }
  const room = (who: { orgId: string; personId: string | null }) => withTenant(who, (tx) => roomLeft(tx, w.elm.id))
  expect(await room(unverified)).toEqual(await room({ orgId: w.elm.id, personId: null }))
  request.actor = stranger
  const bytes = randomBytes(1_000)
  const what = of(bytes)
  await send(await begun(what), 0, bytes)
  expect((await complete(tusRequest.complete(what.assessmentId, what.groupId))).status).toBe(201)
})
