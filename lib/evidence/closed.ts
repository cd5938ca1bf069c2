import 'server-only'
import type { Actor } from '../auth/actor'
import { isoDay } from '../day-words'
import { readAs, type Tx, withTenant } from '../db/tenant'
import { recordAudit } from '../audit/record'
import { type Standing, verificationStanding } from '../people/standing'
import { evidenceOpen } from './open'

/** Why evidence is closed to the actor and who can change that; it says nothing of what is behind. */
export type Closed = { standing: Standing; endedOn: string | null; officers: string[]; orgName: string }

/** The acting person's own newest record, and the Export Control Officers of their organization who are not themself. */
async function closedIn(tx: Tx, actor: Actor): Promise<Closed> {
  const row = await tx.verification.findFirst({ where: { orgId: actor.orgId, personId: actor.personId }, orderBy: { id: 'desc' } })
  const officers = await tx.membership.findMany({ where: { orgId: actor.orgId, role: 'export-officer', active: true, personId: { not: actor.personId } }, include: { person: { select: { name: true } } }, orderBy: { createdAt: 'asc' } })
  const record = row && { verifiedOn: isoDay(row.verifiedOn), nextReview: isoDay(row.nextReview), withdrawn: row.withdrawnAt !== null }
  return { standing: verificationStanding(record, isoDay(new Date())), endedOn: record?.nextReview ?? null, officers: officers.map(({ person }) => person.name), orgName: actor.orgName }
}

/** Null when the evidence of this assessment is open to the actor. Asking puts nothing on record. */
export async function whyClosed(actor: Actor, assessmentId: string): Promise<Closed | null> {
  return readAs(actor, async (tx) => ((await evidenceOpen(tx, assessmentId)) ? null : closedIn(tx, actor)))
}

/** The same for a page that is about the evidence: being turned away is on record. */
export async function turnedAway(actor: Actor, assessment: { id: string; primeId: string; subId: string }): Promise<Closed | null> {
  return withTenant(actor, async (tx) => {
    if (await evidenceOpen(tx, assessment.id)) return null
    await recordAudit(tx, { actor, assessment, event: { code: 'access.denied', data: { permission: 'evidence:read', because: 'us-person' }, target: assessment.id }, outcome: 'denied' })
    return closedIn(tx, actor)
  })
}
