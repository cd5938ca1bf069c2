import { guarded } from '@/lib/guard'
import { reportInputOf } from '@/lib/report/load'
import { renderReport } from '@/lib/report/render'
import { reportOf } from '@/lib/report/report'
import * as z from 'zod'

const Params = z.strictObject({ id: z.uuid() })
const missing = () => new Response('Not found.', { status: 404 })

/** The vetting report as PDF: of the decision when there is one, else a draft of what is known now. */
export async function GET(request: Request, context: RouteContext<'/assessments/[id]/report.pdf'>): Promise<Response> {
  const { id } = await context.params
  const now = new Date()
  const { status, result } = await guarded(request, { id }, 'report:read', Params, (input) => ({ assessment: input.id }), async ({ tx }) => {
    const input = await reportInputOf(tx, id, now)
    return { event: { code: 'report.read', data: { draft: input.determination === null, digest: input.digest } }, result: input }
  })
  if (!result.ok) return status === 404 ? missing() : new Response(result.error, { status })
  const input = result.value
  const pdf = renderReport(reportOf(input), input.card, input.input, now, input.logProof)
  const name = `${input.code}${input.determination ? '' : '-draft'}.pdf`
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
