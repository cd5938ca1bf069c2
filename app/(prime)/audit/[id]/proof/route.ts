import { z } from 'zod'
import { findEventProof } from '@/lib/audit/log-queries'
import { currentActor } from '@/lib/auth/session'
import { guarded } from '@/lib/guard'

export const dynamic = 'force-dynamic'

const Params = z.strictObject({ id: z.uuid() })

/** The proof of one event, c2sp.org/tlog-proof. */
export async function GET(request: Request, context: RouteContext<'/audit/[id]/proof'>): Promise<Response> {
  const actor = await currentActor()
  const { id } = await context.params
  const proof = actor && (await findEventProof(actor, id))?.proof
  const { status, result } = await guarded(request, { id }, 'audit:export', Params, () => 'own', async () => ({ event: { code: 'audit.exported', data: { events: proof ? 1 : 0, names: false }, target: id }, result: null }))
  if (!result.ok && status === 403) return new Response(result.error, { status })
  if (!result.ok || !proof?.proven) return new Response('Not found.', { status: 404 })
  return new Response(proof.text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="event.tlog-proof"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  })
}
