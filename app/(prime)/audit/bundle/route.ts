import * as z from 'zod'
import { exportLines, newestHead } from '@/lib/audit/export-bundle'
import { isoDay } from '@/lib/day-words'
import { Conflict, guarded } from '@/lib/guard'

export const dynamic = 'force-dynamic'

const Query = z.strictObject({ names: z.enum(['yes', 'no']).default('yes') })

function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}

/** The prime's log as one file that `veritar verify-log` checks. The export is on record before the first line leaves. */
export async function GET(request: Request): Promise<Response> {
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { result, status, actor } = await guarded(request, query, 'audit:export', Query, () => 'own', async ({ tx, actor, input }) => {
    const head = await newestHead(tx, actor.orgId)
    if (!head) throw new Conflict('Nothing of the log is signed yet. Try again in a moment.')
    return { event: { code: 'audit.exported', data: { events: head.size, names: input.names === 'yes' } }, result: { size: head.size, names: input.names === 'yes' } }
  })
  if (!result.ok || !actor) return new Response(result.ok ? 'Not found.' : result.error, { status: result.ok ? 404 : status })
  const now = new Date()
  const { size, names } = result.value
  return new Response(streamOf(exportLines(actor.orgId, size, { orgId: actor.orgId, personId: actor.personId }, { now, names })), {
    headers: {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="veritar-log-${isoDay(now)}-${size}.jsonl"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
