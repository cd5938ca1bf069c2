import { v7 as uuidv7 } from 'uuid'
import type { AuditEventInput } from '../audit/events'
import { recordAudit } from '../audit/record'
import { sessionRow } from '../db/session-row'
import { inContext, readIn, setContext, type Tx } from '../db/tenant'
import { type Actor, roles } from './actor'
import { type SaidOfSignIn, saidOfSignIn } from './claims'
import { keyMode } from './webauthn/key-mode'

/** NIST SP 800-63B-4: an idle session ends after 15 minutes, any session after 12 hours. The database clock decides. */
export const idleMinutes = 15
export const absoluteHours = 12

/** `keyed`: this person's acts take a hardware key; `assured`: the session has what that asks of it. */
export type Session = { actor: Actor; keyed: boolean; assured: boolean }

/**
 * Who a session is of, and whether that is enough: who ever registered a hardware key, and where keys are required
 * everybody, has used one at sign-in. Null when the session is unknown, idle too long, too old, revoked, or its person or
 * membership is no longer active or has changed since. Asked on every request, so every one of these takes effect at once.
 * @param address where the request comes from; kept for the person's own list of sessions
 */
export async function findSession(sidHash: string, address = ''): Promise<Session | null> {
  const row = await sessionRow(sidHash, address, idleMinutes)
  if (!row) return null
  const role = roles.find((known) => known === row.role)
  if (!role || (row.orgKind !== 'prime' && row.orgKind !== 'subcontractor')) return null
  const { hardware, keyed, ...actor } = row
  const asked = keyed || keyMode() === 'required'
  return { actor: { ...actor, role, orgKind: row.orgKind }, keyed: asked, assured: !asked || hardware }
}

/** The actor of a session; null when there is none, or when it still lacks the hardware key. */
export async function findActor(sidHash: string, address = ''): Promise<Actor | null> {
  const found = await findSession(sidHash, address)
  return found?.assured ? found.actor : null
}

type Member = { personId: string; person: { name: string }; org: { id: string; kind: string } }

/** Whose event it is. The event is written in the transaction that opens or ends the session, under that person's context. */
async function recordOf(tx: Tx, member: Member, event: AuditEventInput, outcome: 'done' | 'denied' = 'done'): Promise<void> {
  const orgKind = member.org.kind === 'prime' ? 'prime' : 'subcontractor'
  await setContext(tx, { org_id: member.org.id, person_id: member.personId })
  await recordAudit(tx, { actor: { personId: member.personId, name: member.person.name, orgId: member.org.id, orgKind }, event, outcome })
}

const ofMember = { id: true, personId: true, version: true, person: { select: { name: true } }, org: { select: { id: true, kind: true } } } as const

/** What a session starts with; `said` is what the identity provider said of the sign-in, when one did; `until` ends it earlier than its hours would. */
export type Start = { personId: string; membershipId: string; method: string; sidHash: string; userAgent: string; address?: string; said?: SaidOfSignIn | undefined; until?: Date | undefined }

/**
 * Stores a new session and its audit event, together or not at all.
 * @throws Error when the membership is not an active one of that person
 */
export async function openSession(start: Start): Promise<void> {
  const { said } = start
  await inContext({ person_id: start.personId }, async (tx) => {
    const membership = await tx.membership.findFirst({ where: { id: start.membershipId, personId: start.personId, active: true, person: { active: true } }, select: ofMember })
    if (!membership) throw new Error('This membership cannot be used to sign in.')
    await tx.$executeRaw`
      insert into "Session" (id, "personId", "membershipId", "membershipVersion", "sidHash", method, "userAgent", address, issuer, acr, amr, "authTime", "createdAt", "lastSeenAt", "idleExpiresAt", "expiresAt")
      values (${uuidv7()}::uuid, ${start.personId}::uuid, ${membership.id}::uuid, ${membership.version}, ${start.sidHash}, ${start.method}, ${start.userAgent}, ${start.address ?? ''},
        ${said?.issuer ?? null}, ${said?.acr ?? null}, ${said?.amr ?? []}, ${said?.authTime ?? null}::timestamptz, now(), now(),
        now() + make_interval(mins => ${idleMinutes}::int), least(now() + make_interval(hours => ${absoluteHours}::int), ${start.until ?? null}::timestamptz))`
    const claims = said ? { acr: said.acr, amr: said.amr.join(' '), strength: said.strength } : {}
    await recordOf(tx, membership, { code: 'session.started', data: { method: start.method, ...claims } })
  })
}

