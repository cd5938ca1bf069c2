import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../auth/actor'
import { Prisma } from '../db/generated/client'
import { directly, momentOf, type Tx } from '../db/tenant'
import { entryOf, type LoggedEvent, logOf } from './entry'
import { type AuditEventInput, internalCodes } from './events'
import { auditKeys } from './open-keys'

/** What an event is about: an assessment names both sides, otherwise it belongs to the actor's own organization. */
export type AuditPlace = { id: string; primeId: string; subId: string }

/** Who did it, when nobody was signed in: a job of one organization, or nobody known. */
export type AuditActor = Pick<Actor, 'personId' | 'name' | 'orgId' | 'orgKind'> | { system: string; orgId: string; orgKind: 'prime' | 'subcontractor' } | null

type Writer = (tx: Pick<Tx, '$executeRaw'>, sql: Prisma.Sql) => Promise<unknown>

/**
 * Writes one audit event in the caller's transaction, with the bytes and the mark the log needs. The database refuses
 * an actor other than the one of the transaction's context, so an event cannot be written in another's name.
 * @param write `lastly` where nothing is written after it
 */
export async function recordAudit(
  tx: Tx,
  record: { actor: AuditActor; event: AuditEventInput; assessment?: AuditPlace | undefined; outcome?: 'done' | 'denied' },
  write: Writer = directly,
): Promise<void> {
  const { actor, event, assessment } = record
  const person = actor && 'personId' in actor ? actor : null
  await writeEvent(tx, {
    id: uuidv7(),
    at: momentOf(tx),
    primeId: assessment?.primeId ?? (actor?.orgKind === 'prime' ? actor.orgId : null),
    subId: assessment?.subId ?? (actor?.orgKind === 'subcontractor' ? actor.orgId : null),
    assessmentId: assessment?.id ?? null,
    actorId: person?.personId ?? null,
    actorName: person?.name ?? (actor && 'system' in actor ? actor.system : 'nobody signed in'),
    actorOrgId: actor?.orgId ?? null,
    code: event.code,
    outcome: record.outcome ?? 'done',
    target: event.target ?? '',
    data: event.data,
    internal: event.internal ?? (actor?.orgKind === 'prime' && internalCodes.has(event.code)),
  }, write)
}

/**
 * Writes the row of an event and its place in the log, in one statement.
 * @throws Error when the log cannot be written; the transaction is then over, and what it was to record does not happen
 */
export async function writeEvent(tx: Pick<Tx, '$executeRaw'>, event: LoggedEvent, write: Writer = directly): Promise<void> {
  const salt = randomBytes(32)
  const payload = entryOf(event, salt)
  const mac = await auditKeys().mac(payload)
  // Without RETURNING: the writer need not be able to read the log.
  await write(tx, Prisma.sql`
    with event as (
      insert into "AuditEvent" (id, at, "primeId", "subId", "assessmentId", "actorId", "actorName", "actorOrgId", code, outcome, target, data, internal, payload, salt, mac)
      values (${event.id}::uuid, ${event.at}::timestamptz, ${event.primeId}::uuid, ${event.subId}::uuid, ${event.assessmentId}::uuid, ${event.actorId}::uuid, ${event.actorName},
        ${event.actorOrgId}::uuid, ${event.code}, ${event.outcome}, ${event.target}, ${JSON.stringify(event.data)}::jsonb, ${event.internal}, ${payload}, ${salt}, ${mac}))
    insert into "AuditLeaf" ("eventId", "logId") values (${event.id}::uuid, ${logOf(event)}::uuid)`)
}
