import type { Destination } from '@/components/shell/jump'
import { likePattern } from '@/lib/assessments/portfolio-filters'
import { recordDenial } from '@/lib/auth/denial'
import { currentActor } from '@/lib/auth/session'
import { findDestinations } from '@/lib/organizations/jump-queries'

/** What the jump box offers for ?q=: assessments, subcontractors and programs the actor may see. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor()
  if (!actor) return Response.json([], { status: 401 })
  if (actor.orgKind !== 'prime' || actor.role === 'export-officer') {
    await recordDenial(actor, 'the prime’s pages', 'own')
    return Response.json([], { status: 404 })
  }
  const text = (new URL(request.url).searchParams.get('q') ?? '').trim().slice(0, 100)
  const found: Destination[] = text ? await findDestinations(actor, likePattern(text)) : []
  return Response.json(found, { headers: { 'cache-control': 'no-store' } })
}
