import { v7 as uuidv7 } from 'uuid'
import { recordAudit } from '../audit/record'
import { inContext, setContext, type Tx } from '../db/tenant'

/** Who the identity provider says it is: issuer and subject together, never an e-mail address. */
export type ProvenIdentity = { issuer: string; subject: string }

/** A membership that a session can start with. */
export type SignIn = { personId: string; membershipId: string }

/**
 * The first active membership of the person this identity belongs to, in an organization that allows its issuer; null when
 * there is none.
 */
export async function signInOf({ issuer, subject }: ProvenIdentity): Promise<SignIn | null> {
  return inContext({ issuer, subject }, async (tx) => {
    const identity = await tx.identity.findFirst({ where: { issuer, subject }, select: { personId: true } })
    if (!identity) return null
    await setContext(tx, { person_id: identity.personId })
    const membership = await tx.membership.findFirst({ where: { personId: identity.personId, active: true, person: { active: true }, org: { issuers: { some: { issuer, removedAt: null } } } }, orderBy: { createdAt: 'asc' }, select: { id: true } })
    return membership && { personId: identity.personId, membershipId: membership.id }
  })
}

/** Sessions that begin with a one-time link: they may bind the identity that will sign in from now on. */
const byLink = ['setup', 'invitation', 'link']

/**
 * Binds an identity to the person of a session that began with a one-time link, if that person has none of this issuer
 * and their organization allows it. The first administrator of an organization that allows none yet settles it by doing so.
 * @returns false when the session may not, and nothing was bound
 */
export async function linkIdentity(sidHash: string, { issuer, subject }: ProvenIdentity): Promise<boolean> {
  return inContext({ sid_hash: sidHash }, async (tx) => {
    const session = await tx.session.findUnique({ where: { sidHash }, include: { membership: { include: { org: true, person: true } } } })
    if (!session || session.revokedAt || session.expiresAt < new Date() || !byLink.includes(session.method)) return false
    const { personId, membership } = session
    await setContext(tx, { org_id: membership.orgId, person_id: personId })
    if (await tx.identity.findFirst({ where: { personId, issuer }, select: { id: true } })) return false
    if (!(await issuerAllowed(tx, membership, personId, issuer))) return false
    await tx.identity.create({ data: { id: uuidv7(), personId, issuer, subject }, select: { id: true } })
    const actor = { personId, name: membership.person.name, orgId: membership.orgId, orgKind: membership.org.kind === 'prime' ? ('prime' as const) : ('subcontractor' as const) }
    await recordAudit(tx, { actor, event: { code: 'identity.linked', data: { issuer } } })
    return true
  })
}

async function issuerAllowed(tx: Tx, membership: { orgId: string; role: string }, personId: string, issuer: string): Promise<boolean> {
  const known = await tx.organizationIssuer.findMany({ where: { orgId: membership.orgId } })
  if (known.length > 0) return known.some((one) => one.issuer === issuer && one.removedAt === null)
  if (membership.role !== 'admin') return false
  await tx.organizationIssuer.create({ data: { orgId: membership.orgId, issuer, addedById: personId }, select: { issuer: true } })
  return true
}
