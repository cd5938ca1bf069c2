import { inContext, readAs, readIn, withTenant } from '../db/tenant'
import { recordAudit } from '../audit/record'
import type { Actor } from './actor'

export type OwnSession = { id: string; method: string; userAgent: string; address: string; startedAt: Date; lastSeenAt: Date; here: boolean }

/** The sessions of the acting person that still work, the last used first. */
export async function ownSessions(actor: Actor): Promise<OwnSession[]> {
  return readAs(actor, async (tx) => {
    const rows = await tx.$queryRaw<Omit<OwnSession, 'here'>[]>`
      select s.id, s.method, s."userAgent", s.address, s."createdAt" as "startedAt", s."lastSeenAt" from "Session" s join "Membership" m on m.id = s."membershipId"
      where s."personId" = ${actor.personId}::uuid and s."revokedAt" is null and s."idleExpiresAt" > now() and s."expiresAt" > now() and m.active and m.version = s."membershipVersion"
      order by s."lastSeenAt" desc`
    return rows.map((row) => ({ ...row, here: row.id === actor.sessionId }))
  })
}

/** Ends one of the acting person's own sessions, or with null every other than this one; each is on record. @returns how many */
export async function endOwnSessions(actor: Actor, sessionId: string | null): Promise<number> {
  return withTenant(actor, async (tx) => {
    const ended = sessionId
      ? await tx.$executeRaw`update "Session" set "revokedAt" = now() where id = ${sessionId}::uuid and "personId" = ${actor.personId}::uuid and "revokedAt" is null`
      : await tx.$executeRaw`update "Session" set "revokedAt" = now() where id <> ${actor.sessionId}::uuid and "personId" = ${actor.personId}::uuid and "revokedAt" is null and "idleExpiresAt" > now() and "expiresAt" > now()`
    for (let i = 0; i < ended; i += 1) await recordAudit(tx, { actor, event: { code: 'session.ended', data: { reason: 'revoked' } } })
    return ended
  })
}

/** Seconds until a session ends for idleness or age; null when it has. Asking does not put that off. */
export async function secondsLeft(sidHash: string): Promise<number | null> {
  return readIn({ sid_hash: sidHash }, async (tx) => {
    const [row] = await tx.$queryRaw<{ left: number }[]>`
      select floor(extract(epoch from least(s."idleExpiresAt", s."expiresAt") - now()))::int as left from "Session" s
      join "Membership" m on m.id = s."membershipId" and m.active and m.version = s."membershipVersion"
      join "Person" p on p.id = s."personId" and p.active
      where s."sidHash" = ${sidHash} and s."revokedAt" is null and s."idleExpiresAt" > now() and s."expiresAt" > now()`
    return row?.left ?? null
  })
}

/** Puts off idleness now, whatever the time since the last request. @returns seconds left, or null when it had ended */
export async function goOn(sidHash: string, idleMinutes: number): Promise<number | null> {
  if ((await secondsLeft(sidHash)) === null) return null
  await inContext({ sid_hash: sidHash }, (tx) => tx.$executeRaw`update "Session" set "lastSeenAt" = now(), "idleExpiresAt" = least("expiresAt", now() + make_interval(mins => ${idleMinutes}::int))
    where "sidHash" = ${sidHash} and "revokedAt" is null and "idleExpiresAt" > now() and "expiresAt" > now()`)
  return secondsLeft(sidHash)
}
