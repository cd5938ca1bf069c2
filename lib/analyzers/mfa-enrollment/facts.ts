import * as z from 'zod'
import { Place } from '../log-facts'

/** Strongest kind of second factor: `hardware` resists phishing (FIDO2 key, PIV, CAC, certificate on a card). */
export const factorKinds = ['hardware', 'platform', 'app', 'sms', 'none', 'unclear'] as const

export const EnrolledAccount = z.object({
  /** Account, lower case. */
  account: z.string(),
  kind: z.enum(['human', 'service', 'unclear']),
  admin: z.boolean().nullable(),
  enabled: z.boolean().nullable(),
  factors: z.array(z.string()),
  strongest: z.enum(factorKinds),
  at: Place,
})
export type EnrolledAccount = z.infer<typeof EnrolledAccount>

/** A sign-in policy. `report-only` enforces nothing. */
export const SignInPolicy = z.object({
  name: z.string(),
  state: z.enum(['enforced', 'report-only', 'off', 'unclear']),
  requires: z.enum(['phishing-resistant', 'mfa', 'block', 'other', 'none']),
  everyone: z.boolean(),
  allApps: z.boolean(),
  exclusions: z.number(),
  locations: z.boolean(),
  at: Place,
})
export type SignInPolicy = z.infer<typeof SignInPolicy>

/** Facts of an enrollment report or a sign-in policy export (domain.md IAM-02). */
export const MfaEnrollmentFacts = z.object({
  source: z.enum(['entra', 'okta', 'aws', 'generic']),
  accounts: z.array(EnrolledAccount),
  policies: z.array(SignInPolicy),
  counts: z.object({ hardware: z.number(), platform: z.number(), app: z.number(), sms: z.number(), none: z.number(), unclear: z.number() }),
  newestDate: z.string().nullable(),
})
export type MfaEnrollmentFacts = z.infer<typeof MfaEnrollmentFacts>
