import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { saidOfSignIn } from './claims'
import { linkIdentity, signInOf } from './identity'
import { acceptInvitation, invitationOf } from './invitation'
import { endOwnSessions, goOn, ownSessions, secondsLeft } from './own-sessions'
import { closeSession, findActor, openSession } from './session-store'
import { completeSetup, setupOpen } from './setup'
import { linkOf, redeemLink } from './sign-in-link'
import { newToken, tokenHash } from './token'

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

const membershipOf = (personId: string) => asOwner((db) => db.membership.findFirstOrThrow({ where: { personId } }))
async function session(personId: string, method = 'demo'): Promise<string> {
  const sidHash = tokenHash(newToken())
  await openSession({ personId, membershipId: (await membershipOf(personId)).id, method, sidHash, userAgent: 'test' })
  return sidHash
}
const set = (sidHash: string, column: string, value: string) => asOwner((db) => db.$executeRawUnsafe(`update "Session" set "${column}" = ${value} where "sidHash" = '${sidHash}'`))

test('asvs-16.3.1 a session says who acts, and both ends are on record', async () => {
  const { personId, orgId } = w.alder.as('reviewer')
  const sidHash = await session(personId)
  expect(await findActor(sidHash)).toMatchObject({ personId, orgId, orgKind: 'prime', role: 'reviewer', empoweredOfficial: false })
  await closeSession(sidHash, 'signed-out')
  expect(await findActor(sidHash)).toBeNull()
  const events = await withTenant({ orgId, personId }, (tx) => tx.auditEvent.findMany({ where: { actorId: personId, code: { startsWith: 'session.' } }, orderBy: { at: 'asc' } }))
  expect(events.map((event) => [event.code, event.internal])).toEqual([['session.started', true], ['session.ended', true]])
})

test.each([
  ['idle for 15 minutes', 'idleExpiresAt', `now() - interval '1 second'`],
  ['older than 12 hours', 'expiresAt', `now() - interval '1 second'`],
  ['revoked', 'revokedAt', 'now()'],
])('a session that is %s is nobody’s, from the next request on', async (_, column, value) => {
  const sidHash = await session(w.alder.as('admin').personId)
  expect(await findActor(sidHash)).not.toBeNull()
  await set(sidHash, column, value)
  expect(await findActor(sidHash)).toBeNull()
})

test('use puts off idling, and never the absolute end', async () => {
  const sidHash = await session(w.alder.as('admin').personId)
  await set(sidHash, 'lastSeenAt', `now() - interval '5 minutes'`)
  await set(sidHash, 'idleExpiresAt', `now() + interval '10 minutes'`)
  await set(sidHash, 'expiresAt', `now() + interval '12 minutes'`)
  expect(await findActor(sidHash)).not.toBeNull()
  const row = await asOwner((db) => db.session.findUniqueOrThrow({ where: { sidHash } }))
  expect(row.idleExpiresAt).toEqual(row.expiresAt)
})

test('a membership or person that is no longer active ends the session at once', async () => {
  for (const [table, key] of [['Membership', 'personId'], ['Person', 'id']] as const) {
    const { personId } = w.birch.as(table === 'Person' ? 'auditor' : 'reviewer')
    const sidHash = await session(personId)
    await asOwner((db) => db.$executeRawUnsafe(`update "${table}" set active = false where "${key}" = '${personId}'`))
    expect(await findActor(sidHash)).toBeNull()
    await expect(session(personId)).rejects.toThrow('cannot be used')
  }
})

test('nobody starts a session with another’s membership', async () => {
  const other = await membershipOf(w.alder.as('approver').personId)
  await expect(openSession({ personId: w.alder.as('admin').personId, membershipId: other.id, method: 'demo', sidHash: tokenHash(newToken()), userAgent: '' })).rejects.toThrow('cannot be used')
})

test.each(['role', 'active', 'empoweredOfficial'] as const)('asvs-7.4.2, 8.3.2: a change of %s ends the sessions of before, for good', async (column) => {
  const { personId } = w.birch.as('approver')
  const sidHash = await session(personId)
  expect(await findActor(sidHash)).not.toBeNull()
  const flip = (to: boolean) => asOwner((db) => db.membership.updateMany({ where: { personId }, data: column === 'role' ? { role: to ? 'auditor' : 'approver' } : { [column]: column === 'active' ? !to : to } }))
  await flip(true)
  expect(await findActor(sidHash)).toBeNull()
  await flip(false)
  expect(await findActor(sidHash)).toBeNull()
  expect(await findActor(await session(personId))).not.toBeNull()
})

