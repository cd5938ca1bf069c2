'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import * as z from 'zod'
import { sameOrigin } from '../guard'
import { endOwnSessions } from './own-sessions'
import { requireActor, switchMembership } from './session'

const Ended = z.strictObject({ session: z.union([z.uuid(), z.literal('others')]) })
const Switched = z.strictObject({ membership: z.uuid() })

/** Ends one of the person's own sessions, or all others. Of somebody else's nothing happens. */
export async function endSessions(form: FormData): Promise<void> {
  if (!sameOrigin((await headers()).get('origin'))) return
  const actor = await requireActor()
  const parsed = Ended.safeParse({ session: form.get('session') })
  if (parsed.success) await endOwnSessions(actor, parsed.data.session === 'others' ? null : parsed.data.session)
  redirect('/account')
}

/** Goes on in another role of the same person, in a session of its own. */
export async function switchRole(form: FormData): Promise<void> {
  if (!sameOrigin((await headers()).get('origin'))) return
  const actor = await requireActor()
  const parsed = Switched.safeParse({ membership: form.get('membership') })
  if (parsed.success) await switchMembership(actor, parsed.data.membership)
  redirect('/')
}
