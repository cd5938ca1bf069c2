import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as build from '../../../prisma/builders'
import type { Actor } from '../actor'
import { withTenant } from '../../db/tenant'
import { asOwner, type TestWorld } from '../../db/test-world'
import { confirmKey } from '../confirm-key-action'
import { findSession } from '../session-store'
import { newToken, tokenHash } from '../token'
import { openRecovery } from './revoke'
import { ask, confirm, events, idOf, keyWorld, session } from './testing/key-world'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: 'http://localhost:3000' }) }))
vi.mock('../session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
let register: Awaited<ReturnType<typeof keyWorld>>['register']
let end: () => Promise<void>
beforeAll(async () => {
  ;({ w, register, end } = await keyWorld())
}, 60_000)
afterAll(() => end())

/** A person of an organization who came in by a link that its administrator issued. */
async function linked(org: 'alder' | 'elm', role: 'reviewer' | 'admin' | 'export-officer' | 'respondent', by: string) {
  const { id: personId } = await asOwner((db) => build.member(db, w[org].id, `New ${role}`, `new-${newToken().slice(0, 8)}@${org}.example`, role))
  const me = await session(personId)
  const membership = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
  await asOwner((db) => db.signInLink.create({ data: { id: uuidv7(), orgId: w[org].id, personId, membershipId: membership.id, tokenHash: tokenHash(newToken()), issuedById: by, expiresAt: new Date(Date.now() + 60_000), usedAt: new Date() } }))
  return me
}
const keyRow = (id: string) => asOwner((db) => db.hardwareKey.findUniqueOrThrow({ where: { id } }))

test('asvs-6.4.4: a first key behind a sign-in link counts only after somebody else than its issuer confirmed it', async () => {
  const issuer = w.elm.as('admin').personId
  const me = await linked('elm', 'respondent', issuer)
  const { key, result } = await register(me)
  expect(await keyRow(idOf(result))).toMatchObject({ linkedById: issuer, waits: true, confirmedAt: null })
  expect(await ask(me)).toBeNull()
  expect((await findSession(me.sidHash))?.assured).toBe(false)
  const officer = await session(w.elm.as('export-officer').personId)
  expect(await asOwner((db) => db.outboxMail.count({ where: { to: officer.email, subject: { contains: 'waits for you' } } }))).toBe(1)
  const asked = { keyId: idOf(result), verifiedBy: 'They showed it to me in person.' }
  for (const [who, why] of [[await session(issuer), 'You issued the link'], [me, 'Not found'], [await session(w.elm.as('respondent').personId), 'Not found'], [await session(w.birch.as('export-officer').personId), 'does not wait']] as const) {
    request.actor = who
    expect(await confirmKey(asked)).toMatchObject({ ok: false, error: expect.stringContaining(why) })
  }
  // The database refuses the issuer whatever the application thinks, and every other change by a colleague.
  const by = async (personId: string, data: object) => withTenant({ orgId: w.elm.id, personId }, (tx) => tx.hardwareKey.updateMany({ where: { id: asked.keyId }, data }))
  await expect(by(issuer, { confirmedAt: new Date(), confirmedById: issuer })).rejects.toThrow()
  await expect(by(me.personId, { confirmedAt: new Date(), confirmedById: me.personId })).rejects.toThrow()
  await expect(by(officer.personId, { confirmedAt: new Date(), confirmedById: officer.personId, counter: 900 })).rejects.toThrow()
  await expect(by(officer.personId, { removedAt: new Date(), removedById: officer.personId })).rejects.toThrow()
  request.actor = officer
  expect(await confirmKey(asked)).toMatchObject({ ok: true })
  expect(await events(officer, 'key.confirmed')).toHaveLength(1)
  expect((await confirm(me, key, 1)).refusal).toBeNull()
  expect(await confirmKey(asked)).toMatchObject({ ok: false })
})

test('where nobody else is there to confirm it, the key counts and carries who issued the link', async () => {
  const issuer = w.elm.as('admin').personId
  await asOwner((db) => db.membership.updateMany({ where: { orgId: w.elm.id, personId: w.elm.as('export-officer').personId }, data: { active: false } }))
  const me = await linked('elm', 'export-officer', issuer)
  const { key, result } = await register(me)
  expect(await keyRow(idOf(result))).toMatchObject({ linkedById: issuer, waits: false })
  expect((await confirm(me, key, 1)).refusal).toBeNull()
  expect(await events(me, 'key.registered')).toMatchObject([{ data: { linkedById: issuer, waits: false } }])
  // A second key, which the first vouches for, carries nobody.
  const raised = await confirm(me, key, 2)
  expect(await keyRow(idOf((await register((await findSession(raised.sidHash))!.actor)).result))).toMatchObject({ linkedById: null, waits: false })
})

test('asvs-6.4.4: a recovery takes two people when it goes through a link, and every organization of the person has it on record', async () => {
  const opener = await session(w.alder.as('auditor').personId)
  await asOwner((db) => db.membership.updateMany({ where: { personId: opener.personId }, data: { role: 'admin' } }))
  const admin = await session(opener.personId)
  const me = await linked('alder', 'reviewer', admin.personId)
  await asOwner((db) => db.membership.create({ data: { id: uuidv7(), orgId: w.oak.id, personId: me.personId, role: 'respondent' } }))
  await withTenant(admin, (tx) => openRecovery(tx, admin, { personId: me.personId, verifiedBy: 'Seen in person.' }))
  expect(await keyRow(idOf((await register(await session(me.personId))).result))).toMatchObject({ linkedById: admin.personId, waits: true })
  const there = await withTenant({ orgId: w.oak.id, personId: null }, (tx) => tx.auditEvent.findMany({ where: { code: 'key.recovered-elsewhere' } }))
  expect(there).toMatchObject([{ subId: w.oak.id, primeId: null, data: { personId: me.personId } }])
  const told = await asOwner((db) => db.outboxMail.findMany({ where: { orgId: w.oak.id, subject: { contains: 'were removed' } } }))
  expect(told.map(({ to }) => to)).toEqual(['admin@oak.example'])
  expect(told[0]?.body).not.toContain('Alder')
  // Who opened no recovery learns of no organization.
  expect(await withTenant(admin, (tx) => tx.$queryRaw`select * from told_of_recovery(${w.oak.as('admin').personId}::uuid)`)).toEqual([])
})
