import { catalog } from '../checklist/catalog'
import { score } from '../checklist/score'
import type { Scorecard } from '../checklist/scorecard'
import type { Case } from '../checklist/case'
import { type Tx, withoutPerson } from '../db/tenant'
import { referenceAt } from '../reference/at'
import { toReview } from './attention'
import { caseOf } from './case-of'

/**
 * Case and scorecard of one assessment, judged for `now` out of what the transaction may see: evidence that is closed to
 * the acting person counts as not read. Reads only.
 */
export async function judgeAssessment(tx: Tx, assessmentId: string, now: Date): Promise<{ input: Case; card: Scorecard }> {
  const input = await caseOf(tx, assessmentId, now)
  const card = score(catalog.criteria, input, referenceAt(input.asOf.slice(0, 10)), catalog.version)
  return { input, card }
}

/**
 * Judges an assessment and stores the card with the columns the portfolio sorts by.
 * While the respondent is still answering for the first time nothing of it is stored: a draft is their own.
 */
export async function rescore(tx: Tx, assessmentId: string, now: Date): Promise<Scorecard> {
  // Whoever submits need not be able to read back what they uploaded; the card that is stored counts all of it.
  const { card } = await withoutPerson(tx, () => judgeAssessment(tx, assessmentId, now))
  const assessment = await tx.assessment.findUniqueOrThrow({ where: { id: assessmentId }, select: { submittedAt: true } })
  const open = card.knockOuts.filter((k) => k.state === 'open' || k.state === 'proposed' || k.state === 'confirmed')
  if (assessment.submittedAt) {
    const reviews = await tx.criterionReview.findMany({ where: { assessmentId }, distinct: ['criterionId'], select: { criterionId: true } })
    await tx.assessment.update({
      where: { id: assessmentId },
      data: {
        scorecard: card,
        outcome: card.outcome,
        score: card.score,
        coverage: card.coverage,
        toReview: toReview(card, new Set(reviews.map((review) => review.criterionId))),
        openKnockOuts: open.map((k) => (k.state === 'proposed' ? `${k.id} proposed` : k.id)),
      },
    })
  }
  return card
}
