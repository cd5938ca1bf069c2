import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Actor, Role } from '../auth/actor'
import { findActor, openSession } from '../auth/session-store'
import { newToken } from '../auth/token'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { provide } from '../env'
import { allowIssuer, removeIssuer } from './issuer-actions'
import { findIssuers } from './queries'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('server-only', () => ({}))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: 'http://127.0.0.1:3000' }), cookies: async () => ({ get: () => undefined }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

const [first, second] = ['https://first.example', 'https://second.example']
const dir = mkdtempSync(join(tmpdir(), 'veritar-issuers-'))
let w: TestWorld
beforeAll(async () => {
  const provider = (id: string, issuer: string) => ({ id, name: `Provider ${id}`, issuer, clientId: 'veritar', clientSecret: 'a secret of the test' })
  writeFileSync(join(dir, 'providers.json'), JSON.stringify({ providers: [provider('first', first), provider('second', second)] }))
  provide({ OIDC_PROVIDERS: join(dir, 'providers.json') })
  w = await twoPrimes()
}, 60_000)
afterAll(async () => {
  rmSync(dir, { recursive: true, force: true })
  await closeDatabase()
})

const as = (org: 'alder' | 'birch' | 'oak', role: Role): Actor => ({ sessionId: uuidv7(), name: `${org} ${role}`, email: 'a@b.example', orgKind: org === 'oak' ? 'subcontractor' : 'prime', orgName: org, role, empoweredOfficial: false, ...w[org].as(role) })
beforeEach(() => {
  request.actor = as('alder', 'admin')
})
const refused = (why: string) => ({ ok: false, error: expect.stringContaining(why) })
const allowed = async (org: 'alder' | 'birch') => (await findIssuers(as(org, 'admin'))).map(({ issuer }) => issuer)
const events = (code: string) => withTenant({ orgId: w.alder.id, personId: null }, (tx) => tx.auditEvent.findMany({ where: { code, actorOrgId: w.alder.id }, orderBy: { id: 'asc' } }))

test('asvs-6.8.1 an administrator allows and removes issuers of the own organization; the last one stays', async () => {
  expect(await allowIssuer({ issuer: first })).toMatchObject({ ok: true })
  expect(await allowIssuer({ issuer: first })).toMatchObject(refused('allows it already'))
  expect(await removeIssuer({ issuer: first })).toMatchObject(refused('the only one'))
  expect(await removeIssuer({ issuer: second })).toMatchObject(refused('does not allow it'))
  expect(await allowIssuer({ issuer: second })).toMatchObject({ ok: true })
  expect(await findIssuers(as('alder', 'admin'))).toMatchObject([{ issuer: first, name: 'Provider first', by: 'Alder admin' }, { issuer: second }])
  expect(await removeIssuer({ issuer: first })).toMatchObject({ ok: true })
  expect(await allowed('alder')).toEqual([second])
  expect(await allowed('birch')).toEqual([])
  // Allowed again, it is the same row.
  expect(await allowIssuer({ issuer: first })).toMatchObject({ ok: true })
  expect((await events('issuer.allowed')).map(({ data }) => data)).toEqual([{ issuer: first }, { issuer: second }, { issuer: first }])
  expect((await events('issuer.removed')).map(({ data }) => data)).toEqual([{ issuer: first }])
})

test('an issuer that this installation does not have is not allowed, nor one that is almost it', async () => {
  for (const issuer of ['https://elsewhere.example', `${first}/`, first.toUpperCase()]) expect(await allowIssuer({ issuer })).toMatchObject(refused('no identity provider with this issuer'))
  expect(await allowIssuer({ issuer: 'first' })).toMatchObject(refused('check what you entered'))
})

test('nobody but an administrator allows or removes one', async () => {
  for (const role of ['reviewer', 'approver', 'auditor', 'export-officer'] as const) {
    request.actor = as('alder', role)
    expect(await allowIssuer({ issuer: first })).toEqual({ ok: false, error: 'Not found.' })
    expect(await removeIssuer({ issuer: first })).toEqual({ ok: false, error: 'Not found.' })
  }
})

test('asvs-7.4.1 removing one ends the sessions that began there, except that one’s own stays with its issuer', async () => {
  const session = async (role: Role) => {
    const { personId } = w.alder.as(role)
    const { id: membershipId } = await asOwner((db) => db.membership.findFirstOrThrow({ where: { orgId: w.alder.id, personId } }))
    const sidHash = newToken()
    await openSession({ personId, membershipId, method: 'oidc', sidHash, userAgent: 'test', said: { issuer: first, acr: null, amr: [], authTime: null, strength: 'weakest' } })
    return { sidHash, id: (await asOwner((db) => db.session.findUniqueOrThrow({ where: { sidHash } }))).id }
  }
  const [reviewer, admin] = [await session('reviewer'), await session('admin')]
  expect(await findActor(reviewer.sidHash)).not.toBeNull()
  request.actor = { ...as('alder', 'admin'), sessionId: admin.id }
  expect(await removeIssuer({ issuer: first })).toMatchObject(refused('You signed in through it'))
  request.actor = as('alder', 'admin')
  expect(await removeIssuer({ issuer: first })).toMatchObject({ ok: true })
  expect(await findActor(reviewer.sidHash)).toBeNull()
})
