import { recordAudit } from '../audit/record'
import { rescore } from '../assessments/rescore'
import { inContext, momentOf, withTenant } from '../db/tenant'
import { enqueue } from './enqueue'
import type { JobData } from './queues'

/**
 * Judges one assessment for this moment, as its prime: only the prime's side sees reviews and rulings, so only here
 * are they all counted. A draft and a decided assessment stay as they are.
 */
export async function rescoreAssessment({ orgId, assessmentId }: JobData<'rescore'>): Promise<void> {
  await withTenant({ orgId, personId: null }, async (tx) => {
    await tx.$queryRaw`select 1 from "Assessment" where id = ${assessmentId}::uuid for update`
    const assessment = await tx.assessment.findUnique({ where: { id: assessmentId } })
    if (!assessment?.submittedAt || assessment.stage === 'decided') return
    const card = await rescore(tx, assessmentId, momentOf(tx))
    if (card.outcome === assessment.outcome && card.score === assessment.score && card.coverage === assessment.coverage) return
    await recordAudit(tx, {
      actor: { system: 'Veritar', orgId, orgKind: 'prime' },
      assessment: { id: assessmentId, primeId: assessment.primeId, subId: assessment.subId },
      event: { code: 'assessment.rescored', data: { outcome: card.outcome, score: card.score, coverage: card.coverage } },
    })
  })
}

/** Evidence ages and registrations expire without anyone writing: every submitted assessment is judged for the new day. */
export async function nightlyRescore(): Promise<void> {
  const primes = await inContext({ worker: 'on' }, (tx) => tx.organization.findMany({ where: { kind: 'prime' }, select: { id: true } }))
  for (const { id: orgId } of primes) {
    await withTenant({ orgId, personId: null }, async (tx) => {
      const open = await tx.assessment.findMany({ where: { primeId: orgId, submittedAt: { not: null }, stage: { not: 'decided' } }, select: { id: true } })
      for (const { id } of open) await enqueue(tx, 'rescore', { orgId, assessmentId: id })
    })
  }
}
