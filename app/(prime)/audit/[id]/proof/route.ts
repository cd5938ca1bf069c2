import * as z from 'zod'
import { findEventProof } from '@/lib/audit/log-queries'
import { recordDenial } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { currentActor } from '@/lib/auth/session'
import { guarded } from '@/lib/guard'

export const dynamic = 'force-dynamic'

const missing = () => new Response('Not found.', { status: 404 })
const Params = z.strictObject({ id: z.uuid() })

/** The proof of one event, c2sp.org/tlog-proof. */
export async function GET(request: Request, context: RouteContext<'/audit/[id]/proof'>): Promise<Response> {
  const actor = await currentActor()
  const { id } = await context.params
  if (!actor) return missing()
  const found = can(actor, 'audit:export', 'own') ? await findEventProof(actor, id) : null
  if (!found) {
    await recordDenial(actor, 'audit:export', id)
    return missing()
  }
  const { proof } = found
  if (!proof?.proven) return new Response('This event is not proven yet, or not at all. Its page says which.', { status: 409 })
  const { status, result } = await guarded(request, { id }, 'audit:export', Params, () => 'own', async () => ({ event: { code: 'audit.exported', data: { events: 1, names: false }, target: id }, result: null }))
  if (!result.ok) return status === 403 ? new Response(result.error, { status }) : missing()
  return new Response(proof.text, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': `attachment; filename="event.tlog-proof"`, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  })
}
