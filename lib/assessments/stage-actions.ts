'use server'

import { catalog } from '../checklist/catalog'
import { action, Conflict } from '../guard'
import { enqueue } from '../jobs/enqueue'
import { mailRespondents, mailTo } from './mail'
import { rescore } from './rescore'
import { ReopenAssessment, SendToApprover, SubmitAssessment, submitStatement } from './schema'

/**
 * Signs and submits the questionnaire. Gaps are allowed: they count as nothing and stay visible.
 * From here the prime can read answers and evidence.
 */
export const submitAssessment = action(
  'assessment:submit',
  SubmitAssessment,
  (input) => ({ assessment: input.assessmentId }),
  async ({ tx, actor, input, assessment, now }) => {
    const attestation = { personId: actor.personId, name: input.name, statement: submitStatement, at: now.toISOString() }
    const { count } = await tx.assessment.updateMany({
      where: { id: assessment.id, stage: 'answering', version: assessment.version },
      data: { stage: 'submitted', submittedAt: now, reopenedAt: null, attestation, version: { increment: 1 } },
    })
    if (count !== 1) throw new Conflict()
    const card = await rescore(tx, assessment.id, now)
    // The respondent's transaction sees no earlier review; judged as the prime, they all count.
    await enqueue(tx, 'rescore', { orgId: assessment.primeId, assessmentId: assessment.id })
    await mailTo(tx, assessment.requestedById, assessment.primeId, `${card.subcontractor} submitted ${assessment.code}`, `${input.name} signed and submitted the questionnaire for ${card.program}. It waits for a review.`)
    return {
      event: { code: 'assessment.submitted', data: { resubmitted: assessment.submittedAt !== null, answered: assessment.answered, evidence: assessment.evidenceCount } },
      result: { outcome: card.outcome },
    }
  },
)

/** Gives the questionnaire back to the respondent with a reason; the earlier signature no longer covers it. */
export const reopenAssessment = action(
  'assessment:reopen',
  ReopenAssessment,
  (input) => ({ assessment: input.assessmentId }),
  async ({ tx, actor, input, assessment, now }) => {
    const { count } = await tx.assessment.updateMany({
      where: { id: assessment.id, stage: 'submitted', version: assessment.version },
      data: { stage: 'answering', reopenedAt: now, version: { increment: 1 } },
    })
    if (count !== 1) throw new Conflict()
    await mailRespondents(tx, assessment, `${actor.orgName} gave ${assessment.code} back to you`, `The questionnaire ${assessment.code} is open again. Sign in to read why, change what is asked, and sign it anew.`)
    return { event: { code: 'assessment.reopened', data: { reason: input.reason } }, result: {} }
  },
)

/** Hands the reviewed assessment to the approver. Every criterion must have been looked at and every proposed knock-out decided. */
export const sendToApprover = action(
  'assessment:send-to-approver',
  SendToApprover,
  (input) => ({ assessment: input.assessmentId }),
  async ({ tx, actor, assessment, now }) => {
    const card = await rescore(tx, assessment.id, now)
    const proposed = card.knockOuts.filter((k) => k.state === 'proposed').map((k) => k.id)
    if (proposed.length > 0) throw new Conflict(`Confirm or dismiss ${proposed.join(' and ')} first: a proposed knock-out needs your word.`)
    const reviewed = new Set((await tx.criterionReview.findMany({ where: { assessmentId: assessment.id }, select: { criterionId: true } })).map((r) => r.criterionId))
    const open = catalog.criteria.filter((c) => !reviewed.has(c.id) && card.criteria.some((r) => r.id === c.id && r.outcome !== 'not-applicable'))
    if (open.length > 0) throw new Conflict(`${open.length} criteria have no review yet, the first is ${open[0]?.id}.`)
    const { count } = await tx.assessment.updateMany({
      where: { id: assessment.id, stage: 'submitted', version: assessment.version },
      data: { stage: 'with-approver', reviewerId: actor.personId, version: { increment: 1 } },
    })
    if (count !== 1) throw new Conflict()
    return { event: { code: 'assessment.sent-to-approver', data: { outcome: card.outcome, score: card.score } }, result: {} }
  },
)
