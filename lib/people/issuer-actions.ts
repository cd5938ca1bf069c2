'use server'

import { identityProviders } from '../auth/identity-providers'
import { action, Conflict } from '../guard'
import { AllowIssuer, RemoveIssuer } from './schema'

const own = () => 'own' as const

/** Lets people of the organization sign in through an identity provider that the operator has set up. */
export const allowIssuer = action('issuer:write', AllowIssuer, own, async ({ tx, actor, input: { issuer }, now }) => {
  if (!identityProviders().some((one) => one.issuer === issuer)) throw new Conflict('This installation has no identity provider with this issuer. Compare it letter by letter, or ask the operator to add it.')
  const known = await tx.organizationIssuer.findUnique({ where: { orgId_issuer: { orgId: actor.orgId, issuer } } })
  if (known && !known.removedAt) throw new Conflict('Your organization allows it already.')
  const added = { addedById: actor.personId, addedAt: now, removedAt: null }
  if (known) await tx.organizationIssuer.update({ where: { orgId_issuer: { orgId: actor.orgId, issuer } }, data: added, select: { issuer: true } })
  else await tx.organizationIssuer.create({ data: { orgId: actor.orgId, issuer, ...added }, select: { issuer: true } })
  return { event: { code: 'issuer.allowed', data: { issuer } }, result: {} }
}, ({ actor, input }) => `You let people of ${actor.orgName} sign in through ${input.issuer}.`)

/** Ends that, and with it the sessions that began there. One's own is kept: another administrator removes it. */
export const removeIssuer = action('issuer:write', RemoveIssuer, own, async ({ tx, actor, input: { issuer }, now }) => {
  const session = await tx.session.findUnique({ where: { id: actor.sessionId }, select: { issuer: true } })
  if (session?.issuer === issuer) throw new Conflict('You signed in through it. An administrator who signed in another way can remove it.')
  const allowed = await tx.organizationIssuer.count({ where: { orgId: actor.orgId, issuer: { not: issuer }, removedAt: null } })
  if (allowed === 0) throw new Conflict('It is the only one, and nobody could sign in any more. Allow another first.')
  const { count } = await tx.organizationIssuer.updateMany({ where: { orgId: actor.orgId, issuer, removedAt: null }, data: { removedAt: now } })
  if (count !== 1) throw new Conflict('Your organization does not allow it. Reload the page.')
  return { event: { code: 'issuer.removed', data: { issuer } }, result: {} }
}, ({ actor, input }) => `People of ${actor.orgName} no longer sign in through ${input.issuer}. Sessions that began there end.`)
