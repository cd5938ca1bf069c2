import { goOn, secondsLeft } from '@/lib/auth/own-sessions'
import { sessionHash } from '@/lib/auth/session'
import { idleMinutes } from '@/lib/auth/session-store'
import { sameOrigin } from '@/lib/guard'

export const dynamic = 'force-dynamic'

const answer = (left: number | null) => Response.json({ left: left ?? 0 }, { status: left === null ? 401 : 200, headers: { 'cache-control': 'private, no-store' } })

/** How many seconds this session has left. Asking does not put its end off. */
export async function GET(): Promise<Response> {
  const hash = await sessionHash()
  return answer(hash ? await secondsLeft(hash) : null)
}

/** The person is there and wants to go on: puts idleness off, never the absolute end. */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request.headers.get('origin'))) return Response.json({ left: 0 }, { status: 403 })
  const hash = await sessionHash()
  return answer(hash ? await goOn(hash, idleMinutes) : null)
}
