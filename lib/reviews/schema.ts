import * as z from 'zod'
import { knockOutIds } from '../checklist/criterion'

const Id = z.uuid()
const criterionId = z.string().max(20)
const reason = z.string().trim().min(1, 'Give a reason; it is kept with the record.').max(5_000)

/** Id of the newest word on it that the page showed, null when there was none: nobody judges past a colleague unseen. */
const seen = Id.nullable()

export const ReviewCriterion = z.discriminatedUnion('decision', [
  z.strictObject({ assessmentId: Id, criterionId, seen, decision: z.literal('accepted'), reason: z.string().trim().max(5_000).default('') }),
  z.strictObject({ assessmentId: Id, criterionId, seen, decision: z.enum(['disputed', 'na-accepted', 'na-refused']), reason }),
  z.strictObject({ assessmentId: Id, criterionId, seen, decision: z.literal('overridden'), outcome: z.enum(['met', 'partial', 'not-met'], 'Choose the new verdict.'), reason }),
], 'Choose one of the two.')

export const DecideKnockOut = z.strictObject({ assessmentId: Id, criterionId, knockOutId: z.enum(knockOutIds), seen, decision: z.enum(['confirmed', 'dismissed'], 'Choose to confirm it or to dismiss it.'), reason })

export const ReviewEvidence = z.strictObject({ assessmentId: Id, revisionId: Id, seen, accepted: z.boolean(), independent: z.boolean().default(false), reason: z.string().trim().max(5_000).default('') })

export const OpenFinding = z.strictObject({
  assessmentId: Id,
  criterionId,
  title: z.string().trim().min(3, 'Name the gap in a few words.').max(200),
  detail: z.string().trim().max(5_000).default(''),
  severity: z.enum(['critical', 'high', 'medium', 'low']),
  dueOn: z.iso.date().nullable().default(null),
  shared: z.boolean().default(true),
})
export const CloseFinding = z.strictObject({ assessmentId: Id, findingId: Id, reason })

export const SendMessage = z.strictObject({ assessmentId: Id, criterionId, audience: z.enum(['internal', 'shared']), body: z.string().trim().min(1, 'Write something first.').max(5_000) })

export const DecisionCondition = z.strictObject({
  text: z.string().trim().min(3, 'Say what they must do.').max(500),
  closedBy: z.string().trim().min(3, 'Say what closes it.').max(300),
  criterionId,
  dueOn: z.iso.date('Give a due date.'),
  ifMissed: z.string().trim().min(3, 'Say what happens if it is missed.').max(200),
})

export const decisions = ['approved', 'approved-with-conditions', 'rejected', 'escalated', 'returned'] as const

export const Decide = z
  .strictObject({
    assessmentId: Id,
    decision: z.enum(decisions),
    reason,
    statement: z.literal(true, 'Tick the statement: it is exported with your name.'),
    validUntil: z.iso.date().nullable().default(null),
    conditions: z.array(DecisionCondition).max(50).default([]),
    /** Digest of the inputs the page showed: a decision is never taken on something nobody saw. */
    inputs: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine((d) => d.decision !== 'approved-with-conditions' || d.conditions.length > 0, { error: 'Name at least one condition.', path: ['conditions'] })
