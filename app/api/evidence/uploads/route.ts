import * as z from 'zod'
import { recordDenial } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { currentActor } from '@/lib/auth/session'
import { withTenant } from '@/lib/db/tenant'
import { announcedBefore, beginUpload } from '@/lib/evidence/uploads/begin-upload'
import { Announced, bytesOf, metadataOf, tusAbilities, tusAnswer, tusVersion } from '@/lib/evidence/uploads/tus'
import { unfinishedUploads } from '@/lib/evidence/uploads/unfinished'
import { failpoint } from '@/lib/failpoint'
import { guarded, retryAfter } from '@/lib/guard'

export const dynamic = 'force-dynamic'

/** What this end of the tus protocol can do. */
export async function OPTIONS(): Promise<Response> {
  return new Response(null, { status: 204, headers: tusAbilities })
}

/** Uploads of an assessment that can go on, or were refused lately: GET /api/evidence/uploads?assessment=ID. */
export async function GET(request: Request): Promise<Response> {
  const id = z.uuid().safeParse(new URL(request.url).searchParams.get('assessment'))
  const actor = await currentActor()
  const uploads =
    id.success && actor
      ? await withTenant(actor, async (tx) => {
          const assessment = await tx.assessment.findUnique({ where: { id: id.data } })
          return assessment && can(actor, 'evidence:upload', { assessment }) ? unfinishedUploads(tx, id.data, new Date()) : null
        })
      : null
  if (actor && id.success && !uploads) await recordDenial(actor, 'evidence:upload', id.data)
  return uploads ? Response.json({ ok: true, value: uploads }, { headers: { 'cache-control': 'private, no-store' } }) : Response.json({ ok: false, error: 'Not found.' }, { status: 404 })
}

/**
 * Announces one file (tus creation): Upload-Length, and in Upload-Metadata assessmentId, groupId, groupSize, position,
 * name, sha256, and itemId or kind where they are known. Answers 201 with its address; announcing it again gives the same.
 */
export async function POST(request: Request): Promise<Response> {
  if (request.headers.get('tus-resumable') !== tusVersion) return tusAnswer(412, 'The tus protocol in version 1.0.0 is spoken here.', { 'tus-version': tusVersion })
  const metadata = metadataOf(request.headers.get('upload-metadata'))
  const input = Announced.safeParse({ ...metadata, size: bytesOf(request.headers.get('upload-length')) })
  if (!input.success) return tusAnswer(422, input.error.issues[0]?.message ?? 'The upload is not described.')
  const at = (id: string) => ({ location: `/api/evidence/uploads/${id}` })
  const { status, result, actor } = await guarded(request, input.data, 'evidence:upload', Announced, ({ assessmentId }) => ({ assessment: assessmentId }), (given) => beginUpload(given)).catch(async (error: unknown) => {
    // Announced twice at once: the second finds the place taken.
    const before = await again(input.data)
    if (!before) throw error
    return { status: 200, result: { ok: true, value: { id: before } } as const, actor: undefined }
  })
  if (!result.ok) {
    const before = status === 409 || status === 413 ? actor && (await withTenant(actor, (tx) => announcedBefore(tx, actor.orgId, input.data))) : null
    return before ? tusAnswer(201, null, at(before)) : tusAnswer(status, result.error, retryAfter(result))
  }
  failpoint('upload.begun')
  return tusAnswer(201, null, at(result.value.id))
}

async function again(input: Announced): Promise<string | null> {
  const actor = await currentActor()
  return actor && withTenant(actor, (tx) => announcedBefore(tx, actor.orgId, input))
}
