import { v7 as uuidv7 } from 'uuid'
import type { Tx } from '../db/tenant'
import type { AuditEventInput } from './events'
import { writeEvent } from './record'

/** Puts an act of the operator on record: in the log of the prime it is about, else in the platform's, there about a subcontractor or about nobody. */
export async function recordOperator(tx: Pick<Tx, '$executeRaw'>, about: { primeId: string } | { subId: string | null }, event: AuditEventInput): Promise<void> {
  await writeEvent(tx, { id: uuidv7(), at: new Date(), primeId: null, subId: null, ...about, assessmentId: null, actorId: null, actorName: 'the operator, at the command line', actorOrgId: null, code: event.code, outcome: 'done', target: '', data: event.data, internal: false })
}
