import { KeyProof, verifyKeyProof } from '../auth/step-up/key-proof'
import { Decide } from './schema'
import type { z } from 'zod'

type Decided = z.infer<typeof Decide>

/** What an approver reads before the key is touched: the statement, the conditions and how long, word for word. */
export function confirmedWords(code: string, input: Decided, statement: string): string {
  const conditions = input.conditions.map((c, i) => `${i + 1}. ${c.text} (due ${c.dueOn})`)
  const until = input.validUntil ? `Valid to ${input.validUntil}.` : 'No end date.'
  return [`You decide on ${code}. ${statement}`, ...conditions, until, `Reason: ${input.reason}`].join('\n')
}

type Kept = { keyProof: unknown; assessmentId: string; byId: string; decision: string; reason: string; validUntil: Date | null }

/**
 * Whether a determination's kept assertion still proves that this person's key confirmed exactly this determination: its
 * assessment, decision, reason and end. False for one that was recorded without a key.
 */
export async function provesDecision(d: Kept): Promise<boolean> {
  if (!(await verifyKeyProof(d.keyProof, { operation: 'determination:write', target: d.assessmentId, personId: d.byId }))) return false
  const input = Decide.safeParse((d.keyProof as { input: unknown }).input)
  if (!input.success) return false
  const { assessmentId, decision, reason, validUntil } = input.data
  return assessmentId === d.assessmentId && decision === d.decision && reason === d.reason && (validUntil ?? null) === (d.validUntil?.toISOString().slice(0, 10) ?? null)
}

/** Which key confirmed a determination, verified anew each time it is shown; says so when none did, or when it does not hold. */
export async function keyWords(d: Kept): Promise<string> {
  if (d.keyProof === null) return 'none was used'
  const kept = KeyProof.safeParse(d.keyProof)
  if (!kept.success || !(await provesDecision(d))) return 'the kept signature does not match this record'
  return `${kept.data.key.name} (${kept.data.key.model}), its signature verifies`
}
