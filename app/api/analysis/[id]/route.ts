import * as z from 'zod'
import { recordDenial } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { currentActor } from '@/lib/auth/session'
import { readAs } from '@/lib/db/tenant'
import { evidenceOpen } from '@/lib/evidence/open'
import { evidenceClosed } from '@/lib/guard'

export const dynamic = 'force-dynamic'

const refuse = (status: number, error: string) => Response.json({ ok: false, error }, { status })

/** How far the reading of an evidence revision is: GET /api/analysis/REVISION. For asking again every second or two. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).id)
  const actor = await currentActor()
  if (!actor) return refuse(401, 'You are signed out.')
  if (!id.success) return refuse(404, 'Not found.')
  const found = await readAs(actor, async (tx) => {
    const revision = await tx.evidenceRevision.findUnique({
      where: { id: id.data },
      include: { assessment: true, item: { select: { kind: true } }, analyses: { orderBy: { createdAt: 'desc' }, take: 1, include: { _count: { select: { observations: true } } } } },
    })
    if (!revision || !can(actor, 'evidence:read', { assessment: revision.assessment })) return null
    return { revision, open: await evidenceOpen(tx, revision.assessmentId) }
  })
  if (!found) {
    await recordDenial(actor, 'evidence:read', id.data)
    return refuse(404, 'Not found.')
  }
  const { revision } = found
  if (!found.open) {
    await recordDenial(actor, 'evidence:read', revision.assessmentId, 'us-person')
    return Response.json(evidenceClosed, { status: 403 })
  }
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
