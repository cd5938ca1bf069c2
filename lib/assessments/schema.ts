import * as z from 'zod'
import { Value } from '../checklist/case'

const Id = z.uuid()

export const SaveAnswer = z.strictObject({
  assessmentId: Id,
  criterionId: z.string().max(20),
  values: z.record(z.string().max(60), Value),
  note: z.string().max(20_000),
  doesNotApply: z.strictObject({ reason: z.string().trim().min(1, 'Say why it does not apply.').max(5_000) }).nullable(),
  /** Version the page was made from; 0 when nothing was saved yet. */
  version: z.number().int().min(0),
})
export type SaveAnswer = z.infer<typeof SaveAnswer>

export const SubmitAssessment = z.strictObject({
  assessmentId: Id,
  statement: z.literal(true, 'Tick the statement to sign.'),
  name: z.string().trim().min(2, 'Type your full name as signature.').max(200),
})

export const ReopenAssessment = z.strictObject({ assessmentId: Id, reason: z.string().trim().min(1, 'Say what they should change.').max(5_000) })
export const SendToApprover = z.strictObject({ assessmentId: Id })

export const submitStatement =
  'I am authorized to answer for this firm. To the best of my knowledge these answers and this evidence are true and complete, and contain no technical data.'
