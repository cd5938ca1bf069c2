import { claimOf, visibleQuestions, isAnswer } from '../checklist/answers'
import type { CriterionAnswers, Program } from '../checklist/case'
import type { Criterion } from '../checklist/criterion'
import { formOf } from '../checklist/form'
import { consequencesOf } from '../checklist/gates/consequences'

export type AnswerState = 'answered' | 'started' | 'not-answered' | 'does-not-apply'

/** Whether this program is asked in the on-premises form. */
export const isOnPremises = (program: Program): boolean => consequencesOf(program).cloudProhibitedBecause !== null

/** Criteria a respondent is asked in this program: where cloud is prohibited, those that only exist in a cloud are left out. */
export function askedCriteria(criteria: Criterion[], program: Program): Criterion[] {
  return isOnPremises(program) ? criteria.filter((c) => c.cloud !== 'only') : criteria
}

/** How far one criterion is: every visible required question answered, some, or none. */
export function answerState(criterion: Criterion, program: Program, given: CriterionAnswers | undefined): AnswerState {
  if (!given) return 'not-answered'
  if (given.doesNotApply) return 'does-not-apply'
  const { questions } = formOf(criterion, isOnPremises(program))
  const open = visibleQuestions(questions, given.values).filter((q) => (q.lead || q.required) && !isAnswer(q.answer, given.values[q.key]))
  if (open.length === 0 && claimOf(questions, given.values) !== null) return 'answered'
  return Object.keys(given.values).length > 0 || given.note ? 'started' : 'not-answered'
}

/** Counts for the portfolio and the portal: criteria asked, and criteria with a complete answer. */
export function progressOf(criteria: Criterion[], program: Program, answers: Record<string, CriterionAnswers>) {
  const asked = askedCriteria(criteria, program)
  const done = asked.filter((c) => ['answered', 'does-not-apply'].includes(answerState(c, program, answers[c.id])))
  return { asked: asked.length, answered: done.length }
}
