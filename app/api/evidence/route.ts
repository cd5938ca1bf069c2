import { RegisterEvidence, registerEvidence } from '@/lib/evidence/register'
import { guarded } from '@/lib/guard'

export const dynamic = 'force-dynamic'

/**
 * Makes one piece of evidence, or the next revision of one, of received files and has it read.
 * JSON in (RegisterEvidence), { ok, value: { itemId, revisionId } } out.
 */
export async function POST(request: Request): Promise<Response> {
  const input: unknown = await request.json().catch(() => null)
  const { status, result } = await guarded(request, input, 'evidence:upload', RegisterEvidence, ({ assessmentId }) => ({ assessment: assessmentId }), (given) => registerEvidence(given))
  return Response.json(result, { status: result.ok ? 201 : status })
}
