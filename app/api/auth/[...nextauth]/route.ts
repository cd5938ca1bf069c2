import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { identityProviders } from '@/lib/auth/identity-providers'
import { authOptions } from '@/lib/auth/options'
import { recordRefusal } from '@/lib/auth/session'
import { env } from '@/lib/env'
import { addressOf, counted } from '@/lib/limits/address'
import { limitAnswer } from '@/lib/limits/answer'
import { attempt } from '@/lib/limits/count'
import type { Over } from '@/lib/limits/limits'

type Context = { params: Promise<{ nextauth: string[] }> }

/** The sign-in page says it; next-auth's own code in the page follows the address in JSON, a browser the redirect. */
function tooOften(request: NextRequest, over: Over): Response {
  const url = `${new URL(env().APP_ORIGIN).origin}/sign-in?error=often`
  const headers = { 'retry-after': String(over.seconds), 'cache-control': 'no-store' }
  return request.method === 'GET' ? limitAnswer(over, request.headers.get('accept')) : Response.json({ url }, { status: 429, headers })
}

/** Whether a request is part of signing in; the others only read, or sign out. */
const signsIn = ({ method, nextUrl: { pathname } }: NextRequest) => /^\/api\/auth\/(?:callback|signin)\//.test(pathname) && (method === 'POST' || pathname.startsWith('/api/auth/callback/'))

/** The identity provider that an address of signing in names. */
function namedIn({ nextUrl: { pathname } }: NextRequest) {
  const id = /^\/api\/auth\/(?:callback|signin)\/([^/]+)$/.exec(pathname)?.[1]
  return identityProviders().find((one) => one.id === id)
}

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const over = signsIn(request) ? await attempt('sign-in', counted(addressOf(request.headers)), null) : null
  if (over) return tooOften(request, over)
  const reasons: string[] = []
  const named = namedIn(request)
  const options = await authOptions(request.headers.get('host'), named, (reason) => void reasons.push(reason))
  const response = (await NextAuth(request as never, context as never, options)) as Response
  // Only an answer that came back is a refused sign-in; a provider that cannot be reached is not.
  const [reason] = reasons
  if (reason && named && request.nextUrl.pathname.startsWith('/api/auth/callback/')) await recordRefusal('oidc', reason)
  return response
}

export { handler as GET, handler as POST }
