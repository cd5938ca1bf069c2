import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Actor, Role } from '../auth/actor'
import { findActor, openSession } from '../auth/session-store'
import { linkOf, redeemLink } from '../auth/sign-in-link'
import { newToken, tokenHash } from '../auth/token'
import { closeDatabase, withTenant } from '../db/tenant'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { addMember, changeMember, issueLink } from './member-actions'
import { recordVerification, withdrawVerification } from './verification-actions'

const request = vi.hoisted(() => ({ actor: null as Actor | null }))
vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: 'http://127.0.0.1:3000' }) }))
vi.mock('../auth/session', () => ({ currentActor: async () => request.actor }))

let w: TestWorld
beforeAll(async () => {
  w = await twoPrimes()
}, 60_000)
afterAll(closeDatabase)

type Org = 'alder' | 'birch' | 'fir' | 'elm' | 'oak'
const as = (org: Org, role: Role): Actor => {
  const orgKind = org === 'alder' || org === 'birch' ? 'prime' : 'subcontractor'
  return { sessionId: newToken(), name: `${org} ${role}`, email: 'a@b.example', orgKind, orgName: org, role, empoweredOfficial: false, ...w[org].as(role) }
}
beforeEach(() => {
  request.actor = as('alder', 'admin')
})
const membershipOf = (org: Org, role: string) => asOwner((db) => db.membership.findFirstOrThrow({ where: { orgId: w[org].id, personId: w[org].as(role).personId } }))
const events = (org: Org, code: string) => withTenant({ orgId: w[org].id, personId: null }, (tx) => tx.auditEvent.findMany({ where: { code, actorOrgId: w[org].id }, orderBy: { id: 'asc' } }))
const refused = (why: string) => ({ ok: false, error: expect.stringContaining(why) })
const mail = (to: string) => `${to}-${newToken().slice(0, 6)}@alder.example`

test('an administrator adds a colleague, once in a role, with one event; nobody else does', async () => {
  const given = { name: 'Ines Park', email: mail('ines'), role: 'reviewer' }
  expect(await addMember(given)).toMatchObject({ ok: true })
  const [member] = await asOwner((db) => db.membership.findMany({ where: { orgId: w.alder.id, person: { email: given.email } } }))
  expect(await events('alder', 'member.added')).toMatchObject([{ target: member?.id, data: { role: 'reviewer' } }])
  expect(await addMember({ ...given, email: given.email.toUpperCase() })).toMatchObject(refused('has this role already'))
  // A further role is the same person's.
  expect(await addMember({ ...given, role: 'auditor' })).toMatchObject({ ok: true })
  expect(await asOwner((db) => db.person.count({ where: { email: given.email } }))).toBe(1)
  for (const role of ['reviewer', 'approver', 'auditor', 'export-officer'] as const) {
    request.actor = as('alder', role)
    expect(await addMember({ ...given, email: mail('x') })).toEqual({ ok: false, error: 'Not found.' })
  }
  expect(await asOwner((db) => db.person.count({ where: { name: 'Ines Park' } }))).toBe(1)
})

test.each([
  ['a role the other side has', { name: 'Al Roe', email: 'al@alder.example', role: 'respondent' }, 'no such role'],
  ['a further role for oneself', { name: 'Me', email: 'admin@alder.example', role: 'export-officer' }, 'Another administrator'],
  ['something that is no address', { name: 'Al Roe', email: 'al', role: 'auditor' }, 'check what you entered'],
  ['a field of one’s own', { name: 'Al Roe', email: 'al@alder.example', role: 'auditor', orgId: 'x' }, 'check what you entered'],
])('%s is not added', async (_, given, why) => {
  expect(await addMember(given)).toMatchObject(refused(why))
})

test('who asked for or reviewed an undecided assessment does not become its approver', async () => {
  const { id } = await membershipOf('alder', 'reviewer')
  expect(await changeMember({ membershipId: id, role: 'approver', active: true })).toMatchObject(refused('Nobody reviews and decides the same assessment'))
  const email = (await asOwner((db) => db.person.findUniqueOrThrow({ where: { id: w.alder.as('reviewer').personId } }))).email
  expect(await addMember({ name: 'Alder reviewer', email, role: 'approver' })).toMatchObject(refused('Nobody reviews and decides'))
})

