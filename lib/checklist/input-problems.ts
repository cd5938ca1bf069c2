import { isAnswer } from './answers'
import type { Case } from './case'
import type { Criterion } from './criterion'
import { isEvidenceKind } from './evidence-kinds'
import { formOf } from './form'
import type { Scorecard } from './scorecard'

/**
 * What the input names that the catalog does not know: criteria, questions, options, kinds of evidence.
 * None of it counts, and none of it is dropped in silence.
 */
export function inputProblems(criteria: Criterion[], input: Case, onPremises: boolean): Scorecard['reasons'] {
  const known = new Map(criteria.map((criterion) => [criterion.id, criterion]))
  const problems: Scorecard['reasons'] = []
  const report = (says: string, at: string) => problems.push({ code: 'input', says, at })
  for (const id of Object.keys(input.answers).sort()) {
    const criterion = known.get(id)
    if (criterion) reportAnswers(criterion, input.answers[id]?.values ?? {}, onPremises, (says) => report(says, id))
    else report(`Answers to ${id} do not count: the catalog has no such criterion.`, id)
  }
  for (const item of [...input.evidence].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!isEvidenceKind(item.kind)) report(`${item.title || item.id} does not count: ${item.kind} is not a kind of evidence.`, item.id)
    for (const id of item.criteria) if (!known.has(id)) report(`${item.title || item.id} was given for ${id}, which the catalog does not have.`, item.id)
  }
  const { overrides, notApplicable, knockOuts } = input.reviews
  const reviewed = new Set([...overrides, ...notApplicable, ...knockOuts].map((review) => review.criterion))
  for (const id of [...reviewed].sort()) if (!known.has(id)) report(`A review of ${id} does not count: the catalog has no such criterion.`, id)
  for (const { criterion, accepted } of notApplicable) {
    if (accepted && known.has(criterion) && !input.answers[criterion]?.doesNotApply) {
      report(`${criterion} was accepted as not applicable, but nobody asked for that with a reason.`, criterion)
    }
  }
  return problems
}

/** Keys of the other form are known too: they stay when a program's cloud gate changes. */
function reportAnswers(criterion: Criterion, values: Record<string, unknown>, onPremises: boolean, report: (says: string) => void): void {
  const asked = formOf(criterion, onPremises).questions
  const everywhere = [...criterion.questions, ...(criterion.onPremises?.questions ?? [])]
  for (const key of Object.keys(values).sort()) {
    const question = asked.find((candidate) => candidate.key === key)
    const value = values[key] as Parameters<typeof isAnswer>[1]
    if (!everywhere.some((candidate) => candidate.key === key)) report(`The answer ${key} does not count: it is not asked.`)
    else if (question && !isEmpty(value) && !isAnswer(question.answer, value)) report(`The answer ${key} does not count: it is not one that can be given.`)
  }
}

const isEmpty = (value: unknown) => value === '' || (Array.isArray(value) && value.length === 0)
