import type { Value } from '@/lib/checklist/case'
import { claimOf, isAnswer, visibleQuestions } from '@/lib/checklist/answers'
import type { Question } from '@/lib/checklist/criterion'

/** What is typed for one criterion, saved or not. `reason` is null until "does not apply" is ticked. */
export type Draft = { values: Record<string, Value>; note: string; reason: string | null }

export type DraftState = 'answered' | 'does-not-apply' | 'started' | 'not-answered'

/** How far a draft is, by the same rules as the stored answer (lib/assessments/progress.ts). */
export function draftState(questions: Question[], { values, note, reason }: Draft): DraftState {
  if (reason !== null && reason.trim() !== '') return 'does-not-apply'
  const open = visibleQuestions(questions, values).filter((q) => (q.lead || q.required) && !isAnswer(q.answer, values[q.key]))
  if (open.length === 0 && claimOf(questions, values) !== null) return 'answered'
  return Object.keys(values).length > 0 || note !== '' || reason !== null ? 'started' : 'not-answered'
}

const isEmpty = (value: Value | undefined) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The rows of a table that have a word in them. */
function filled(value: Value | undefined): Value | undefined {
  return Array.isArray(value) ? value.filter((row) => typeof row === 'object').filter((row) => Object.values(row).some((cell) => cell.trim() !== '')) : value
}

/**
 * What of a draft can be saved: everything but numbers, dates and choices that are not an answer yet,
 * which stay on the page with a word beside them.
 */
export function savable(questions: Question[], draft: Draft): { values: Record<string, Value>; note: string; doesNotApply: { reason: string } | null } {
  const values: Record<string, Value> = {}
  for (const { key, answer } of questions) {
    const value = answer.kind === 'table' ? filled(draft.values[key]) : draft.values[key]
    if (value === undefined || isEmpty(value)) continue
    if (answer.kind === 'text' || answer.kind === 'table' || isAnswer(answer, value)) values[key] = value
  }
  const reason = draft.reason?.trim() ?? ''
  return { values, note: draft.note, doesNotApply: reason === '' ? null : { reason } }
}

/** Why a typed value is no answer yet, in a sentence; null when it is one, or when nothing was typed. */
export function flawOf({ answer }: Question, value: Value | undefined): string | null {
  if (isEmpty(value) || isAnswer(answer, value)) return null
  switch (answer.kind) {
    case 'number':
      return `Give a number from ${answer.minimum} to ${answer.maximum}.`
    case 'date':
      return 'Give a day, as 2026-11-24.'
    case 'text':
      return `Keep it under ${answer.maximum} characters.`
    case 'table':
      return `Fill in the columns marked as required in every row, at most ${answer.maximumRows} rows.`
    default:
      return 'Choose one of the answers.'
  }
}
