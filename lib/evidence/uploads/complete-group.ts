import type { Actor } from '../../auth/actor'
import { withTenant } from '../../db/tenant'
import { failpoint } from '../../failpoint'
import { type ActionResult, guarded } from '../../guard'
import { RegisterEvidence, type Registered, registeredBefore, registerEvidence } from '../register'
import { finishUpload } from './finish-upload'

/**
 * Makes evidence of a group whose files have all arrived; asked for again, or twenty times at once, it answers with the
 * same evidence and records nothing more.
 */
export async function completeGroup(request: Request, actor: Actor, group: RegisterEvidence): Promise<{ status: number; result: ActionResult<Registered> }> {
  const before = await withTenant(actor, (tx) => registeredBefore(tx, group))
  if (before) return { status: 200, result: { ok: true, value: before } }
  const waiting = await withTenant(actor, (tx) => tx.upload.findMany({ where: { ...group, state: { in: ['created', 'receiving'] } }, select: { id: true, received: true, size: true } }))
  // The process may have ended between the last byte and its digest.
  for (const { id } of waiting.filter(({ received, size }) => received === size)) await finishUpload(actor, id)
  const { status, result } = await guarded(request, group, 'evidence:upload', RegisterEvidence, ({ assessmentId }) => ({ assessment: assessmentId }), (given) => registerEvidence({ ...given, by: given.actor.personId }))
  if (result.ok) {
    failpoint('evidence.committed')
    return { status: 201, result }
  }
  const meanwhile = status === 409 ? await withTenant(actor, (tx) => registeredBefore(tx, group)) : null
  return meanwhile ? { status: 200, result: { ok: true, value: meanwhile } } : { status, result }
}