test('people list and end their own sessions, and nobody else’s', async () => {
  const { personId } = w.oak.as('admin')
  const [here, there, other] = [await session(personId), await session(personId), await session(w.oak.as('respondent').personId)]
  const actor = await findActor(here)
  const stranger = await findActor(other)
  if (!actor || !stranger) throw new Error('a session does not work')
  expect((await ownSessions(actor)).map((one) => one.here).sort()).toEqual([false, true])
  expect(await endOwnSessions(actor, stranger.sessionId)).toBe(0)
  expect(await findActor(other)).not.toBeNull()
  expect(await endOwnSessions(actor, null)).toBe(1)
  expect(await findActor(there)).toBeNull()
  expect(await findActor(here)).not.toBeNull()
})

test('asking how long is left puts nothing off; going on does, and wakes nothing that is over', async () => {
  const sidHash = await session(w.oak.as('admin').personId)
  await set(sidHash, 'idleExpiresAt', `now() + interval '100 seconds'`)
  expect(await secondsLeft(sidHash)).toBeLessThanOrEqual(100)
  expect(await goOn(sidHash, 15)).toBeGreaterThan(880)
  await set(sidHash, 'idleExpiresAt', `now() - interval '1 second'`)
  expect(await secondsLeft(sidHash)).toBeNull()
  expect(await goOn(sidHash, 15)).toBeNull()
})

const link = (membershipId: string, personId: string, token: string, minutes: number) => asOwner((db) => db.$executeRawUnsafe(`insert into "SignInLink" (id, "orgId", "personId", "membershipId", "tokenHash", "issuedById", "createdAt", "expiresAt")
  values (gen_random_uuid(), '${w.oak.id}', '${personId}', '${membershipId}', '${tokenHash(token)}', '${w.oak.as('admin').personId}', now() - interval '1 hour', now() - interval '1 hour' + interval '1 minute' * ${minutes})`))

test('asvs-6.3.4 a sign-in link works once and in time, and never for somebody with an identity that opens a session', async () => {
  const { personId } = w.oak.as('respondent')
  const { id } = await membershipOf(personId)
  const [late, good, known, elsewhere] = [newToken(), newToken(), newToken(), newToken()]
  await link(id, personId, late, 15)
  expect(await linkOf(late)).toBeNull()
  expect(await redeemLink(late, [])).toBeNull()
  for (const token of [good, known, elsewhere]) {
    await link(id, personId, token, 15)
    await asOwner((db) => db.$executeRawUnsafe(`update "SignInLink" set "createdAt" = now(), "expiresAt" = now() + interval '15 minutes' where "tokenHash" = '${tokenHash(token)}'`))
  }
  expect(await linkOf(good)).toMatchObject({ name: 'Oak respondent' })
  const both = await Promise.all([redeemLink(good, []), redeemLink(good, [])])
  expect(both.filter((one) => one !== null)).toEqual([{ personId, membershipId: id }])
  const issuer = 'https://has.example'
  await asOwner((db) => db.identity.create({ data: { id: uuidv7(), personId, issuer, subject: 's' } }))
  // Their organization does not allow that issuer: it opens nothing, so the link may.
  expect(await redeemLink(elsewhere, [issuer])).not.toBeNull()
  await asOwner((db) => db.organizationIssuer.create({ data: { orgId: w.oak.id, issuer, addedById: w.oak.as('admin').personId } }))
  expect(await redeemLink(known, ['https://other.example', issuer])).toBeNull()
  expect(await redeemLink(newToken(), [])).toBeNull()
})

test('asvs-6.8.1: an issuer that the organization does not allow, or no longer allows, opens nothing', async () => {
  const identity = { issuer: 'https://elsewhere.example', subject: `s-${uuidv7()}` }
  const { personId } = w.fir.as('admin')
  const byLink = await session(personId, 'invitation')
  await asOwner((db) => db.organizationIssuer.create({ data: { orgId: w.fir.id, issuer: 'https://own.example', addedById: personId } }))
  expect(await linkIdentity(byLink, identity)).toBe(false)
  expect(await linkIdentity(byLink, { ...identity, issuer: 'https://own.example' })).toBe(true)
  // The same subject of another issuer is another person.
  expect(await signInOf(identity)).toBeNull()
  expect(await signInOf({ ...identity, issuer: 'https://own.example' })).toMatchObject({ personId })
  const sidHash = tokenHash(newToken())
  await openSession({ personId, membershipId: (await membershipOf(personId)).id, method: 'oidc', sidHash, userAgent: '', said: saidOfSignIn('https://own.example', {}) })
  expect(await findActor(sidHash)).not.toBeNull()
  await asOwner((db) => db.organizationIssuer.updateMany({ where: { orgId: w.fir.id }, data: { removedAt: new Date() } }))
  expect(await findActor(sidHash)).toBeNull()
  expect(await signInOf({ ...identity, issuer: 'https://own.example' })).toBeNull()
})

