import { rosterTemplate } from '@/lib/analyzers/roster/template'
import { currentActor } from '@/lib/auth/session'

/** The empty roster as a download; it holds nothing of anyone. */
export async function GET(): Promise<Response> {
  if (!(await currentActor())) return new Response('Not found.', { status: 404 })
  return new Response(rosterTemplate, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="roster-template.csv"', 'cache-control': 'private, no-store' } })
}
