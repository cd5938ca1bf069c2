import type { Check, Given } from './criterion'

type Asked = Pick<Given, 'answers' | 'answer'>

/** What each option of a question amounts to, and the sentence that says so. */
export type OptionChecks = Record<string, readonly [Check['outcome'], string]>

/** The check that follows from a choice. An option that is not listed, or no answer, is `unknown` and never passes. */
export function choiceCheck(given: Asked, question: string, options: OptionChecks, unanswered: string): Check {
  const value = given.answers[question]
  const known = typeof value === 'string' && Object.hasOwn(options, value) ? options[value] : undefined
  return { outcome: known?.[0] ?? 'unknown', says: known?.[1] ?? unanswered, at: [given.answer(question)] }
}

/** The sentence for the option chosen in a question, or `otherwise` while none of those listed is. */
export function sentenceFor(given: Pick<Given, 'answers'>, question: string, sentences: Record<string, string>, otherwise: string): string {
  const value = given.answers[question]
  return typeof value === 'string' && Object.hasOwn(sentences, value) ? (sentences[value] ?? otherwise) : otherwise
}
