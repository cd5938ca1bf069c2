import { refuse } from '@/lib/auth/denial'
import { can } from '@/lib/auth/policy'
import { requireActor } from '@/lib/auth/session'

/** Answers 404 before anything is sent: the page below streams, and would say 200. The page asks for itself all the same. */
export default async function AuditLayout({ children }: LayoutProps<'/audit'>) {
  const actor = await requireActor('prime')
  if (!can(actor, 'audit:read', 'own')) await refuse(actor, 'audit:read', 'own')
  return children
}
