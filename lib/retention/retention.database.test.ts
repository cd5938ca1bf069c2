import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET as download } from '@/app/api/retention/[id]/certificate/route'
import type { Actor, Role } from '../auth/actor'
import { closeDatabase, inContext, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { env } from '../env'
import { closeQueue } from '../jobs/enqueue'
import { Removed } from '../vault/object'
import { vaultRoot } from '../vault/open-vault'
import { putObject } from '../vault/put'
import { openObject } from '../vault/reading'
import { eraseBytes, forgetObjects } from '../vault/removing'
import { partsOf } from '../vault/store/store'
import { disposeOfEvidence, liftHold, placeHold } from './actions'
import { findRetention, retentionStates } from './queries'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: env().APP_ORIGIN }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

const now = new Date()
const ago = (years: number, days = 0) => new Date(Date.UTC(now.getUTCFullYear() - years, now.getUTCMonth(), now.getUTCDate() - days))
let w: TestWorld
let objectId = ''
const place = () => ({ primeId: w.alder.id, subId: w.fir.id, assessmentId: w.alderFir.id })
beforeAll(async () => {
  w = await twoPrimes()
  const stored = await putObject((work) => withTenant(w.fir.as('respondent'), work), w.fir.id, (async function* () { yield Buffer.from('old evidence') })(), 100)
  objectId = stored.objectId
  await asOwner((db) => db.evidenceFile.update({ where: { id: w.alderFir.file }, data: { objectId } }))
}, 60_000)
afterAll(async () => {
  await closeQueue()
  await closeDatabase()
})

function as(org: 'alder' | 'birch' | 'fir', role: Role): Actor {
  return { sessionId: 's', name: `${org} ${role}`, email: 'a@b.example', orgKind: org === 'fir' ? 'subcontractor' : 'prime', orgName: org, role, empoweredOfficial: false, ...w[org].as(role) }
}
const acting = <I, R>(who: Actor, act: (input: I) => Promise<R>, input: I) => {
  request.actor = who
  return act(input)
}
const ended = (decidedAt: Date, assessmentId = w.alderFir.id) => asOwner((db) => db.assessment.update({ where: { id: assessmentId }, data: { stage: 'decided', decidedAt } }))
const dispose = (who = as('alder', 'admin'), code = w.alderFir.code) => acting(who, disposeOfEvidence, { assessmentId: w.alderFir.id, code })
const events = (code: string) => inContext({ worker: 'on' }, (tx) => tx.auditEvent.findMany({ where: { code, assessmentId: w.alderFir.id }, orderBy: { id: 'desc' } }))
const row = () => asOwner((db) => db.vaultObject.findUniqueOrThrow({ where: { id: objectId } }))
const path = () => join(vaultRoot(), 'sealed', ...partsOf({ organizationId: w.fir.id, objectId }))
const stateOf = async () => (await findRetention(as('alder', 'admin'), { id: w.alderFir.id }, now, { sort: { id: 'code', desc: false }, offset: 0, limit: 1 })).rows[0]?.state

test('evidence stays while its assessment goes on, and for five years after', async () => {
  expect(await stateOf()).toBe('running')
  // Not decided, so not even the permission is there.
  expect(await dispose()).toMatchObject({ ok: false, error: 'Not found.' })
  await ended(ago(4, 364))
  expect(await stateOf()).toBe('kept')
  expect(await dispose()).toMatchObject({ ok: false, error: expect.stringContaining('has to be kept until') })
  expect((await row()).state).toBe('stored')
  // Nor does the database let anyone: not early, not without a disposal, not the subcontractor.
  const disposal = { ...place(), byId: w.alder.as('admin').personId, byName: 'n', files: 1, bytes: 1, certificate: 'c', digest: 'a'.repeat(64) }
  await expect(withTenant(w.alder.as('admin'), (tx) => tx.disposal.create({ data: disposal }))).rejects.toThrow('five years')
  await expect(withTenant(w.alder.as('admin'), (tx) => forgetObjects(tx, [objectId], now))).rejects.toThrow('Only 0 of 1')
  await expect(withTenant(w.fir.as('respondent'), (tx) => forgetObjects(tx, [objectId], now))).rejects.toThrow('disposing of it')
})

