import { redirect } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'

/** Each side starts at its own desk. */
export default async function StartPage() {
  const actor = await requireActor()
  redirect(actor.role === 'export-officer' ? '/people' : actor.orgKind === 'prime' ? '/portfolio' : '/portal')
}
