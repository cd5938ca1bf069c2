import type { CriterionAnswers, Value } from '../../lib/checklist/case'
import { visibleQuestions } from '../../lib/checklist/answers'
import type { Criterion, Question, Standing } from '../../lib/checklist/criterion'
import { dayFrom } from './random'

function valueFor(question: Question, now: Date): Value {
  const { answer } = question
  switch (answer.kind) {
    case 'choice':
      return (answer.options.find((o) => o.means === 'met') ?? answer.options[0])?.value ?? ''
    case 'multiple':
      return answer.options.filter((o) => o.means !== 'not-met' && !/none|unknown|other/.test(o.value)).map((o) => o.value)
    case 'text':
      return question.example.slice(0, answer.maximum)
    case 'number':
      return Math.min(answer.maximum, Math.max(answer.minimum, Number.parseFloat(question.example.replaceAll(/[^\d.]/g, '')) || answer.minimum))
    case 'date':
      return dayFrom(now, -60)
    case 'table':
      return [Object.fromEntries(answer.columns.map((column) => [column.key, column.example]))]
  }
}

/**
 * Answers to one criterion as a firm would give them: the lead claims `standing`, every question that then shows is filled.
 * @param overrides values by question key, instead of the usual ones
 */
export function answersFor(criterion: Criterion, standing: Standing, now: Date, overrides: Record<string, Value> = {}, note = ''): CriterionAnswers {
  const lead = criterion.questions.find((q) => q.lead)
  const option = lead?.answer.kind === 'choice' ? lead.answer.options.find((o) => o.means === standing) : undefined
  const values: Record<string, Value> = lead && option ? { [lead.key]: option.value } : {}
  for (let more = true; more; ) {
    const open = visibleQuestions(criterion.questions, values).filter((q) => values[q.key] === undefined)
    more = open.length > 0
    for (const question of open) values[question.key] = overrides[question.key] ?? valueFor(question, now)
  }
  return { values, note, doesNotApply: null }
}
