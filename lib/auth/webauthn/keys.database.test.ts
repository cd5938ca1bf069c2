import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as z from 'zod'
import type { Actor } from '../actor'
import { withTenant } from '../../db/tenant'
import { asOwner, type TestWorld } from '../../db/test-world'
import { action, guarded } from '../../guard'
import { verifyKeyProof } from '../step-up/key-proof'
import type { KeyProof } from '../step-up/key-proof'
import { newTicket } from '../step-up/ticket'
import { findActor, findSession } from '../session-store'
import { newToken, tokenHash } from '../token'
import { beginRegistration, finishRegistration } from './register'
import { openRecovery, removeKey } from './revoke'
import { confirmSignIn } from './sign-in'
import { ask, confirm, events, idOf, keyWorld, newKey, place, session } from './testing/key-world'

const request = vi.hoisted(() => ({ actor: null as Actor | null, ticket: '' }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: 'http://localhost:3000' }), cookies: async () => ({ get: (name: string) => (name.endsWith('veritar-download') && request.ticket ? { value: request.ticket } : undefined) }) }))
vi.mock('../session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
let register: Awaited<ReturnType<typeof keyWorld>>['register']
let end: () => Promise<void>
beforeAll(async () => {
  ;({ w, register, end } = await keyWorld())
}, 60_000)
afterAll(() => end())

test('asvs-6.3.3, 6.3.7: a key is registered once, told by mail, on record; from then on a session without it is nobody’s', async () => {
  const me = await session(w.alder.as('reviewer').personId)
  expect((await register(me, newKey(), {})).result).toEqual({ refusal: 'self-attested' })
  expect(await findActor(me.sidHash)).not.toBeNull()
  const { key, result, response } = await register(me)
  expect(result).toHaveProperty('keyId')
  expect(await finishRegistration(me, response!, new Date())).toEqual({ refusal: 'late' })
  expect(await events(me, 'key.registered')).toHaveLength(1)
  expect(await asOwner((db) => db.outboxMail.count({ where: { to: me.email, subject: { contains: 'security key was registered' } } }))).toBe(1)
  expect(await findActor(me.sidHash)).toBeNull()
  expect(await beginRegistration(me)).toEqual({ refusal: 'window' })
  const { refusal, sidHash } = await confirm(me, key, 1)
  expect(refusal).toBeNull()
  expect(await findSession(me.sidHash)).toBeNull()
  expect(await findActor(sidHash)).toMatchObject({ personId: me.personId })
})

test('asvs-6.5.1, 6.7.2: a challenge is answered once, in time, by its own session, for its own purpose', async () => {
  const me = await session(w.alder.as('auditor').personId)
  const { key } = await register(me)
  const options = (await ask(me))!
  expect(Buffer.from(options.challenge, 'base64url')).toHaveLength(32)
  const answer = key.assert({ ...place, challenge: options.challenge }, { counter: 1 })
  const other = await session(me.personId)
  expect(await confirmSignIn(other, answer, tokenHash(newToken()))).toBe('late')
  expect(await confirmSignIn(me, answer, tokenHash(newToken()))).toBeNull()
  expect(await confirmSignIn(me, answer, tokenHash(newToken()))).toBe('late')
  const late = (await ask(me))!
  await asOwner((db) => db.$executeRaw`update "KeyChallenge" set "expiresAt" = now() - interval '1 second' where challenge = ${late.challenge}`)
  expect(await confirmSignIn(me, key.assert({ ...place, challenge: late.challenge }, { counter: 2 }), tokenHash(newToken()))).toBe('late')
  const begun = await beginRegistration(await session(w.birch.as('admin').personId))
  if (!('options' in begun)) throw new Error('nothing to answer')
  expect(await confirmSignIn(me, key.assert({ ...place, challenge: begun.options.challenge }, { counter: 2 }), tokenHash(newToken()))).toBe('late')
})

test('a counter that does not go forward blocks the key, ends what it opened, and is an alert', async () => {
  const me = await session(w.alder.as('approver').personId)
  const { key } = await register(me)
  const first = await confirm(me, key, 5)
  expect(first.refusal).toBeNull()
  expect((await confirm(me, key, 5)).refusal).toBe('blocked')
  expect(await findSession(first.sidHash)).toBeNull()
  expect(await events(me, 'key.blocked')).toMatchObject([{ outcome: 'denied', data: { counter: '5', given: '5' } }])
  const again = await session(me.personId)
  expect(await ask(again)).toBeNull()
})

const Act = z.strictObject({ text: z.string() })
const act = action('member:write', Act, () => 'own' as const, async ({ proof }) => ({ event: { code: 'setup.completed', data: { organizationId: 'o' } }, result: proof }), ({ input }) => `You do ${input.text}.`)

test('asvs-7.5.3: an act asks for the key under its own words; the answer counts for this act, once, and can be verified later', async () => {
  const admin = await session(w.birch.as('admin').personId)
  request.actor = admin
  expect(await act({ text: 'this' })).toMatchObject({ ok: true, value: null })
  const { key } = await register(admin)
  const asked = await act({ text: 'this' })
  if (asked.ok || !asked.stepUp) throw new Error('not asked')
  expect(asked.stepUp.says).toBe('You do this.')
  const answer = key.assert({ ...place, challenge: asked.stepUp.options.challenge }, { counter: 1 })
  expect(await act({ text: 'that' }, answer)).toMatchObject({ ok: false, error: expect.stringContaining('something else') })
  expect(await act({ text: 'this' }, answer)).toMatchObject({ ok: false, error: expect.stringContaining('too long') })
  const once = await act({ text: 'this' })
  if (once.ok || !once.stepUp) throw new Error('not asked')
  const done = await act({ text: 'this' }, key.assert({ ...place, challenge: once.stepUp.options.challenge }, { counter: 2 }))
  if (!done.ok) throw new Error(done.error)
  const proof = done.value as KeyProof
  const expected = { operation: 'member:write', target: 'own', personId: admin.personId }
  expect(await verifyKeyProof(JSON.parse(JSON.stringify(proof)), expected)).toBe(true)
  expect(await verifyKeyProof({ ...proof, input: { text: 'that' } }, expected)).toBe(false)
  expect(await verifyKeyProof({ ...proof, operation: { ...proof.operation, says: 'You do that.' } }, expected)).toBe(false)
  expect(await verifyKeyProof(proof, { ...expected, target: 'another' })).toBe(false)
})

test('a download takes a ticket of this session for this address, once, within a minute, and no record has it', async () => {
  const admin = request.actor!
  const path = '/audit/bundle?names=no'
  const get = (ticket: string, at = path) => {
    request.ticket = ticket
    return guarded(new Request(`http://localhost:3000${at}`), {}, 'audit:export', z.strictObject({}), () => 'own', async () => ({ event: { code: 'audit.exported', data: { events: 0, names: false } }, result: null }))
  }
  expect(await get('')).toMatchObject({ status: 403, result: { ok: false, error: expect.stringContaining('security key') } })
  const ticket = await withTenant(admin, (tx) => newTicket(tx, admin, path))
  expect((await get(ticket, '/audit/bundle?names=yes')).status).toBe(403)
  const other = await session(admin.personId)
  request.actor = other
  expect((await get(ticket)).status).toBe(403)
  request.actor = admin
  expect((await get(ticket)).status).toBe(200)
  expect((await get(ticket)).status).toBe(403)
  const late = await withTenant(admin, (tx) => newTicket(tx, admin, path))
  await asOwner((db) => db.$executeRaw`update "DownloadTicket" set "expiresAt" = "createdAt" where "tokenHash" = ${tokenHash(late)}`)
  expect((await get(late)).status).toBe(403)
  const [{ longest } = { longest: 0 }] = await asOwner((db) => db.$queryRaw<{ longest: number }[]>`select max(extract(epoch from "expiresAt" - "createdAt"))::int as longest from "DownloadTicket"`)
  expect(longest).toBe(60)
  const kept = await asOwner((db) => db.$queryRaw<{ n: bigint }[]>`select count(*) as n from "AuditEvent" e, "DownloadTicket" d where e::text like '%' || ${ticket}::text || '%' or d::text like '%' || ${ticket}::text || '%'`)
  expect(kept).toEqual([{ n: 0n }])
})

test('asvs-6.4.4: lost keys are replaced through a second administrator, never by oneself, and the window opens once', async () => {
  const lost = await session(w.birch.as('reviewer').personId)
  const { key } = await register(lost)
  const admin = await session(w.birch.as('admin').personId)
  const open = (by: Actor, personId: string) => withTenant(by, (tx) => openRecovery(tx, by, { personId, verifiedBy: 'Seen in person, badge checked' }))
  await expect(open(admin, admin.personId)).rejects.toThrow('yourself')
  await expect(open(admin, w.alder.as('admin').personId)).rejects.toThrow('organization')
  const { sidHash } = await confirm(lost, key, 1)
  expect(await findActor(sidHash)).not.toBeNull()
  expect(await open(admin, lost.personId)).toBe(1)
  // Whoever has the lost key may have a session as well: it is over, and cannot be the first to use the window.
  expect(await findSession(sidHash)).toBeNull()
  expect((await confirm(lost, key, 1)).refusal).not.toBeNull()
  const renewed = await register(lost)
  expect(renewed.result).toHaveProperty('keyId')
  expect(await beginRegistration(lost)).toEqual({ refusal: 'window' })
})

test('asvs-6.5.6 a removed key is gone at once, with the sessions it opened, and does not come back; the only one that counts stays', async () => {
  const me = await session(w.alder.as('admin').personId)
  const { key, result } = await register(me)
  const { sidHash } = await confirm(me, key, 1)
  const keyId = idOf(result)
  const remove = (id: string) => withTenant(me, (tx) => removeKey(tx, me, id))
  await expect(remove(keyId)).rejects.toThrow('your only key')
  expect(await findSession(sidHash)).not.toBeNull()
  const second = idOf((await register((await findActor(sidHash))!)).result)
  const both = await Promise.allSettled([remove(keyId), remove(second)])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const gone = both[0].status === 'fulfilled' ? keyId : second
  expect(await findSession(sidHash)).toEqual(gone === keyId ? null : expect.anything())
  expect((await ask(me))?.allowCredentials).toHaveLength(1)
  await expect(withTenant(me, (tx) => tx.hardwareKey.updateMany({ where: { id: gone }, data: { removedAt: null } }))).rejects.toThrow()
})
