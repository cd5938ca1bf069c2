import type { Actor } from '@/lib/auth/actor'
import { can } from '@/lib/auth/policy'

export type NavItem = { href: string; label: string; count?: number }

/** Where an actor can go, by side and role; the pages themselves ask again. */
export function navigationFor(actor: Actor): NavItem[] {
  const people = can(actor, 'people:read', 'own') ? [{ href: '/people', label: 'People' }] : []
  if (actor.role === 'export-officer') return [...people, { href: '/checks', label: 'What is checked' }]
  if (actor.orgKind === 'subcontractor') {
    return [
      { href: '/portal', label: 'Requests' },
      { href: '/portal/profile', label: 'Company profile' },
      ...people,
      { href: '/checks', label: 'What is checked' },
    ]
  }
  return [
    { href: '/portfolio', label: 'Portfolio' },
    { href: '/programs', label: 'Programs' },
    { href: '/subcontractors', label: 'Subcontractors' },
    { href: '/outbox', label: 'Outbox' },
    ...people,
    ...(can(actor, 'retention:read', 'own') ? [{ href: '/retention', label: 'Retention' }] : []),
    ...(can(actor, 'audit:read', 'own') ? [{ href: '/audit', label: 'Audit trail' }] : []),
    { href: '/checks', label: 'What is checked' },
  ]
}