/** Memberships that a session can give way to, and what goes over to the one that follows it. */
export type Switchable = { memberships: { id: string; role: string; orgName: string }[]; said: SaidOfSignIn | undefined; until: Date }

/**
 * The other memberships of the acting person that this sign-in is good for: those of organizations that allow the identity
 * provider it came through. A sign-in without one, as by a link of an administrator, is good for that organization alone.
 */
export async function switchable(actor: Actor): Promise<Switchable> {
  return readIn({ person_id: actor.personId }, async (tx) => {
    const { issuer, acr, amr, authTime, expiresAt } = await tx.session.findUniqueOrThrow({ where: { id: actor.sessionId }, select: { issuer: true, acr: true, amr: true, authTime: true, expiresAt: true } })
    const within = issuer === null ? { orgId: actor.orgId } : { org: { issuers: { some: { issuer, removedAt: null } } } }
    const rows = await tx.membership.findMany({ where: { personId: actor.personId, active: true, ...within }, include: { org: { select: { legalName: true } } }, orderBy: { createdAt: 'asc' } })
    return {
      memberships: rows.filter((row) => row.orgId !== actor.orgId || row.role !== actor.role).map((row) => ({ id: row.id, role: row.role, orgName: row.org.legalName })),
      said: issuer === null ? undefined : saidOfSignIn(issuer, { acr, amr, auth_time: authTime && authTime.getTime() / 1_000 }),
      until: expiresAt,
    }
  })
}

/** Raises a session to what a hardware key gives, under a new id: whoever knew the one before is left with nothing. */
export async function assureSession(tx: Tx, given: { sessionId: string; keyId: string; sidHash: string }): Promise<void> {
  await tx.$executeRaw`update "Session" set "formerHash" = "sidHash", "sidHash" = ${given.sidHash}, assurance = 'hardware', "assuredAt" = now(), "assuredById" = ${given.keyId}::uuid where id = ${given.sessionId}::uuid`
}

/** Revokes a session and records it; it is refused from the next request on. Revoking twice is harmless. */
export async function closeSession(sidHash: string, reason: 'signed-out' | 'switched' | 'revoked' | 'replaced'): Promise<void> {
  await inContext({ sid_hash: sidHash }, async (tx) => {
    const session = await tx.session.findUnique({ where: { sidHash }, select: { membership: { select: ofMember } } })
    const ended = await tx.$executeRaw`update "Session" set "revokedAt" = now() where "sidHash" = ${sidHash} and "revokedAt" is null`
    if (session && ended > 0) await recordOf(tx, session.membership, { code: 'session.ended', data: { reason } })
  })
}

/**
 * Records that an id came back whose session is over, or goes on under another id: as a copy of a cookie would. Once a
 * session, for browsers keep an old cookie until the next sign-in. An id that was never one leaves nothing.
 */
export async function recordStale(sidHash: string): Promise<void> {
  await inContext({ sid_hash: sidHash }, async (tx) => {
    const [session] = await tx.$queryRaw<{ personId: string; membershipId: string; method: string; because: 'rotated' | 'ended' | 'idle' | 'too-old' | 'changed' }[]>`
      update "Session" set "staleAt" = now() where ("sidHash" = ${sidHash} or "formerHash" = ${sidHash}) and "staleAt" is null
      returning "personId", "membershipId", method, case when "sidHash" <> ${sidHash} then 'rotated' when "revokedAt" is not null then 'ended'
        when "expiresAt" <= now() then 'too-old' when "idleExpiresAt" <= now() then 'idle' else 'changed' end as because`
    if (!session) return
    await setContext(tx, { person_id: session.personId })
    const membership = await tx.membership.findUnique({ where: { id: session.membershipId }, select: ofMember })
    if (membership) await recordOf(tx, membership, { code: 'session.stale', data: { method: session.method, because: session.because } }, 'denied')
  })
}
