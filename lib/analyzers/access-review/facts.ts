import * as z from 'zod'
import { Place } from '../log-facts'

/** One right that was looked at. `account` and `reviewer` are references or accounts, lower case. */
export const ReviewedAccess = z.object({
  account: z.string(),
  role: z.string().nullable(),
  decision: z.enum(['keep', 'change', 'remove', 'open']),
  reviewer: z.string().nullable(),
  reviewedOn: z.string().nullable(),
  /** When a removal was carried out. */
  doneOn: z.string().nullable(),
  at: Place,
})
export type ReviewedAccess = z.infer<typeof ReviewedAccess>

/** Facts of an access review record or of leaver tickets (domain.md IAM-03, PER-03). */
export const AccessReviewFacts = z.object({
  rows: z.array(ReviewedAccess),
  accounts: z.number(),
  reviewers: z.number(),
  /** Rows whose reviewer is the account itself. */
  selfReviewed: z.number(),
  decisions: z.object({ keep: z.number(), change: z.number(), remove: z.number(), open: z.number() }),
  /** Leaver tickets: hours between the end of the work and the end of access. */
  removals: z.array(z.object({ account: z.string(), hours: z.number(), at: Place })),
  newestDate: z.string().nullable(),
})
export type AccessReviewFacts = z.infer<typeof AccessReviewFacts>
