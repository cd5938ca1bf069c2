import { v7 as uuidv7 } from 'uuid'
import { type Tx, withTenant } from '../../db/tenant'
import type { Actor } from '../actor'
import { newToken, tokenHash } from '../token'

/** How long a ticket waits for the browser to come back with it. */
export const ticketSeconds = 60

/** A ticket with which one file may leave once, in this session, for this address. */
export async function newTicket(tx: Tx, actor: Actor, target: string): Promise<string> {
  const token = newToken()
  await tx.$executeRaw`
    insert into "DownloadTicket" (id, "sessionId", "personId", "tokenHash", target, "createdAt", "expiresAt")
    values (${uuidv7()}::uuid, ${actor.sessionId}::uuid, ${actor.personId}::uuid, ${tokenHash(token)}, ${target}, now(), now() + make_interval(secs => ${ticketSeconds}::int))`
  return token
}

/** Uses a ticket up. @returns false when it is not one of this session for this address, or is used or too old */
export async function redeemTicket(actor: Actor, token: string, target: string): Promise<boolean> {
  const used = await withTenant(actor, (tx) => tx.$executeRaw`
    update "DownloadTicket" set "usedAt" = now()
    where "tokenHash" = ${tokenHash(token)} and "sessionId" = ${actor.sessionId}::uuid and "personId" = ${actor.personId}::uuid and target = ${target}
      and "usedAt" is null and "expiresAt" > now()`)
  return used === 1
}
