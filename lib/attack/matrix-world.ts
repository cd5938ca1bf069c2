import { Readable } from 'node:stream'
import { encode } from 'next-auth/jwt'
import { v7 as uuidv7 } from 'uuid'
import * as build from '../../prisma/builders'
import type { Persona, Place } from '../auth/access'
import type { Role } from '../auth/actor'
import { openSession } from '../auth/session-store'
import { newToken, tokenHash } from '../auth/token'
import type { OwnerDb } from '../db/owner'
import { asOwner, type TestWorld, twoPrimes } from '../db/test-world'
import { withTenant } from '../db/tenant'
import { putObject } from '../vault/put'
import { env } from '../env'

export type Whose = 'draft' | 'shared' | 'other' | 'nonexistent'

/** Someone who calls: `persona` is null for whoever must be treated as nobody, with or without a cookie. */
export type Caller = { name: string; persona: Persona | null; cookie: string; personId: string | null; places: Partial<Record<Whose, Place>>; otherSub: string; /** Has the role, and no current verification. */ lapsed?: true; /** Somebody else has the same role in another organization. */ again?: true; /** Its session lacks the hardware key its person has. */ beforeKey?: true }

type Org = 'alder' | 'birch' | 'fir' | 'elm' | 'oak'
type Case = 'alderFir' | 'alderElm' | 'birchElm' | 'birchOak'

/** What is before its first submission, what is after, and what is another's, from where each organization stands. */
const sights: Record<Org, Partial<Record<Exclude<Whose, 'nonexistent'>, Case>> & { stranger: Org }> = {
  alder: { draft: 'alderElm', shared: 'alderFir', other: 'birchElm', stranger: 'oak' },
  birch: { draft: 'birchOak', shared: 'birchElm', other: 'alderFir', stranger: 'fir' },
  fir: { shared: 'alderFir', other: 'birchElm', stranger: 'elm' },
  elm: { draft: 'alderElm', shared: 'birchElm', other: 'alderFir', stranger: 'fir' },
  oak: { draft: 'birchOak', other: 'alderFir', stranger: 'elm' },
}

const roles: Record<Persona, Role> = { 'prime admin': 'admin', reviewer: 'reviewer', approver: 'approver', auditor: 'auditor', 'sub admin': 'admin', respondent: 'respondent', 'prime officer': 'export-officer', 'sub officer': 'export-officer' }

async function session(personId: string, membershipId: string): Promise<string> {
  const token = newToken()
  await openSession({ personId, membershipId, method: 'demo', sidHash: tokenHash(token), userAgent: 'matrix' })
  return token
}

/** Signs in whoever has this role, and gives the cookie. */
async function signedIn(db: OwnerDb, orgId: string, personId: string): Promise<string> {
  const { id } = await db.membership.findFirstOrThrow({ where: { orgId, personId } })
  return `veritar=${await session(personId, id)}`
}

/** A reviewer of its own for each way a session stops being one. */
async function fallen(db: OwnerDb, orgId: string): Promise<Record<string, string>> {
  const cookies: Record<string, string> = {}
  for (const [name, sql] of Object.entries({
    suspended: `update "Membership" set active = false where "personId" = $1::uuid`,
    'deactivated person': `update "Person" set active = false where id = $1::uuid`,
    'revoked session': `update "Session" set "revokedAt" = now() where "personId" = $1::uuid`,
    'idle session': `update "Session" set "idleExpiresAt" = now() - interval '1 second' where "personId" = $1::uuid`,
  })) {
    const { id } = await build.member(db, orgId, `A ${name}`, 'gone@alder.example', 'reviewer')
    cookies[name] = await signedIn(db, orgId, id)
    await db.$executeRawUnsafe(sql, id)
  }
  return cookies
}

/** Someone in this role whose verification ended yesterday. */
async function lapsed(db: OwnerDb, org: TestWorld['alder'], role: Role): Promise<{ personId: string; cookie: string }> {
  const { id: personId } = await build.member(db, org.id, `A lapsed ${role}`, `lapsed-${role}@matrix.example`, role)
  const day = (days: number) => new Date(Date.now() + days * 86_400_000)
  await db.verification.create({ data: { id: uuidv7(), orgId: org.id, personId, method: 'attestation', verifiedOn: day(-300), nextReview: day(-2), verifiedById: org.as('export-officer').personId } })
  return { personId, cookie: await signedIn(db, org.id, personId) }
}

/** A reviewer who has a hardware key, in a session that did not use it. */
async function beforeKey(db: OwnerDb, orgId: string): Promise<string> {
  const { id: personId } = await build.member(db, orgId, 'A keyed reviewer', 'keyed@alder.example', 'reviewer')
  await db.hardwareKey.create({ data: { id: uuidv7(), personId, credentialId: newToken(), publicKey: new Uint8Array([1]), aaguid: 'a', model: 'A model', name: 'A key', counter: 0, transports: [], attestation: new Uint8Array([1]), clientData: new Uint8Array([1]) } })
  return signedIn(db, orgId, personId)
}

