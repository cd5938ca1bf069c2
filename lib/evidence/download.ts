import { recordAudit } from '../audit/record'
import type { Actor } from '../auth/actor'
import { type Tx, withTenant } from '../db/tenant'
import { env } from '../env'
import { Conflict } from '../conflict'

/** Statuses in which the bytes of evidence may leave: it was found clean, and holds nothing that must not be held. */
export const leaves: string[] = ['read', 'unread', 'unreadable']

const minutes = 60
const since = () => new Date(Date.now() - minutes * 60_000)

/**
 * Holds a download to the limit of its person, in the transaction that records it: downloads side by side count too.
 * @throws Conflict with 429 beyond the limit
 */
export async function withinLimit(tx: Tx, actor: Actor): Promise<void> {
  const limit = env().DOWNLOADS_PER_HOUR
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('downloads'), hashtext(${actor.personId}))::text`
  const count = await tx.auditEvent.count({ where: { actorId: actor.personId, code: 'evidence.read', at: { gt: since() }, data: { path: ['download'], equals: true } } })
  if (count >= limit) throw new Conflict(`You have downloaded ${limit} files within an hour, which is the limit. Go on later, or ask your administrator.`, 429)
}

/** Puts on record, once an hour and person, that somebody stands at the limit: an alert, whoever it is. */
export async function recordLimit(actor: Actor, file: { id: string }): Promise<void> {
  await withTenant(actor, async (tx) => {
    await tx.$queryRaw`select pg_advisory_xact_lock(hashtext('downloads'), hashtext(${actor.personId}))::text`
    const told = await tx.auditEvent.count({ where: { actorId: actor.personId, code: 'download.limited', at: { gt: since() } } })
    if (told === 0) await recordAudit(tx, { actor, event: { code: 'download.limited', data: { fileId: file.id, limit: env().DOWNLOADS_PER_HOUR, minutes }, target: file.id }, outcome: 'denied' })
  })
}
