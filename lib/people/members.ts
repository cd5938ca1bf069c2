import type { Actor } from '../auth/actor'
import type { Tx } from '../db/tenant'
import { Conflict } from '../guard'

/** A membership of the actor's organization that is not the actor's own. @throws Conflict otherwise, which look alike */
export async function colleague(tx: Tx, actor: Actor, membershipId: string) {
  const found = await tx.membership.findFirst({ where: { id: membershipId, orgId: actor.orgId, personId: { not: actor.personId } }, include: { person: { select: { name: true, email: true } } } })
  if (!found) throw new Conflict('This member is not here any more, or it is you: somebody else must do that.')
  return found
}

/**
 * Codes of undecided assessments that this person asked for or reviewed. As an approver they could come to decide them,
 * so they do not become one while there are any; the database refuses the decision itself whatever the role.
 */
export async function reviewedUndecided(tx: Tx, orgId: string, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select a.code from "Assessment" a where a."primeId" = ${orgId}::uuid and a.stage <> 'decided' and (
      a."reviewerId" = ${personId}::uuid or a."requestedById" = ${personId}::uuid
      or exists (select from "CriterionReview" r where r."assessmentId" = a.id and r."byId" = ${personId}::uuid)
      or exists (select from "EvidenceReview" r where r."assessmentId" = a.id and r."byId" = ${personId}::uuid)
      or exists (select from "KnockOutDecision" r where r."assessmentId" = a.id and r."byId" = ${personId}::uuid)) order by 1`
  return rows.map(({ code }) => code)
}

/** Codes of undecided assessments that this person has ruled on as approver, or was given to decide. */
export async function ruledUndecided(tx: Tx, orgId: string, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    select a.code from "Assessment" a where a."primeId" = ${orgId}::uuid and a.stage <> 'decided' and (
      a."approverId" = ${personId}::uuid or exists (select from "Determination" d where d."assessmentId" = a.id and d."byId" = ${personId}::uuid)) order by 1`
  return rows.map(({ code }) => code)
}

/** @throws Conflict when a person in this role could become reviewer and approver of one assessment */
export async function refuseBothHands(tx: Tx, orgId: string, person: { id: string; name: string }, role: string): Promise<void> {
  const codes = role === 'approver' ? await reviewedUndecided(tx, orgId, person.id) : role === 'reviewer' ? await ruledUndecided(tx, orgId, person.id) : []
  if (codes.length > 0) throw new Conflict(`${person.name} ${role === 'approver' ? 'asked for or reviewed' : 'ruled on'} ${codes.slice(0, 5).join(', ')}, not decided yet. Nobody reviews and decides the same assessment; change the role once it is decided.`)
}
