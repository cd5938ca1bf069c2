'use server'

import { v7 as uuidv7 } from 'uuid'
import { catalog } from '../checklist/catalog'
import { papers } from '../checklist/evidence-kinds'
import { judgeAssessment, rescore } from '../assessments/rescore'
import { mailRespondents, mailTo } from '../assessments/mail'
import { action, Conflict } from '../guard'
import { mustHaveSeen } from './seen'
import { CloseFinding, DecideKnockOut, OpenFinding, ReviewCriterion, ReviewEvidence, SendMessage } from './schema'

const newest = { orderBy: [{ at: 'desc' as const }, { id: 'desc' as const }], select: { id: true, byId: true } }
const onAssessment = (input: { assessmentId: string }) => ({ assessment: input.assessmentId })
const tenantOf = (a: { id: string; primeId: string; subId: string }) => ({ primeId: a.primeId, subId: a.subId, assessmentId: a.id })

function known(criterionId: string) {
  const criterion = catalog.byId(criterionId)
  if (!criterion) throw new Conflict(`The catalog has no criterion ${criterionId}.`)
  return criterion
}

/** Accepts, disputes or overrides a computed verdict, or decides on "does not apply". The computed verdict stays beside it. */
export const reviewCriterion = action('review:write', ReviewCriterion, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  known(input.criterionId)
  await mustHaveSeen(tx, await tx.criterionReview.findFirst({ where: { assessmentId: assessment.id, criterionId: input.criterionId }, ...newest }), input.seen)
  const { input: given, card } = await judgeAssessment(tx, assessment.id, now)
  const result = card.criteria.find((c) => c.id === input.criterionId)
  if (!result) throw new Conflict(`${input.criterionId} is not part of this assessment.`)
  if (input.decision.startsWith('na-') && !given.answers[input.criterionId]?.doesNotApply) throw new Conflict('The respondent no longer says that this does not apply.')
  const outcome = input.decision === 'overridden' ? input.outcome : null
  await tx.criterionReview.create({
    data: { id: uuidv7(), ...tenantOf(assessment), criterionId: input.criterionId, decision: input.decision, outcome, computed: result.computed, reason: input.reason, byId: actor.personId, at: now },
  })
  const reviewed = await tx.criterionReview.findMany({ where: { assessmentId: assessment.id }, distinct: ['criterionId'], select: { criterionId: true } })
  await tx.assessment.update({ where: { id: assessment.id }, data: { reviewedCount: reviewed.length, reviewerId: assessment.reviewerId ?? actor.personId } })
  await rescore(tx, assessment.id, now)
  return { event: { code: 'review.recorded', data: { criterionId: input.criterionId, decision: input.decision, outcome } }, result: {} }
})

/** Confirms or dismisses a proposed knock-out. One that a rule decides is not up for this: only new evidence closes it. */
export const decideKnockOut = action('knockout:decide', DecideKnockOut, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  const criterion = known(input.criterionId)
  if (criterion.knockOuts.find((k) => k.id === input.knockOutId)?.decidedBy !== 'reviewer') throw new Conflict(`${input.knockOutId} is decided by the evidence; only new evidence closes it.`)
  const { knockOutId, criterionId, seen, decision, reason } = input
  await mustHaveSeen(tx, await tx.knockOutDecision.findFirst({ where: { assessmentId: assessment.id, knockOutId, criterionId }, ...newest }), seen)
  await tx.knockOutDecision.create({ data: { id: uuidv7(), ...tenantOf(assessment), knockOutId, criterionId, decision, reason, byId: actor.personId, at: now } })
  await rescore(tx, assessment.id, now)
  return { event: { code: 'knockout.decided', data: { knockOutId, criterionId, decision } }, result: {} }
})

/** Accepts or refuses a document: only then does one that no analyzer could read, such as a scanned letter, carry its grade. */
export const reviewEvidence = action('review:write', ReviewEvidence, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  const revision = await tx.evidenceRevision.findFirst({ where: { id: input.revisionId, assessmentId: assessment.id }, include: { item: { select: { kind: true } } } })
  if (!revision) throw new Conflict('This revision is not part of the assessment.')
  const closed = ['quarantined', 'refused', 'pending'].includes(revision.status) || (revision.status === 'unreadable' && !papers.has(revision.item.kind))
  if (closed) throw new Conflict('It could not be read or was set aside, so it cannot be accepted. Ask for another file.')
  if (!input.accepted && !input.reason) throw new Conflict('Say why you refuse it; the respondent needs to know.')
  await mustHaveSeen(tx, await tx.evidenceReview.findFirst({ where: { assessmentId: assessment.id, revisionId: revision.id }, ...newest }), input.seen)
  const { accepted, independent, reason } = input
  await tx.evidenceReview.create({ data: { id: uuidv7(), ...tenantOf(assessment), revisionId: revision.id, accepted, independent: accepted && independent, reason, byId: actor.personId, at: now } })
  await rescore(tx, assessment.id, now)
  return { event: { code: 'evidence.reviewed', data: { revisionId: revision.id, accepted, independent } }, result: {} }
})

export const openFinding = action('finding:write', OpenFinding, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  known(input.criterionId)
  const id = uuidv7()
  const { criterionId, title, detail, severity, shared } = input
  await tx.finding.create({
    data: { id, ...tenantOf(assessment), criterionId, title, detail, severity, shared, dueOn: input.dueOn ? new Date(input.dueOn) : null, openedById: actor.personId, openedAt: now },
  })
  if (shared) await mailRespondents(tx, assessment, `${actor.orgName} opened a finding on ${criterionId}`, `There is a new finding on ${assessment.code}, ${criterionId}. Sign in to read it.`)
  return { event: { code: 'finding.opened', data: { findingId: id, criterionId, severity } }, result: { id } }
})

export const closeFinding = action('finding:write', CloseFinding, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  const { count } = await tx.finding.updateMany({
    where: { id: input.findingId, assessmentId: assessment.id, status: 'open' },
    data: { status: 'closed', closedById: actor.personId, closedAt: now, closeReason: input.reason },
  })
  if (count !== 1) throw new Conflict('This finding is already closed.')
  return { event: { code: 'finding.changed', data: { findingId: input.findingId, status: 'closed', shared: true } }, result: {} }
})

/** A message the other side reads too. */
export const sendMessage = action('message:write', SendMessage, onAssessment, async ({ tx, actor, input, assessment, now }) => {
  known(input.criterionId)
  if (input.audience === 'internal' && actor.orgKind !== 'prime') throw new Conflict('Only the prime has messages for itself.')
  await tx.message.create({ data: { id: uuidv7(), ...tenantOf(assessment), criterionId: input.criterionId, audience: input.audience, body: input.body, byId: actor.personId, byOrgId: actor.orgId, at: now } })
  if (input.audience === 'shared' && actor.orgKind === 'subcontractor') {
    await mailTo(tx, assessment.reviewerId ?? assessment.requestedById, assessment.primeId, `${actor.orgName} answered on ${input.criterionId}`, `There is a new message on ${assessment.code}, ${input.criterionId}. Sign in to read it.`)
  }
  if (input.audience === 'shared' && actor.orgKind === 'prime') {
    await mailRespondents(tx, assessment, `${actor.orgName} wrote about ${input.criterionId}`, `There is a new message on ${assessment.code}, ${input.criterionId}. Sign in to read it and to answer.`)
  }
  return { event: { code: 'message.sent', data: { criterionId: input.criterionId, audience: input.audience }, internal: input.audience === 'internal' }, result: {} }
})
