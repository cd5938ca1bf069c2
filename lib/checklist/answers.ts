import type { AnswerKind, Question, Standing } from './criterion'
import type { Value } from './case'
import { dayOf } from './dates'

type Values = Record<string, Value | undefined>

const isDay = (text: string) => dayOf(text) === text
const isOption = (answer: Extract<AnswerKind, { kind: 'choice' | 'multiple' }>, value: unknown) =>
  answer.options.some((option) => option.value === value)

/** Whether a stored value is an answer to that question at all. An empty one is no answer. */
export function isAnswer(answer: AnswerKind, value: Value | undefined): boolean {
  switch (answer.kind) {
    case 'choice':
      return typeof value === 'string' && isOption(answer, value)
    case 'multiple':
      return Array.isArray(value) && value.length > 0 && value.every((item) => isOption(answer, item))
    case 'text':
      return typeof value === 'string' && value.trim() !== '' && value.length <= answer.maximum
    case 'number':
      return typeof value === 'number' && value >= answer.minimum && value <= answer.maximum
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'table':
      return Array.isArray(value) && value.length > 0 && value.length <= answer.maximumRows && value.every((row) => isRow(answer, row))
  }
}

function isRow(answer: Extract<AnswerKind, { kind: 'table' }>, row: string | Record<string, string>): boolean {
  if (typeof row !== 'object') return false
  const known = new Set(answer.columns.map((column) => column.key))
  const complete = answer.columns.every((column) => !column.required || (row[column.key] ?? '').trim() !== '')
  return complete && Object.keys(row).every((key) => known.has(key))
}

/** The questions a respondent sees: a question is hidden when the one it depends on is hidden or answered otherwise. */
export function visibleQuestions(questions: Question[], values: Values): Question[] {
  const shown: Question[] = []
  for (const question of questions) {
    const { showIf } = question
    if (showIf) {
      const parent = shown.find((earlier) => earlier.key === showIf.question)
      const value = values[showIf.question]
      if (!parent || !isAnswer(parent.answer, value)) continue
      const chosen = Array.isArray(value) ? value : [value]
      if (!chosen.some((item) => typeof item === 'string' && showIf.values.includes(item))) continue
    }
    shown.push(question)
  }
  return shown
}

/** The answers that count: valid ones to visible questions. */
export function countedAnswers(questions: Question[], values: Values): Values {
  const counted: Values = {}
  for (const { key, answer } of visibleQuestions(questions, values)) {
    const value = values[key]
    if (isAnswer(answer, value)) counted[key] = value
  }
  return counted
}

/**
 * What the lead answer claims, or null when it is unanswered.
 * A lead option without `means` ("we do not know") claims nothing: unknown counts as unanswered.
 */
export function claimOf(questions: Question[], values: Values): Standing | null {
  const lead = questions.find((question) => question.lead)
  if (lead?.answer.kind !== 'choice') return null
  return lead.answer.options.find((option) => option.value === values[lead.key])?.means ?? null
}
