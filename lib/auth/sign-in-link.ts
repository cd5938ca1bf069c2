import { recordAudit } from '../audit/record'
import { inContext, setContext } from '../db/tenant'
import type { SignIn } from './identity'
import { tokenHash } from './token'

/** Whose link it is, while it works; null when it does not, for whatever reason. */
export async function linkOf(token: string): Promise<{ name: string; orgName: string } | null> {
  const hash = tokenHash(token)
  return inContext({ token_hash: hash }, async (tx) => {
    const [open] = await tx.$queryRaw<{ orgId: string; membershipId: string }[]>`select "orgId", "membershipId" from "SignInLink" where "tokenHash" = ${hash} and "usedAt" is null and "expiresAt" > now()`
    if (!open) return null
    await setContext(tx, { org_id: open.orgId })
    const member = await tx.membership.findFirst({ where: { id: open.membershipId, active: true, person: { active: true } }, include: { person: true, org: true } })
    return member && { name: member.person.name, orgName: member.org.legalName }
  })
}

/**
 * Uses a link up. It works once and in time by the clock of the database, for one of two clicks at the same time.
 * @param issuers of the identity providers here: whoever has an identity at one that their organization allows signs in with it and by no link
 * @returns what to sign in with, or null
 */
export async function redeemLink(token: string, issuers: string[]): Promise<SignIn | null> {
  const hash = tokenHash(token)
  return inContext({ token_hash: hash }, async (tx) => {
    const [link] = await tx.$queryRaw<{ id: string; orgId: string; personId: string; membershipId: string }[]>`
      update "SignInLink" set "usedAt" = now() where "tokenHash" = ${hash} and "usedAt" is null and "expiresAt" > now() returning id, "orgId", "personId", "membershipId"`
    if (!link) return null
    await setContext(tx, { org_id: link.orgId, person_id: link.personId })
    const member = await tx.membership.findFirst({ where: { id: link.membershipId, personId: link.personId, active: true, person: { active: true } }, include: { person: true, org: true } })
    if (!member) return null
    const allowed = await tx.organizationIssuer.findMany({ where: { orgId: link.orgId, issuer: { in: issuers }, removedAt: null }, select: { issuer: true } })
    if (await tx.identity.findFirst({ where: { personId: link.personId, issuer: { in: allowed.map(({ issuer }) => issuer) } }, select: { id: true } })) return null
    const orgKind = member.org.kind === 'prime' ? 'prime' : 'subcontractor'
    await recordAudit(tx, { actor: { personId: link.personId, name: member.person.name, orgId: link.orgId, orgKind }, event: { code: 'sign-in-link.used', data: { linkId: link.id, membershipId: link.membershipId }, target: link.membershipId } })
    return { personId: link.personId, membershipId: link.membershipId }
  })
}
