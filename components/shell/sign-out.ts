'use server'

import { redirect } from 'next/navigation'
import { endSession } from '@/lib/auth/session'

/** Ends the session at the server and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  await endSession()
  redirect('/sign-in')
}
