import type { Given } from './criterion'

type Answered = Pick<Given, 'answers'>

/** The text of an answer of kind choice, text or date; null when unanswered. */
export function textOf(given: Answered, question: string): string | null {
  const value = given.answers[question]
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** The figure of an answer of kind number; null when unanswered. */
export function numberOf(given: Answered, question: string): number | null {
  const value = given.answers[question]
  return typeof value === 'number' ? value : null
}

/** The options chosen in an answer of kind multiple; empty when unanswered. */
export function chosenIn(given: Answered, question: string): string[] {
  const value = given.answers[question]
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** The rows of an answer of kind table, cells trimmed; empty when unanswered. */
export function rowsOf(given: Answered, question: string): Record<string, string>[] {
  const value = given.answers[question]
  if (!Array.isArray(value)) return []
  return value
    .filter((row) => typeof row === 'object')
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key, cell.trim()])))
}
