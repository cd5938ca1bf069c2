import { databaseAnswers } from '@/lib/db/health'

export const dynamic = 'force-dynamic'

/** 200 while the database answers, 503 otherwise; says nothing else. */
export async function GET(): Promise<Response> {
  const up = await databaseAnswers()
  return Response.json({ up }, { status: up ? 200 : 503, headers: { 'cache-control': 'no-store' } })
}
