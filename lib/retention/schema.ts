import * as z from 'zod'

const Reason = z.string().trim().min(10, 'Say why, in at least ten letters.').max(2_000)

export const PlaceHold = z.strictObject({ assessmentId: z.uuid(), reason: Reason })
export const LiftHold = z.strictObject({ assessmentId: z.uuid(), holdId: z.uuid(), reason: Reason })
/** The code of the assessment, typed: a click too many destroys nothing. */
export const DisposeOf = z.strictObject({ assessmentId: z.uuid(), code: z.string().trim().max(100) })
