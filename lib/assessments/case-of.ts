import type { Tx } from '../db/tenant'
import { Case, Subcontractor } from '../checklist/case'
import { evidenceOf } from './case-evidence'
import { screeningOf } from './case-screening'

const day = (date: Date | null) => (date ? date.toISOString().slice(0, 10) : null)

/** Keeps the newest row of each key; rows must come oldest first. */
function newest<T>(rows: T[], key: (row: T) => string): T[] {
  return [...new Map(rows.map((row) => [key(row), row])).values()]
}

/**
 * Everything score() judges of one assessment, read in the caller's transaction and so within what the actor may see.
 * @returns a parsed Case for the moment `now`
 * @throws Error when the assessment is not visible; ZodError when stored JSON no longer fits the case
 */
export async function caseOf(tx: Tx, assessmentId: string, now: Date): Promise<Case> {
  const assessment = await tx.assessment.findUniqueOrThrow({ where: { id: assessmentId }, include: { sub: true, program: true } })
  const { sub, program } = assessment
  const oldestFirst = { where: { assessmentId }, orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }] }
  const answers = await tx.answer.findMany({ where: { assessmentId }, orderBy: { criterionId: 'asc' } })
  const reviews = await tx.criterionReview.findMany(oldestFirst)
  const decisions = await tx.knockOutDecision.findMany(oldestFirst)
  const evidence = await evidenceOf(tx, assessmentId)
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set([...reviews, ...decisions, ...evidence.reviews].map((row) => row.byId))] } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'a reviewer no longer visible'
  const signed = (row: { byId: string; at: Date; reason: string }) => ({
    by: nameOf(row.byId),
    at: row.at.toISOString(),
    reason: row.reason || 'No reason was recorded.',
  })
  const verdicts = newest(reviews.filter((r) => !r.decision.startsWith('na-')), (r) => r.criterionId)
  const notApplicable = newest(reviews.filter((r) => r.decision.startsWith('na-')), (r) => r.criterionId)
  const attestation = assessment.attestation as { name: string; at: string } | null
  const signedSinceReopening = attestation && (!assessment.reopenedAt || attestation.at > assessment.reopenedAt.toISOString())

  const { owners, vendors } = Subcontractor.pick({ owners: true, vendors: true }).parse({ owners: sub.owners, vendors: sub.vendors })
  const screening = await screeningOf({ legalName: sub.legalName, aliases: sub.aliases, owners, vendors, cage: sub.cage, uei: sub.uei }, evidence.items, sub.updatedAt, now)

  return Case.parse({
    asOf: now.toISOString(),
    subcontractor: {
      legalName: sub.legalName,
      aliases: sub.aliases,
      cage: sub.cage,
      uei: sub.uei,
      incorporatedIn: sub.incorporatedIn,
      registration: { status: sub.registrationStatus, maskedCode: sub.registrationCode, expiresOn: day(sub.registrationExpiresOn) },
      owners: sub.owners,
      providers: sub.providers,
      vendors: sub.vendors,
    },
    program: { name: program.name, customer: program.customer, gates: program.gates, policy: program.policy },
    answers: Object.fromEntries(answers.map((a) => [a.criterionId, { values: a.values, note: a.note, doesNotApply: a.doesNotApply }])),
    screening,
    attestation: signedSinceReopening ? { by: attestation.name, at: attestation.at } : null,
    evidence: evidence.items.map(({ review, ...item }) => ({ ...item, review: review && { ...signed(review), accepted: review.accepted, independent: review.independent } })),
    reviews: {
      overrides: verdicts.filter((r) => r.decision === 'overridden').map((r) => ({ criterion: r.criterionId, outcome: r.outcome, ...signed(r) })),
      notApplicable: notApplicable.map((r) => ({ criterion: r.criterionId, accepted: r.decision === 'na-accepted', ...signed(r) })),
      knockOuts: newest(decisions, (d) => `${d.knockOutId} ${d.criterionId}`).map((d) => ({
        id: d.knockOutId,
        criterion: d.criterionId,
        decision: d.decision,
        ...signed(d),
      })),
    },
  })
}
