import { type NextRequest, NextResponse } from 'next/server'
import { cookieName } from './lib/auth/cookie-name'
import { tokenHash } from './lib/auth/token'
import { env } from './lib/env'
import { addressOf, counted } from './lib/limits/address'
import { limitAnswer } from './lib/limits/answer'
import type { Over } from './lib/limits/limits'
import { countHere, rememberedSession } from './lib/limits/process-counts'

/**
 * Counts the request for its person, or for its address while nobody is signed in. What changes something passes: it is
 * counted where it is done, and answered in the form, so that what was typed stays.
 */
function heldBack(request: NextRequest): Over | null {
  const cookie = request.cookies.get(cookieName())?.value
  const actor = cookie ? rememberedSession(tokenHash(cookie)) : null
  if (!actor) return countHere('visit', counted(addressOf(request.headers)), null)
  const over = countHere('request', actor.personId, actor)
  return request.headers.has('next-action') ? null : over
}

/**
 * The header of every page that differs by request: a content security policy with a nonce of its own. The others are in
 * next.config.ts. It never decides who may see what; with this file removed every page refuses the same people, which
 * lib/attack/matrix.server.test.ts holds it to.
 */
export function proxy(request: NextRequest): NextResponse {
  const own = new URL(env().APP_ORIGIN)
  const over = heldBack(request)
  if (over) return limitAnswer(over, request.headers.get('accept')) as NextResponse
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const development = env().NODE_ENV === 'development'
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  if (own.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains')
  return response
}

// Not the uploads: a request body that passes here is cut at 10 MB without an error.
export const config = { matcher: ['/((?!api/evidence|api/analysis|api/health|_next/static|_next/image|favicon.ico).*)'] }
