import type { Given } from './criterion'

/** The text of an answer of kind choice, text or date; null when unanswered. */
export function textOf(given: Pick<Given, 'answers'>, question: string): string | null {
  const value = given.answers[question]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The figure of an answer of kind number; null when unanswered. */
export function numberOf(given: Pick<Given, 'answers'>, question: string): number | null {
  const value = given.answers[question]
  return typeof value === 'number' ? value : null
}
