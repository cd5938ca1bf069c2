import * as z from 'zod'
import { recordDenial } from '@/lib/auth/denial'
import { currentActor } from '@/lib/auth/session'
import { readAs } from '@/lib/db/tenant'
import { leaves } from '@/lib/evidence/download'
import { attachment } from '@/lib/evidence/file-name'
import { isUsPerson } from '@/lib/evidence/open'
import { Conflict, evidenceClosed, guarded, retryAfter } from '@/lib/guard'
import { withinLimit } from '@/lib/limits/count'
import { KeyGone } from '@/lib/vault/keys/key-service'
import { Removed } from '@/lib/vault/object'
import { openObject } from '@/lib/vault/reading'

export const dynamic = 'force-dynamic'

const notFound = () => Response.json({ ok: false, error: 'Not found.' }, { status: 404 })

/** Ends with an error, never with an end, when the bytes are not the ones that were put in. @throws what keeps the first of them from being read */
async function streamOf(source: AsyncIterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const iterator = source[Symbol.asyncIterator]()
  let first: IteratorResult<Uint8Array> | null = await iterator.next()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = first ?? (await iterator.next())
        first = null
        if (done) controller.close()
        else controller.enqueue(value)
      } catch (error) {
        console.error(`A download was ended: ${error instanceof Error ? error.message : String(error)}`)
        controller.error(error)
      }
    },
    async cancel() {
      await iterator.return?.()
    },
  })
}

/** One file of an evidence revision as a download. The reading is on record before the first byte leaves. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const id = z.uuid().safeParse((await params).id)
  const actor = await currentActor()
  if (!actor) return Response.json({ ok: false, error: 'You are signed out.' }, { status: 401 })
  if (!id.success) return notFound()
  const found = await readAs(actor, async (tx) => ({ file: await tx.evidenceFile.findUnique({ where: { id: id.data }, include: { object: true, revision: { select: { status: true } } } }), verified: await isUsPerson(tx) }))
  // To whom evidence is closed the database shows no file: every id, also one that does not exist, gets the same refusal.
  if (!found.file && !found.verified) {
    await recordDenial(actor, 'evidence:read', id.data, 'us-person')
    return Response.json(evidenceClosed, { status: 403 })
  }
  const { file } = found
  if (!file) {
    await recordDenial(actor, 'evidence:read', id.data)
    return notFound()
  }
  const { status, result } = await guarded(
    request,
    { assessmentId: file.assessmentId },
    'evidence:download',
    z.strictObject({ assessmentId: z.uuid() }),
    ({ assessmentId }) => ({ assessment: assessmentId }),
    async ({ tx, actor }) => {
      // Not before it was found clean, and never when it was refused or set aside.
      if (!leaves.includes(file.revision.status)) throw new Conflict('This file was not released: it waits to be checked, was refused, or was set aside.', 403)
      await withinLimit(tx, 'download', actor.personId)
      return { event: { code: 'evidence.read', data: { revisionId: file.revisionId, fileId: file.id, sha256: file.sha256, download: true }, target: file.revisionId }, result: null }
    },
  )
  if (!result.ok && (result.conflict || result.closed || status === 403 || status === 429)) return Response.json(result, { status, headers: retryAfter(result) })
  if (!result.ok || !file.object) return notFound()
  const body = await streamOf(openObject(file.object)).catch((error: unknown) => error)
  if (body instanceof Removed || body instanceof KeyGone) return Response.json({ ok: false, error: body instanceof Removed ? 'This file was disposed of. Its record remains.' : 'The key of this file is not there any more, so nobody can read it. Ask the operator.' }, { status: 410 })
  if (!(body instanceof ReadableStream)) throw body
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(file.size),
      'content-disposition': attachment(file.name),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    },
  })
}
