import * as z from 'zod'
import { roles } from '../auth/actor'

export const methods = ['document-inspected', 'attestation', 'agency-certification'] as const
export type Method = (typeof methods)[number]

/** How a verification was made, in words; never which document, and never what it said. */
export const methodWords: Record<Method, string> = {
  'document-inspected': 'A document was inspected and given back',
  attestation: 'Written attestation',
  'agency-certification': 'Certified by the agency that employs them',
}

/** Days until the next review at the most: the attestation is annual (domain.md 2.3). */
export const longestReview = 366

export const RecordVerification = z.strictObject({
  membershipId: z.uuid(),
  method: z.enum(methods, 'Choose how it was verified.'),
  verifiedOn: z.iso.date('Choose the day of the verification.'),
  nextReview: z.iso.date('Choose the day of the next review.'),
})

export const WithdrawVerification = z.strictObject({ membershipId: z.uuid(), reason: z.string().trim().min(3, 'Say why, in a few words. Never name a document or a citizenship.').max(300) })

const role = z.enum(roles, 'Choose a role.')
export const AddMember = z.strictObject({ name: z.string().trim().min(2, 'Write their name.').max(200), email: z.email('Write a complete e-mail address.').max(254), role })
export const ChangeMember = z.strictObject({ membershipId: z.uuid(), role, active: z.boolean() })
const issuer = z.url('Write the address of the issuer, as the operator has it.').max(500)
export const AllowIssuer = z.strictObject({ issuer })
export const RemoveIssuer = z.strictObject({ issuer })
export const IssueLink = z.strictObject({ membershipId: z.uuid() })
