import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../auth/actor'
import type { Tx } from '../db/tenant'
import { type AuditEventInput, internalCodes } from './events'

/** What an event is about: an assessment names both sides, otherwise it belongs to the actor's own organization. */
export type AuditPlace = { id: string; primeId: string; subId: string }

/** Who did it, when nobody was signed in: a job of one organization, or nobody known. */
export type AuditActor = Pick<Actor, 'personId' | 'name' | 'orgId' | 'orgKind'> | { system: string; orgId: string; orgKind: 'prime' | 'subcontractor' } | null

/**
 * Writes one audit event in the caller's transaction. The database refuses an actor other than the one of the
 * transaction's context, so an event cannot be written in another's name.
 */
export async function recordAudit(
  tx: Tx,
  record: { actor: AuditActor; event: AuditEventInput; assessment?: AuditPlace | undefined; outcome?: 'done' | 'denied' },
): Promise<void> {
  const { actor, event, assessment } = record
  const person = actor && 'personId' in actor ? actor : null
  // Without RETURNING: the writer need not be able to read the log.
  await tx.auditEvent.createMany({
    data: [
      {
        id: uuidv7(),
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
      },
    ],
  })
}