/**
 * Whoever administers the installation: no member of anything, but with its secret and its database at hand. A cookie of
 * next-auth that names an administrator, and as our own what the table of sessions holds of a live one.
 */
async function operator(db: OwnerDb, personId: string): Promise<string> {
  const { sidHash } = await db.session.findFirstOrThrow({ where: { personId, revokedAt: null } })
  const token = await encode({ secret: env().NEXTAUTH_SECRET, token: { sub: personId, name: 'An operator' } })
  return `next-auth.session-token=${token}; veritar=${sidHash}`
}

/** A file of the revision of an assessment that the vault has, and an upload that was given up; and a hold. */
async function withBytes(db: OwnerDb, world: TestWorld, name: Case, sub: 'fir' | 'elm' | 'oak'): Promise<{ file: string; upload: string }> {
  const { primeId, subId, id: assessmentId, revision } = world[name]
  const [file, upload] = [uuidv7(), uuidv7()]
  const place = { primeId, subId, assessmentId }
  const stored = await putObject((work) => withTenant(world[sub].as('respondent'), work), subId, Readable.from([Buffer.from('name\n')]), 100)
  await db.evidenceRevision.update({ where: { id: revision }, data: { status: 'read' } })
  // Held, so that it is on the retention page at every stage.
  await db.legalHold.create({ data: { id: uuidv7(), ...place, reason: 'Said by the matrix.', placedById: world[sub].as('respondent').personId, placedByName: 'Matrix' } })
  await db.evidenceFile.create({ data: { id: file, ...place, revisionId: revision, position: 1, name: 'names.csv', ...stored } })
  await db.upload.create({ data: { id: upload, ...place, personId: world[sub].as('respondent').personId, groupId: uuidv7(), groupSize: 1, position: 0, name: 'given-up.csv', size: 5, sha256: 'f'.repeat(64), state: 'discarded' } })
  return { file, upload }
}

/** Every kind of caller, and what each of them can ask for. */
export async function matrixWorld(): Promise<{ world: TestWorld; callers: Caller[] }> {
  const world = await twoPrimes()
  return asOwner(async (db) => {
    const stored = { alderFir: await withBytes(db, world, 'alderFir', 'fir'), alderElm: await withBytes(db, world, 'alderElm', 'elm'), birchElm: await withBytes(db, world, 'birchElm', 'elm'), birchOak: await withBytes(db, world, 'birchOak', 'oak') }
    const placeOf = async (name: Case): Promise<Place> => {
      const { id, programId, subId, item, revision, finding } = world[name]
      const event = await db.auditEvent.findFirstOrThrow({ where: { assessmentId: id } })
      return { assessment: id, program: programId, sub: subId, item, revision, ...stored[name], finding, event: event.id }
    }
    const nowhere = (): Place => ({ assessment: uuidv7(), program: uuidv7(), sub: uuidv7(), item: uuidv7(), revision: uuidv7(), file: uuidv7(), upload: uuidv7(), finding: uuidv7(), event: uuidv7() })
    const placesOf = async (org: Org): Promise<Caller['places']> => {
      const { stranger: _, ...cases } = sights[org]
      const entries = await Promise.all(Object.entries(cases).map(async ([whose, name]) => [whose, await placeOf(name)] as const))
      return { ...Object.fromEntries(entries), nonexistent: nowhere() }
    }
    const member = async (org: Org, persona: Persona): Promise<Caller> => {
      const { personId } = world[org].as(roles[persona])
      return { name: `${persona} of ${org}`, persona, personId, cookie: await signedIn(db, world[org].id, personId), places: await placesOf(org), otherSub: world[sights[org].stranger].id }
    }
    const callers: Caller[] = []
    for (const persona of ['prime admin', 'reviewer', 'approver', 'auditor', 'prime officer'] as const) callers.push(await member('alder', persona))
    for (const persona of ['sub admin', 'respondent', 'sub officer'] as const) callers.push(await member('elm', persona))
    for (const [org, persona] of [['birch', 'reviewer'], ['fir', 'respondent'], ['oak', 'respondent']] as const) callers.push({ ...(await member(org, persona)), again: true })
    const nobody = { persona: null, personId: null, places: await placesOf('alder'), otherSub: world.oak.id }
    callers.push({ ...nobody, name: 'nobody signed in', cookie: '' }, { ...nobody, name: 'somebody with a made-up cookie', cookie: `veritar=${newToken()}` })
    callers.push({ ...nobody, name: 'the operator of the installation', cookie: await operator(db, world.alder.as('admin').personId) })
    callers.push({ ...nobody, name: 'a session before its hardware key', cookie: await beforeKey(db, world.alder.id), beforeKey: true })
    for (const [org, persona] of [['alder', 'reviewer'], ['elm', 'respondent']] as const) {
      callers.push({ ...(await member(org, persona)), ...(await lapsed(db, world[org], roles[persona])), name: `a ${persona} with a lapsed verification, of ${org}`, lapsed: true })
    }
    for (const [name, cookie] of Object.entries(await fallen(db, world.alder.id))) callers.push({ ...nobody, name, cookie })
    return { world, callers }
  })
}
