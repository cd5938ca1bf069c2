import { type Gates, Gates as GatesSchema } from '../checklist/case'
import type { Gate, GateQuestion } from '../checklist/gates/gate'

/** What a form holds of the gates: "jurisdiction.classification" and so on, always text; a list has one entry a line. */
export type GateValues = Record<string, string>

export const fieldOf = (gate: Pick<Gate, 'part'>, question: Pick<GateQuestion, 'key'>) => `${gate.part}.${question.key}`

/** A gate counts as answered once each of its required questions is. */
export function isGateAnswered(gate: Gate, values: GateValues): boolean {
  return gate.questions.filter((question) => question.required).every((question) => (values[fieldOf(gate, question)] ?? '').trim() !== '')
}

function valueOf(question: GateQuestion, text: string): unknown {
  if (question.answer.kind === 'table') return text.split(/[\n,;]/).map((line) => line.trim()).filter(Boolean)
  if (question.answer.kind === 'choice' && question.answer.options.length === 2 && question.answer.options.every(({ value }) => value === 'yes' || value === 'no')) return text === 'yes'
  return text
}

/**
 * The gates a form says. A gate whose required questions are not all answered stays null: unanswered, never a guess.
 * @throws ZodError when a value is not one the question offers
 */
export function gatesFrom(gates: readonly Gate[], values: GateValues): Gates {
  const parts = gates.map((gate) => {
    if (!isGateAnswered(gate, values)) return [gate.part, null]
    const answered = gate.questions.filter((question) => (values[fieldOf(gate, question)] ?? '').trim() !== '')
    return [gate.part, Object.fromEntries(answered.map((question) => [question.key, valueOf(question, (values[fieldOf(gate, question)] ?? '').trim())]))]
  })
  return GatesSchema.parse(Object.fromEntries(parts))
}

/** Stored gates as form values. */
export function gateValues(gates: readonly Gate[], stored: Gates): GateValues {
  const values: GateValues = {}
  for (const gate of gates) {
    const part = stored[gate.part] as Record<string, unknown> | null
    if (part === null) continue
    for (const question of gate.questions) {
      const value = part[question.key]
      values[fieldOf(gate, question)] = Array.isArray(value) ? value.join('\n') : typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '')
    }
  }
  return values
}

/** Gates nobody answered yet. While there is one, nobody is invited: the outcome could only be "not determined". */
export function unansweredGates<G extends Pick<Gate, 'id' | 'title' | 'part'>>(gates: readonly G[], stored: Gates): G[] {
  return gates.filter((gate) => stored[gate.part] === null)
}