test('an unknown session id is nobody', async () => expect(await findActor(tokenHash(newToken()))).toBeNull())

async function invite(expires: string): Promise<string> {
  const token = newToken()
  const { primeId, subId, assessmentId } = w.birchOak
  await asOwner((db) => db.invitation.create({ data: { id: uuidv7(), primeId, subId, assessmentId, email: `${token.slice(0, 8)}@oak.example`, name: 'New', tokenHash: tokenHash(token), expiresAt: new Date(expires), invitedById: w.birch.as('admin').personId } }))
  return token
}
const soon = new Date(Date.now() + 3_600_000).toISOString()

test('an invitation works once, for one of two clicks at the same time', async () => {
  const token = await invite(soon)
  expect(await invitationOf(token, new Date())).toMatchObject({ state: 'open' })
  const both = await Promise.all([acceptInvitation(token, 'First Click', new Date()), acceptInvitation(token, 'Second Click', new Date()).catch(() => null)])
  expect(both.filter((member) => member !== null)).toHaveLength(1)
  expect(await acceptInvitation(token, 'Late', new Date())).toBeNull()
  expect(await invitationOf(token, new Date())).toMatchObject({ state: 'used' })
  const members = await asOwner((db) => db.membership.findMany({ where: { orgId: w.oak.id }, include: { person: true } }))
  expect(members.filter(({ person }) => /Click|Late/.test(person.name)).map(({ role }) => role)).toEqual(['respondent'])
})

test('an invitation that is too old or unknown gives nothing', async () => {
  const old = await invite(new Date(Date.now() - 1_000).toISOString())
  expect(await invitationOf(old, new Date())).toMatchObject({ state: 'expired' })
  expect(await acceptInvitation(old, 'Late', new Date())).toBeNull()
  expect(await invitationOf(newToken(), new Date())).toBeNull()
  expect(await acceptInvitation(newToken(), 'Nobody', new Date())).toBeNull()
})

test('asvs-6.8.1 asvs-10.5.2 an identity is issuer and subject; only a session from a link can bind one, and once', async () => {
  const identity = { issuer: 'https://id.example', subject: `s-${uuidv7()}` }
  const { personId } = w.elm.as('admin')
  expect(await signInOf(identity)).toBeNull()
  expect(await linkIdentity(await session(personId, 'demo'), identity)).toBe(false)
  expect(await linkIdentity(tokenHash(newToken()), identity)).toBe(false)
  const byLink = await session(personId, 'invitation')
  expect(await linkIdentity(byLink, identity)).toBe(true)
  expect(await linkIdentity(byLink, { ...identity, subject: 'another' })).toBe(false)
  expect(await signInOf(identity)).toMatchObject({ personId })
  expect(await signInOf({ ...identity, issuer: 'https://other.example' })).toBeNull()
})

test('the set-up link makes one prime, once, in time', async () => {
  const [token, old] = [newToken(), newToken()]
  const value = (t: string, expiresAt: string) => ({ tokenHash: tokenHash(t), expiresAt, usedAt: null })
  const put = (t: string, expiresAt: string) => asOwner((db) => db.setting.upsert({ where: { key: 'setup' }, create: { key: 'setup', value: value(t, expiresAt) }, update: { value: value(t, expiresAt) } }))
  const form = { organization: 'Willow Aerospace', name: 'Ada Quill', email: 'ada@willow.example' }
  await put(old, new Date(Date.now() - 1_000).toISOString())
  expect(await setupOpen(old, new Date())).toBe(false)
  expect(await completeSetup(old, form, new Date())).toBeNull()
  await put(token, soon)
  expect(await setupOpen(newToken(), new Date())).toBe(false)
  expect(await completeSetup(newToken(), form, new Date())).toBeNull()
  const member = await completeSetup(token, form, new Date())
  expect(member).not.toBeNull()
  expect(await setupOpen(token, new Date())).toBe(false)
  expect(await completeSetup(token, form, new Date())).toBeNull()
  const roles = await asOwner((db) => db.membership.findMany({ where: { personId: member?.personId ?? '' }, include: { org: true }, orderBy: { role: 'asc' } }))
  expect(roles.map(({ role, org }) => [role, org.kind, org.legalName])).toEqual([['admin', 'prime', 'Willow Aerospace'], ['reviewer', 'prime', 'Willow Aerospace']])
})
