import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'
import { recordRefusal } from '@/lib/auth/session'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, context: Context): Promise<Response> {
  const reasons: string[] = []
  const options = await authOptions(request.headers.get('host'), (reason) => void reasons.push(reason))
  const response = (await NextAuth(request as never, context as never, options)) as Response
  // Only an answer that came back is a refused sign-in; a provider that cannot be reached is not.
  const [reason] = reasons
  if (reason && request.nextUrl.pathname.endsWith('/callback/oidc')) await recordRefusal('oidc', reason)
  return response
}

export { handler as GET, handler as POST }
