import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/auth/options'

type Context = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, context: Context): Promise<Response> {
  return NextAuth(request as never, context as never, await authOptions(request.headers.get('host'))) as Promise<Response>
}

export { handler as GET, handler as POST }
