import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { closeDatabase } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { endSessions, switchRole } from './account-actions'
import { dropKey, recoverColleague } from './key-actions'
import { submitInvitation, submitLink, submitSetup } from './link-actions'
import { findActor, openSession } from './session-store'
import type { SaidOfSignIn } from './claims'
import { newToken, tokenHash } from './token'

// A browser as the actions see it: what it sends, the cookie it keeps, and where it is sent on to.
const browser = vi.hoisted(() => ({ origin: 'http://127.0.0.1:3000', cookies: new Map<string, string>() }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ origin: browser.origin, 'user-agent': 'test' }),
  cookies: async () => ({
    get: (name: string) => (browser.cookies.has(name) ? { value: browser.cookies.get(name) } : undefined),
    set: (name: string, value: string) => void browser.cookies.set(name, value),
    delete: (name: string) => void browser.cookies.delete(name),
  }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`redirect ${to}`)
  },
  notFound: () => {
    throw new Error('not found')
  },
}))

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)
beforeEach(() => {
  browser.origin = 'http://127.0.0.1:3000'
  browser.cookies.clear()
})

const form = (fields: Record<string, string>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}
const membershipOf = (personId: string) => asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
/** Opens a session; `here` puts it into the browser. */
async function session(personId: string, here = true): Promise<string> {
  const token = newToken()
  await openSession({ personId, membershipId: (await membershipOf(personId)).id, method: 'demo', sidHash: tokenHash(token), userAgent: 'test' })
  if (here) browser.cookies.set('veritar', token)
  return token
}
const held = () => browser.cookies.get('veritar') ?? ''
const alive = async (token: string) => (await findActor(tokenHash(token))) !== null

test('asvs-7.4.5: all other sessions end, or one of one’s own, and never somebody else’s', async () => {
  const { personId } = w.alder.as('reviewer')
  const [there, stranger, here] = [await session(personId, false), await session(w.alder.as('auditor').personId, false), await session(personId)]
  const idOf = async (token: string) => (await findActor(tokenHash(token)))?.sessionId ?? ''
  browser.origin = 'https://evil.example'
  expect(await endSessions(form({ session: 'others' }))).toBeUndefined()
  expect(await alive(there)).toBe(true)
  browser.origin = 'http://127.0.0.1:3000'
  for (const one of [await idOf(stranger), 'not an id']) await expect(endSessions(form({ session: one }))).rejects.toThrow('redirect /account')
  expect(await alive(stranger)).toBe(true)
  await expect(endSessions(form({ session: 'others' }))).rejects.toThrow('redirect /account')
  expect([await alive(there), await alive(here), await alive(stranger)]).toEqual([false, true, true])
})

test('asvs-7.2.4: another role of one’s own is a session of its own, and the one before is over; another’s role is nobody’s to take', async () => {
  const { personId } = w.birch.as('reviewer')
  await asOwner((db) => db.membership.create({ data: { id: uuidv7(), orgId: w.birch.id, personId, role: 'auditor' } }))
  const before = await session(personId)
  const other = await membershipOf(w.birch.as('admin').personId)
  await expect(switchRole(form({ membership: other.id }))).rejects.toThrow('cannot be used')
  expect([held() === before, await alive(before)]).toEqual([true, true])
  browser.origin = 'https://evil.example'
  const auditor = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId, role: 'auditor' } }))
  expect(await switchRole(form({ membership: auditor.id }))).toBeUndefined()
  expect(held()).toBe(before)
  browser.origin = 'http://127.0.0.1:3000'
  await expect(switchRole(form({ membership: auditor.id }))).rejects.toThrow('redirect /')
  expect(held()).not.toBe(before)
  expect(await alive(before)).toBe(false)
  expect(await findActor(tokenHash(held()))).toMatchObject({ personId, role: 'auditor' })
})