test('a colleague is deactivated and activated again; their session is over either way, and each is one event', async () => {
  const { id, personId } = await membershipOf('birch', 'auditor')
  request.actor = as('birch', 'admin')
  const session = async () => {
    const sidHash = tokenHash(newToken())
    await openSession({ personId, membershipId: id, method: 'demo', sidHash, userAgent: 'test' })
    return sidHash
  }
  const before = await session()
  expect(await findActor(before)).not.toBeNull()
  expect(await changeMember({ membershipId: id, role: 'auditor', active: false })).toMatchObject({ ok: true })
  expect(await findActor(before)).toBeNull()
  await expect(session()).rejects.toThrow('cannot be used')
  expect(await issueLink({ membershipId: id })).toMatchObject(refused('Activate this member first'))
  expect(await changeMember({ membershipId: id, role: 'auditor', active: true })).toMatchObject({ ok: true })
  expect(await findActor(before)).toBeNull()
  expect(await events('birch', 'member.changed')).toMatchObject([{ data: { active: false } }, { data: { active: true } }])
})

test('nobody changes, links or verifies themself, nor anybody of another organization', async () => {
  const [own, other] = [await membershipOf('alder', 'admin'), await membershipOf('birch', 'reviewer')]
  for (const { id } of [own, other]) {
    expect(await changeMember({ membershipId: id, role: 'reviewer', active: false })).toMatchObject(refused('somebody else must do that'))
    expect(await issueLink({ membershipId: id })).toMatchObject(refused('somebody else must do that'))
  }
  request.actor = as('alder', 'export-officer')
  const officer = await membershipOf('alder', 'export-officer')
  for (const { id } of [officer, other]) expect(await recordVerification({ membershipId: id, method: 'attestation', verifiedOn: '2026-11-20', nextReview: '2027-11-01' })).toMatchObject(refused('somebody else must do that'))
})

test('a sign-in link works for whom it was issued, the newest only, and no message or record carries it', async () => {
  const { id, personId } = await membershipOf('alder', 'auditor')
  const issue = async () => {
    const issued = await issueLink({ membershipId: id })
    if (!issued.ok) throw new Error(issued.error)
    return issued.value.link.split('/').at(-1) ?? ''
  }
  const [first, second] = [await issue(), await issue()]
  expect(await linkOf(first)).toBeNull()
  expect(await redeemLink(first, [])).toBeNull()
  expect(await redeemLink(second, [])).toEqual({ personId, membershipId: id })
  const kept = await asOwner((db) => db.$queryRaw<{ n: bigint }[]>`select (select count(*) from "OutboxMail" m where m::text like '%' || ${second}::text || '%') + (select count(*) from "AuditEvent" e where e::text like '%' || ${second}::text || '%') + (select count(*) from "SignInLink" l where l::text like '%' || ${second}::text || '%') as n`)
  expect(kept).toEqual([{ n: 0n }])
  expect(await asOwner((db) => db.outboxMail.count({ where: { to: 'auditor@alder.example', subject: { contains: 'was issued for you' } } }))).toBeGreaterThanOrEqual(2)
})

test('only the officer records and withdraws a verification, within its dates, each with one event', async () => {
  const { id, personId } = await membershipOf('fir', 'respondent')
  const given = { membershipId: id, method: 'document-inspected', verifiedOn: '2026-06-01', nextReview: '2027-06-01' }
  for (const role of ['admin', 'respondent'] as const) {
    request.actor = as('fir', role)
    expect(await recordVerification(given)).toEqual({ ok: false, error: 'Not found.' })
    expect(await withdrawVerification({ membershipId: id, reason: 'Left.' })).toEqual({ ok: false, error: 'Not found.' })
  }
  request.actor = as('fir', 'export-officer')
  const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
  expect(await recordVerification({ ...given, verifiedOn: day, nextReview: '2099-01-01' })).toMatchObject(refused('lies in the future'))
  expect(await recordVerification({ ...given, nextReview: '2026-06-01' })).toMatchObject(refused('comes after'))
  expect(await recordVerification({ ...given, nextReview: '2027-06-03' })).toMatchObject(refused('within a year'))
  expect(await recordVerification({ ...given, method: 'passport 123456789' })).toMatchObject(refused('check what you entered'))
  expect(await recordVerification(given)).toMatchObject({ ok: true })
  expect(await withdrawVerification({ membershipId: id, reason: 'Left the program.' })).toMatchObject({ ok: true })
  expect(await withdrawVerification({ membershipId: id, reason: 'Again.' })).toMatchObject(refused('no verification to withdraw'))
  expect((await events('fir', 'verification.recorded')).length).toBe(1)
  expect(await events('fir', 'verification.withdrawn')).toMatchObject([{ data: { reason: 'Left the program.' } }])
  const [newest] = await asOwner((db) => db.verification.findMany({ where: { personId }, orderBy: { id: 'desc' } }))
  expect(newest).toMatchObject({ method: 'document-inspected', withdrawReason: 'Left the program.', withdrawnById: w.fir.as('export-officer').personId })
})
