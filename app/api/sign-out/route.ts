import { endSession } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { sameOrigin } from '@/lib/guard'

/**
 * Ends the session at the server, and has the browser forget what it kept of it. A form posts here, so that signing out
 * works without a script.
 */
export async function POST(request: Request): Promise<Response> {
  if (!sameOrigin(request.headers.get('origin'))) return new Response('This request did not come from Veritar.', { status: 403 })
  await endSession()
  return new Response(null, { status: 303, headers: { location: new URL('/sign-in', env().APP_ORIGIN).href, 'clear-site-data': '"cache", "storage"', 'cache-control': 'no-store' } })
}
