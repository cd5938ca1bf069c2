import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { recordAudit } from '../audit/record'
import { withTenant } from '../db/tenant'
import type { Actor } from './actor'

/** One request renders layouts and a page side by side, and each asks for itself: the first refusal is the event. */
const inThisRequest = cache(() => ({ recorded: false }))

/**
 * Puts on record that somebody signed in was refused, once a request.
 * @param permission what was asked for; a permission of policy.ts, or the side a page belongs to
 * @param target the id it was asked on, or `own`
 * @param because what refused, when it was not the permission itself
 */
export async function recordDenial(actor: Actor, permission: string, target: string, because?: 'us-person'): Promise<void> {
  const request = inThisRequest()
  if (request.recorded) return
  request.recorded = true
  await withTenant(actor, (tx) => recordAudit(tx, { actor, event: { code: 'access.denied', data: { permission, ...(because ? { because } : {}) }, target: target.slice(0, 100) }, outcome: 'denied' }))
}

/** Ends a page as if what it was asked for did not exist, with the refusal on record. */
export async function refuse(actor: Actor, permission: string, target: string): Promise<never> {
  await recordDenial(actor, permission, target)
  notFound()
}