test('a hold blocks disposal, says who and why, and is lifted once', async () => {
  await ended(ago(6))
  expect(await stateOf()).toBe('due')
  const [admin, reviewer] = [as('alder', 'admin'), as('alder', 'reviewer')]
  const hold = { assessmentId: w.alderFir.id, reason: 'Matter 26-114, asked for by counsel.' }
  expect(await acting(reviewer, placeHold, hold)).toMatchObject({ ok: false, error: 'Not found.' })
  expect(await acting(as('fir', 'respondent'), placeHold, hold)).toMatchObject({ ok: false })
  expect(await acting(as('birch', 'admin'), placeHold, hold)).toMatchObject({ ok: false })
  expect(await acting(admin, placeHold, { ...hold, reason: 'short' })).toMatchObject({ ok: false, fields: { reason: expect.any(String) } })
  expect(await acting(admin, placeHold, hold)).toMatchObject({ ok: true })
  expect(await stateOf()).toBe('held')
  const [placed] = await events('hold.placed')
  expect(placed).toMatchObject({ actorId: admin.personId, internal: true, data: { reason: hold.reason } })
  expect(Buffer.from(placed?.payload ?? '').toString()).not.toContain('counsel')
  expect(await dispose()).toMatchObject({ ok: false, error: expect.stringContaining('hold') })
  const disposal = { ...place(), byId: admin.personId, byName: 'n', files: 1, bytes: 1, certificate: 'c', digest: 'a'.repeat(64) }
  await expect(withTenant(w.alder.as('admin'), (tx) => tx.disposal.create({ data: disposal }))).rejects.toThrow('legal hold')
  expect(await withTenant(w.fir.as('respondent'), (tx) => tx.legalHold.count())).toBe(0)
  const { id: holdId } = await asOwner((db) => db.legalHold.findFirstOrThrow({ where: { assessmentId: w.alderFir.id } }))
  const lift = { assessmentId: w.alderFir.id, holdId, reason: 'The matter was settled.' }
  expect(await acting(admin, liftHold, lift)).toMatchObject({ ok: true })
  expect(await acting(admin, liftHold, lift)).toMatchObject({ ok: false, error: expect.stringContaining('already') })
  await expect(asOwner((db) => db.legalHold.update({ where: { id: holdId }, data: { liftReason: 'another' } }))).rejects.toThrow('lifted once')
})

test('disposal takes a typed code and the right person, and leaves a certificate that the log vouches for', async () => {
  expect(await dispose(as('alder', 'auditor'))).toMatchObject({ ok: false, error: 'Not found.' })
  expect(await dispose(as('birch', 'admin'))).toMatchObject({ ok: false, error: 'Not found.' })
  expect(await dispose(undefined, 'something else')).toMatchObject({ ok: false, error: `Type ${w.alderFir.code} to confirm.` })
  const before = await row()
  expect(await dispose()).toMatchObject({ ok: true })
  expect(await stateOf()).toBe('disposed')
  expect(await row()).toMatchObject({ state: 'removed', wrappedKey: null })
  await expect((async () => { for await (const _ of openObject(await row())); })()).rejects.toThrow(Removed)
  const [event] = await events('evidence.disposed')
  for (const who of [as('alder', 'auditor'), as('fir', 'respondent')]) {
    request.actor = who
    const response = await download(new Request('http://127.0.0.1:3000/'), { params: Promise.resolve({ id: w.alderFir.id }) })
    const text = await response.text()
    expect(createHash('sha256').update(text).digest('hex')).toBe((event?.data as { digest: string }).digest)
    for (const said of [objectId, before.keyId, w.alderFir.code, 'alder admin', '22 CFR 122.5', 'data key of each file was erased']) expect(text).toContain(said)
  }
  for (const stranger of [as('birch', 'admin'), null]) {
    request.actor = stranger
    expect((await download(new Request('http://127.0.0.1:3000/'), { params: Promise.resolve({ id: w.alderFir.id }) })).status).toBe(404)
  }
  expect(await dispose()).toMatchObject({ ok: false, error: expect.stringContaining('already') })
  expect(await acting(as('alder', 'admin'), placeHold, { assessmentId: w.alderFir.id, reason: 'Too late for a hold.' })).toMatchObject({ ok: false })
})

