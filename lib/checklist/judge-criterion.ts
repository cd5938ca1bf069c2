import { visibleQuestions, claimOf, isAnswer } from './answers'
import type { Criterion, Given, KnockOutHit, Verdict } from './criterion'
import { formOf, type Form } from './form'
import { givenOf, unreadableFacts, type Situation } from './given'
import type { CriterionResult } from './scorecard'
import { lower } from './verdict'

/** What the engine makes of one criterion before grades and sums. */
export type Judgment = {
  criterion: Criterion
  form: Form
  outcome: CriterionResult['computed']
  because: string
  checks: Verdict['checks']
  hits: KnockOutHit[]
  missing: string[]
  claim: CriterionResult['claim']
  notApplicable: CriterionResult['notApplicable']
}

type Judged = Pick<Judgment, 'outcome' | 'because'> & Partial<Pick<Judgment, 'checks' | 'hits' | 'missing' | 'notApplicable'>>

/** Judges one criterion of a case. Never throws: an evaluation that fails is the outcome `error`. */
export function judgeCriterion(criterion: Criterion, situation: Situation): Judgment {
  const form = formOf(criterion, situation.onPremises)
  const given = givenOf(criterion, form, situation)
  const judged = judge(criterion, form, given, situation)
  return { criterion, form, checks: [], hits: [], missing: [], notApplicable: null, claim: claimShown(criterion.id, form, given, situation), ...judged }
}

function judge(criterion: Criterion, form: Form, given: Given, situation: Situation): Judged {
  if (criterion.cloud === 'only' && situation.onPremises) {
    const reason = 'The program prohibits the cloud, and this is asked of clouds only.'
    return { outcome: 'not-applicable', because: reason, notApplicable: { reason, acceptedBy: null } }
  }
  const verdict = evaluate(criterion, given)
  if (typeof verdict === 'string') return { outcome: 'error', because: verdict }
  const { checks, knockOuts: hits } = verdict
  const broken = unreadableFacts(criterion.facts.filter((kind) => !criterion.compared?.includes(kind)), situation.evidence)
  if (broken !== null) return { outcome: 'error', because: broken, checks, hits, missing: unanswered(form, given, situation, criterion.id) }
  const reviewed = reviewOf(criterion.id, situation)
  const asked = situation.input.answers[criterion.id]?.doesNotApply ?? null
  if (asked !== null) {
    if (reviewed?.accepted) return { outcome: 'not-applicable', because: asked.reason, hits, notApplicable: { reason: asked.reason, acceptedBy: reviewed.by } }
    const because = reviewed ? `${reviewed.by} did not accept that this does not apply: ${reviewed.reason}` : 'Said not to apply; a reviewer has not accepted the reason yet.'
    return { outcome: 'missing', because, checks, hits, missing: [because], notApplicable: { reason: asked.reason, acceptedBy: null } }
  }
  const missing = unanswered(form, given, situation, criterion.id)
  if (missing.length > 0) {
    const first = missing[0] ?? ''
    return { outcome: 'missing', because: given.claim === null ? `Not answered: ${first}` : `A required answer is missing: ${first}`, checks, hits, missing }
  }
  if (verdict.outcome === 'not-applicable') {
    if (reviewed?.accepted === false) {
      const because = `${reviewed.by} did not accept that this does not apply: ${reviewed.reason}`
      return { outcome: 'missing', because, checks, hits, missing: [because] }
    }
    return { outcome: 'not-applicable', because: verdict.because, checks, hits, notApplicable: { reason: verdict.because, acceptedBy: reviewed?.by ?? null } }
  }
  return { outcome: bounded(verdict, given), because: verdict.because, checks, hits, missing: verdict.outcome === 'missing' ? [verdict.because] : [] }
}

/** A good artifact never lifts a "no", and an unknown check holds the verdict at partial. */
function bounded(verdict: Verdict, given: Given): Judgment['outcome'] {
  if (verdict.outcome === 'missing' || verdict.outcome === 'not-applicable' || given.claim === null) return verdict.outcome
  const unknown = verdict.checks.some((check) => check.outcome === 'unknown')
  return lower(lower(verdict.outcome, given.claim), unknown ? 'partial' : 'met')
}

function evaluate(criterion: Criterion, given: Given): Verdict | string {
  let verdict: Verdict
  try {
    verdict = criterion.evaluate(given)
  } catch (error) {
    return `The evaluation failed: ${error instanceof Error ? error.message : String(error)}`
  }
  const declared = new Set(criterion.knockOuts.map((knockOut) => knockOut.id))
  const undeclared = verdict.knockOuts.find((hit) => !declared.has(hit.id))
  return undeclared ? `The evaluation failed: it raised ${undeclared.id}, which it does not declare.` : verdict
}

/** Visible required questions without a valid answer. A lead answer that claims nothing ("unknown") is no answer. */
function unanswered(form: Form, given: Given, { input }: Situation, id: string): string[] {
  return visibleQuestions(form.questions, input.answers[id]?.values ?? {})
    .filter((question) => (question.lead ? given.claim === null : question.required && !isAnswer(question.answer, given.answers[question.key])))
    .map((question) => question.ask)
}

function reviewOf(id: string, { input }: Situation) {
  const own = input.reviews.notApplicable.filter((review) => review.criterion === id)
  return own.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1)
}

function claimShown(id: string, form: Form, given: Given, { input }: Situation): CriterionResult['claim'] {
  const lead = form.questions.find((question) => question.lead)
  const standing = claimOf(form.questions, given.answers)
  if (lead?.answer.kind !== 'choice' || standing === null) return null
  const says = lead.answer.options.find((option) => option.value === given.answers[lead.key])?.label ?? ''
  return { standing, says, note: input.answers[id]?.note ?? '', at: given.answer(lead.key) }
}
