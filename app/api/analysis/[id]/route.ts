import { z } from 'zod'
import { currentActor } from '@/lib/auth/session'
import { withTenant } from '@/lib/db/tenant'

export const dynamic = 'force-dynamic'

/** How far the reading of an evidence revision is: GET /api/analysis/REVISION. For asking again every second or two. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).id)
  const actor = await currentActor()
  const revision =
    id.success && actor
      ? await withTenant(actor, (tx) =>
          tx.evidenceRevision.findUnique({
            where: { id: id.data },
            include: { item: { select: { kind: true } }, analyses: { orderBy: { createdAt: 'desc' }, take: 1, include: { _count: { select: { observations: true } } } } },
          }),
        )
      : null
  if (!revision) return Response.json({ ok: false, error: 'Not found.' }, { status: 404 })
  const analysis = revision.analyses[0]
  return Response.json(
    {
      ok: true,
      value: {
        status: revision.status,
        kind: revision.item.kind,
        recognizedAs: revision.recognizedAs,
        reason: revision.reason,
        remedy: revision.remedy,
        size: Number(revision.size),
        bytes: Number(analysis?.progressBytes ?? 0n),
        items: analysis?.progressItems ?? 0,
        observations: analysis?._count.observations ?? 0,
      },
    },
    { headers: { 'cache-control': 'private, no-store' } },
  )
}
