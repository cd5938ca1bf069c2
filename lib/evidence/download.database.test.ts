import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/evidence/files/[id]/route'
import type { Actor } from '../auth/actor'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { putObject } from '../vault/put'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
const fileId = crypto.randomUUID()
beforeAll(async () => {
  w = await twoPrimes()
  const stored = await putObject((work) => withTenant(w.fir.as('respondent'), work), w.fir.id, Readable.from([Buffer.from('<script>alert(1)</script>')]), 1_000)
  await asOwner((db) => db.evidenceFile.create({ data: { id: fileId, primeId: w.alderFir.primeId, subId: w.alderFir.subId, assessmentId: w.alderFir.id, revisionId: w.alderFir.revision, position: 1, name: 'a"\r\nX: y; \u202epage.html', ...stored } }))
}, 60_000)
afterAll(closeDatabase)

const who = (role: 'reviewer' | 'approver' | 'auditor'): Actor => ({ sessionId: 's', name: role, email: 'a@b.example', orgKind: 'prime', orgName: 'alder', role, empoweredOfficial: false, ...w.alder.as(role) })
const download = (role: 'reviewer' | 'approver' | 'auditor') => {
  request.actor = who(role)
  return GET(new Request(`http://127.0.0.1:3000/api/evidence/files/${fileId}`), { params: Promise.resolve({ id: fileId }) })
}
const as = (status: string) => asOwner((db) => db.evidenceRevision.update({ where: { id: w.alderFir.revision }, data: { status } }))
const events = (code: string, role: 'reviewer' | 'approver' | 'auditor') => asOwner((db) => db.auditEvent.count({ where: { code, actorId: who(role).personId } }))

test.each(['pending', 'refused', 'quarantined'])('asvs-5.4.3 the bytes of evidence that is %s leave for nobody', async (status) => {
  await as(status)
  const response = await download('reviewer')
  expect(response.status).toBe(403)
  expect(await response.text()).not.toContain('script')
  expect(await events('evidence.read', 'reviewer')).toBe(0)
})

test('asvs-3.2.1 asvs-5.4.1 what is released is a file to keep, never a page', async () => {
  await as('read')
  const response = await download('approver')
  expect(response.status).toBe(200)
  const headers = Object.fromEntries(response.headers)
  expect(headers).toMatchObject({ 'content-type': 'application/octet-stream', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'private, no-store' })
  expect(headers['content-disposition']).toMatch(/^attachment; filename="a_X: y; page\.html"; filename\*=UTF-8''a%22X%3A%20y%3B%20page\.html$/)
})

test('asvs-2.4.2 a person downloads as many files an hour as the limit says, also side by side, and the limit is an alert on record once', async () => {
  await as('read')
  provide({ DOWNLOADS_PER_HOUR: '3' })
  const all = await Promise.all(Array.from({ length: 8 }, () => download('auditor')))
  expect(all.map(({ status }) => status).sort()).toEqual([200, 200, 200, 429, 429, 429, 429, 429])
  const refused = all.find(({ status }) => status === 429)
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(3_000)
  expect(await refused?.json()).toEqual({ ok: false, error: expect.stringMatching(/^No more than 3 downloads are taken within an hour\. Go on in \d+ minutes; nothing is lost\.$/), status: 429, retryAfter: expect.any(Number) })
  expect([await events('evidence.read', 'auditor'), await events('limit.reached', 'auditor')]).toEqual([3, 1])
  // The limit is one's own.
  expect((await download('reviewer')).status).toBe(200)
  provide({ DOWNLOADS_PER_HOUR: '500' })
})