test('the job removes the encrypted bytes of what was removed, and of nothing else', async () => {
  expect(existsSync(path())).toBe(true)
  const other = await putObject((work) => withTenant(w.fir.as('respondent'), work), w.fir.id, (async function* () { yield Buffer.from('stays') })(), 100)
  await eraseBytes({ orgId: w.elm.id, objectIds: [objectId] })
  expect(existsSync(path())).toBe(true)
  await eraseBytes({ orgId: w.fir.id, objectIds: [objectId, other.objectId] })
  expect(existsSync(path())).toBe(false)
  expect(existsSync(join(vaultRoot(), 'sealed', ...partsOf({ organizationId: w.fir.id, objectId: other.objectId })))).toBe(true)
  const queued = await asOwner((db) => db.$queryRaw<{ data: { objectIds: string[] } }[]>`select data from pgboss.job where name = 'erase'`)
  expect(queued.map((job) => job.data.objectIds)).toContainEqual([objectId])
})

test('the list and the rule say the same of every assessment', async () => {
  const by = { byId: w.birch.as('admin').personId, byName: 'n', computed: 'eligible', reason: 'r', statement: 's', snapshot: {}, snapshotDigest: 'd' }
  const cases: [Date | null, { decision: string; validUntil: Date | null }[]][] = [
    [ago(5, 1), []], [ago(5), []], [ago(4), []], [null, []],
    [ago(6), [{ decision: 'approved', validUntil: ago(5, 1) }]], [ago(6), [{ decision: 'approved', validUntil: ago(5) }]],
    [ago(6), [{ decision: 'approved', validUntil: null }]], [ago(6), [{ decision: 'rejected', validUntil: null }]],
    [ago(1), [{ decision: 'approved-with-conditions', validUntil: ago(-1) }]],
  ]
  const program = await asOwner((db) => db.program.findFirstOrThrow({ where: { primeId: w.birch.id } }))
  for (const [i, [decidedAt, determinations]] of cases.entries()) {
    const id = uuidv7()
    const of = { primeId: w.birch.id, subId: w.elm.id }
    await asOwner(async (db) => {
      await db.assessment.create({ data: { id, ...of, code: `R-${i}`, programId: program.id, catalogVersion: '1', requestedById: by.byId, openKnockOuts: [], submittedAt: ago(7), stage: decidedAt ? 'decided' : 'submitted', decidedAt } })
      for (const one of determinations) await db.determination.create({ data: { id: uuidv7(), ...of, assessmentId: id, ...by, ...one } })
    })
  }
  const page = { sort: { id: 'due' as const, desc: false }, offset: 0, limit: 100 }
  const all = await findRetention(as('birch', 'admin'), {}, now, page)
  const said = Object.fromEntries(all.rows.map((one) => [one.code, one.state]))
  expect(said).toMatchObject({ 'R-0': 'due', 'R-1': 'kept', 'R-2': 'kept', 'R-3': 'running', 'R-4': 'due', 'R-5': 'kept', 'R-6': 'running', 'R-7': 'due', 'R-8': 'kept' })
  for (const state of retentionStates) {
    const { rows, total } = await findRetention(as('birch', 'admin'), { state }, now, page)
    expect(rows.map((one) => [one.code, one.state])).toEqual(all.rows.filter((one) => one.state === state).map((one) => [one.code, state]))
    expect(all.counts[state]).toBe(rows.length)
    expect(total).toBe(rows.length)
  }
  // Another prime's are not here.
  expect(all.rows.map((one) => one.code)).not.toContain(w.alderFir.code)
})