test('asvs-6.8.1 asvs-7.3.2 another organization is only reached by a sign-in it allows; what was said and the end of the session go over', async () => {
  const { personId } = w.birch.as('approver')
  const home = await membershipOf(personId)
  await asOwner((db) => db.membership.create({ data: { id: uuidv7(), orgId: w.oak.id, personId, role: 'respondent' } }))
  const away = await asOwner((db) => db.membership.findFirstOrThrow({ where: { personId, orgId: w.oak.id } }))
  const issuer = 'https://switching.example'
  const allow = (orgId: string, by: string) => asOwner((db) => db.organizationIssuer.create({ data: { orgId, issuer, addedById: by } }))
  await allow(w.birch.id, w.birch.as('admin').personId)
  const start = async (said?: SaidOfSignIn) => {
    const token = newToken()
    await openSession({ personId, membershipId: home.id, method: said ? 'oidc' : 'link', sidHash: tokenHash(token), userAgent: 'test', said })
    browser.cookies.set('veritar', token)
  }
  const row = () => asOwner((db) => db.session.findUniqueOrThrow({ where: { sidHash: tokenHash(held()) } }))
  const over = () => switchRole(form({ membership: away.id }))
  await start()
  await expect(over()).rejects.toThrow('cannot be used')
  const said = { issuer, acr: 'phr', amr: ['hwk'], authTime: new Date('2026-11-20T10:00:00Z'), strength: 'phishing-resistant' as const }
  await start(said)
  await expect(over()).rejects.toThrow('cannot be used')
  await allow(w.oak.id, w.oak.as('admin').personId)
  const before = await row()
  await expect(over()).rejects.toThrow('redirect /')
  expect(await row()).toMatchObject({ membershipId: away.id, issuer, acr: 'phr', amr: ['hwk'], authTime: said.authTime, expiresAt: before.expiresAt })
})

test('a sign-in link signs in by its form, once, and only from our own page; without one nothing begins', async () => {
  const { personId } = w.oak.as('respondent')
  const { id: membershipId } = await membershipOf(personId)
  const token = newToken()
  await asOwner((db) => db.signInLink.create({ data: { id: uuidv7(), orgId: w.oak.id, personId, membershipId, tokenHash: tokenHash(token), issuedById: w.oak.as('admin').personId, expiresAt: new Date(Date.now() + 60_000) } }))
  browser.origin = 'https://evil.example'
  expect(await submitLink(token, {}, form({}))).toMatchObject({ error: expect.stringContaining('did not come from Veritar') })
  browser.origin = 'http://127.0.0.1:3000'
  await expect(submitLink(token, {}, form({}))).rejects.toThrow('redirect /')
  expect(await findActor(tokenHash(held()))).toMatchObject({ personId })
  browser.cookies.clear()
  expect(await submitLink(token, {}, form({}))).toMatchObject({ error: expect.stringContaining('does not work any more') })
  expect(await submitInvitation(newToken(), {}, form({ name: 'Somebody' }))).toMatchObject({ error: expect.stringContaining('does not work any more') })
  expect(await submitInvitation(newToken(), {}, form({ name: '' }))).toMatchObject({ fields: { name: expect.any(String) } })
  expect(await submitSetup(newToken(), {}, form({ organization: 'Firm', name: 'Somebody', email: 'a@firm.example' }))).toMatchObject({ error: expect.stringContaining('does not work any more') })
  expect(browser.cookies.size).toBe(0)
})

test('asvs-6.4.4: lost keys are for another administrator, and a key is its person’s to remove', async () => {
  const verifiedBy = 'Seen in person, badge checked.'
  await session(w.fir.as('respondent').personId)
  expect(await recoverColleague({ personId: w.fir.as('admin').personId, verifiedBy })).toEqual({ ok: false, error: 'Not found.' })
  await session(w.fir.as('admin').personId)
  expect(await recoverColleague({ personId: w.fir.as('admin').personId, verifiedBy })).toMatchObject({ ok: false, error: expect.stringContaining('another administrator') })
  expect(await recoverColleague({ personId: w.oak.as('admin').personId, verifiedBy })).toMatchObject({ ok: false, error: expect.stringContaining('does not belong') })
  expect(await recoverColleague({ personId: w.fir.as('respondent').personId, verifiedBy: 'yes' })).toMatchObject({ ok: false, fields: { verifiedBy: expect.any(String) } })
  expect(await recoverColleague({ personId: w.fir.as('respondent').personId, verifiedBy })).toEqual({ ok: true, value: {} })
  const keyId = uuidv7()
  await asOwner((db) => db.hardwareKey.create({ data: { id: keyId, personId: w.oak.as('admin').personId, credentialId: newToken(), publicKey: new Uint8Array([1]), aaguid: 'a', model: 'A model', name: 'A key', counter: 0, transports: [], attestation: new Uint8Array([1]), clientData: new Uint8Array([1]) } }))
  expect(await dropKey({ keyId })).toMatchObject({ ok: false, error: expect.stringContaining('removed already') })
  expect((await asOwner((db) => db.hardwareKey.findUniqueOrThrow({ where: { id: keyId } }))).removedAt).toBeNull()
})
