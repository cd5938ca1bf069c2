import { admitted } from '@/lib/guard'
import { RegisterEvidence } from '@/lib/evidence/register'
import { completeGroup } from '@/lib/evidence/uploads/complete-group'

export const dynamic = 'force-dynamic'

/**
 * Makes one piece of evidence, or the next revision of one, of uploads that have arrived, and has it checked and read.
 * JSON in ({ assessmentId, groupId }), { ok, value: { itemId, revisionId } } out; asking again gives the same answer.
 */
export async function POST(request: Request): Promise<Response> {
  const input = RegisterEvidence.safeParse(await request.json().catch(() => null))
  if (!input.success) return Response.json({ ok: false, error: 'Please check what you sent.' }, { status: 422 })
  const admission = await admitted(request, 'evidence:upload', { assessment: input.data.assessmentId })
  if ('refusal' in admission) return admission.refusal
  const { status, result } = await completeGroup(request, admission.actor, input.data)
  return Response.json(result, { status })
}
