import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { GET } from '@/app/api/evidence/files/[id]/route'
import { GET as exportLog } from '@/app/(prime)/audit/bundle/route'
import type { Actor, Role } from '../auth/actor'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner, asSuperuser, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { putObject } from '../vault/put'
import * as reading from '../vault/reading'
import { viewEvidence } from './view'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers(), cookies: async () => ({ get: () => undefined }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

const secret = 'name,cleared\nMarisol Tennant,yes\n'
let w: TestWorld
let fileId = ''
const opened = vi.fn()
beforeAll(async () => {
  w = await twoPrimes()
  const { openObject } = reading
  const stored = await putObject((work) => withTenant(w.fir.as('respondent'), work), w.fir.id, Readable.from([Buffer.from(secret)]), 1_000)
  fileId = crypto.randomUUID()
  // What is not read yet leaves for nobody: see download.database.test.ts.
  await asOwner((db) => db.evidenceRevision.update({ where: { id: w.alderFir.revision }, data: { status: 'read' } }))
  await asOwner((db) => db.evidenceFile.create({ data: { id: fileId, primeId: w.alderFir.primeId, subId: w.alderFir.subId, assessmentId: w.alderFir.id, revisionId: w.alderFir.revision, position: 1, name: 'roster.csv', ...stored } }))
  vi.spyOn(reading, 'openObject').mockImplementation((object, range) => (opened(object.id), openObject(object, range)))
}, 60_000)
afterAll(closeDatabase)
beforeEach(() => opened.mockClear())

function actor(org: 'alder' | 'fir' | 'oak', role: Role): Actor {
  return { sessionId: 's', name: `${org} ${role}`, email: 'a@b.example', orgKind: org === 'alder' ? 'prime' : 'subcontractor', orgName: org, role, empoweredOfficial: false, ...w[org].as(role) }
}
const download = async (who: Actor | null) => {
  request.actor = who
  return GET(new Request(`http://127.0.0.1:3000/api/evidence/files/${fileId}`), { params: Promise.resolve({ id: fileId }) })
}
const view = (who: Actor, assessment = w.alderFir) => viewEvidence(who, assessment.id, assessment.item, null, null)
const events = (who: Actor) => inContext({ worker: 'on' }, (tx) => tx.auditEvent.findMany({ where: { actorId: who.personId, code: { in: ['evidence.read', 'access.denied'] } }, orderBy: { id: 'asc' } }))
const count = async (who: Actor) => (await events(who)).length

/** While it lasts, the database refuses to write the log. */
async function whileTheLogCannotBeWritten(work: () => Promise<void>): Promise<void> {
  await asSuperuser((db) => db.query(`
    create function log_is_away() returns trigger language plpgsql as $$ begin raise exception 'no space left'; end $$;
    create trigger log_is_away before insert on "AuditLeaf" for each row execute function log_is_away()`))
  try {
    await work()
  } finally {
    await asSuperuser((db) => db.query(`drop trigger log_is_away on "AuditLeaf"; drop function log_is_away()`))
  }
}

test('asvs-16.3.2 each reading is on record when the first byte leaves', async () => {
  const who = actor('alder', 'reviewer')
  const response = await download(who)
  expect(await count(who)).toBe(1)
  expect(await response.text()).toBe(secret)
  expect(await view(who)).not.toBeNull()
  expect((await events(who)).map(({ code, target, outcome }) => [code, target, outcome])).toEqual([['evidence.read', w.alderFir.revision, 'done'], ['evidence.read', w.alderFir.revision, 'done']])
})

test('asvs-16.5.3 when the log cannot be written, reading stops: no byte is opened, no page is given', async () => {
  const who = actor('alder', 'approver')
  await whileTheLogCannotBeWritten(async () => {
    await expect(download(who)).rejects.toThrow()
    await expect(view(who)).rejects.toThrow()
  })
  expect(opened).not.toHaveBeenCalled()
  expect(await count(who)).toBe(0)
  expect(await (await download(who)).text()).toBe(secret)
})

test('nor is anything read when the key of the log is away', async () => {
  const who = actor('alder', 'approver')
  const before = await count(who)
  provide({ AUDIT_KEY_FILE: '/nowhere/audit-keys.json' })
  try {
    await expect(download(who)).rejects.toThrow('key file')
    await expect(view(who)).rejects.toThrow('key file')
  } finally {
    delete process.env.AUDIT_KEY_FILE
    provide({})
  }
  expect(opened).not.toHaveBeenCalled()
  expect(await count(who)).toBe(before)
})

test('a refusal is on record, and looks like nothing', async () => {
  const [draft, stranger] = [actor('alder', 'auditor'), actor('oak', 'respondent')]
  expect(await view(draft, w.alderElm)).toBeNull()
  expect((await events(draft)).map(({ code, outcome, target }) => [code, outcome, target])).toEqual([['access.denied', 'denied', w.alderElm.id]])
  expect((await download(stranger)).status).toBe(404)
  expect((await download(null)).status).toBe(401)
  request.actor = stranger
  expect((await exportLog(new Request('http://127.0.0.1:3000/audit/bundle'))).status).toBe(404)
  expect(await count(stranger)).toBe(2)
  expect(opened).not.toHaveBeenCalled()
})
