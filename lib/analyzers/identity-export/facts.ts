import * as z from 'zod'
import { Place } from '../log-facts'

/** An account as an identity provider or a cloud exports it. Names of people are not kept, accounts are. */
export const IdentityAccount = z.object({
  /** The one name for joins, lower case: sign-in name, e-mail or ARN. */
  id: z.string(),
  aliases: z.array(z.string()),
  kind: z.enum(['human', 'service', 'guest', 'unclear']),
  enabled: z.boolean().nullable(),
  admin: z.boolean().nullable(),
  groups: z.array(z.string()),
  createdOn: z.string().nullable(),
  /** Last use as the export gives it, ISO date. */
  lastUsedOn: z.string().nullable(),
  mfa: z.boolean().nullable(),
  /** AWS only: can sign in with a password; number of active long-lived keys; date of the oldest one. */
  password: z.boolean().nullable(),
  accessKeys: z.number().nullable(),
  oldestKeyOn: z.string().nullable(),
  at: Place,
})
export type IdentityAccount = z.infer<typeof IdentityAccount>

/** `filledBy`, `attributes` and `tells`: what decides who is in the group, where the export says it (domain.md IAM-01). */
export const IdentityGroup = z.object({
  name: z.string(),
  members: z.array(z.string()),
  privileged: z.boolean(),
  filledBy: z.enum(['rule', 'hand', 'other-directory', 'not-shown']).default('not-shown'),
  attributes: z.array(z.string()).default([]),
  tells: z.enum(['yes', 'no', 'unknown']).nullable().default(null),
  at: Place,
})
export type IdentityGroup = z.infer<typeof IdentityGroup>

/** Facts of an export of users, groups or members (domain.md PER-02, PER-04, IAM-03). */
export const IdentityExportFacts = z.object({
  source: z.enum(['entra', 'okta', 'aws-credential-report', 'aws-identity-center', 'aws-iam', 'github', 'gitlab', 'google', 'active-directory', 'generic']),
  accounts: z.array(IdentityAccount),
  groups: z.array(IdentityGroup),
  people: z.number(),
  services: z.number(),
  guests: z.number(),
  administrators: z.number(),
  newestDate: z.string().nullable(),
})
export type IdentityExportFacts = z.infer<typeof IdentityExportFacts>
