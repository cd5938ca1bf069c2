import { z } from 'zod'
import { currentActor } from '@/lib/auth/session'
import { withTenant } from '@/lib/db/tenant'
import { attachment } from '@/lib/evidence/file-name'
import { guarded } from '@/lib/guard'
import { vault } from '@/lib/vault/open-vault'

export const dynamic = 'force-dynamic'

const notFound = () => Response.json({ ok: false, error: 'Not found.' }, { status: 404 })

/** Ends with an error, never with an end, when the bytes are not the ones that were put in. */
function streamOf(source: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const iterator = source[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next()
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
  if (!id.success || !actor) return notFound()
  const file = await withTenant(actor, (tx) => tx.evidenceFile.findUnique({ where: { id: id.data } }))
  if (!file) return notFound()
  const { result } = await guarded(
    request,
    { assessmentId: file.assessmentId },
    'evidence:read',
    z.strictObject({ assessmentId: z.uuid() }),
    ({ assessmentId }) => ({ assessment: assessmentId }),
    async () => ({ event: { code: 'evidence.read', data: { revisionId: file.revisionId, fileId: file.id, sha256: file.sha256 }, target: file.revisionId }, result: null }),
  )
  if (!result.ok || !(await vault().has(file.sha256))) return notFound()
  return new Response(streamOf(vault().open(file.sha256)), {
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
