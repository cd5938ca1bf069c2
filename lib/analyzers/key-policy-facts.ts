import * as z from 'zod'
import { Place } from './log-facts'

export const RegionClassName = z.enum(['government', 'united-states', 'foreign', 'secret', 'invented'])

/** Someone or something a policy, grant or role assignment lets at a key (domain.md CRY-03). */
export const KeyHolder = z.object({
  /** As written, lower case: ARN, e-mail, object id, account id, or `*`. The name for joins with the roster. */
  principal: z.string(),
  kind: z.enum(['person', 'role', 'group', 'account', 'service', 'anyone', 'federated', 'unknown']),
  /**
   * Seen from the account of the key. `own`: the same account or tenant; `external`: another one; `provider`: a service of
   * the cloud provider; `public`: anyone; `conditional`: anyone who meets a condition; `unknown`: it cannot be told.
   */
  reach: z.enum(['own', 'external', 'provider', 'public', 'conditional', 'unknown']),
  account: z.string().nullable(),
  /** What it may do, at most: read what the key protects, write with it, change or delete it, let others in, take it out. */
  can: z.array(z.enum(['decrypt', 'encrypt', 'administer', 'share', 'export'])),
  via: z.enum(['policy', 'grant', 'role-assignment', 'access-policy', 'iam-binding']),
  /** The permission holds only under a condition. */
  conditional: z.boolean(),
  at: Place,
})
export type KeyHolder = z.infer<typeof KeyHolder>

/** A key, or a vault of keys, and everything that is known of it. What the evidence does not say is null or `unknown`. */
export const KeyFact = z.object({
  /** Address in the code, or ARN, vault name or resource name. */
  key: z.string(),
  cloud: z.enum(['aws', 'azure', 'gcp', 'other']),
  account: z.string().nullable(),
  region: z.string().nullable(),
  regionClass: RegionClassName.nullable(),
  /** Who manages it: the firm itself or the cloud provider. */
  manager: z.enum(['customer', 'provider', 'unknown']),
  /** Where the key material came from and is held. */
  material: z.enum(['provider', 'hsm', 'imported', 'external', 'unknown']),
  multiRegion: z.boolean().nullable(),
  rotation: z.boolean().nullable(),
  /** Days between the order to delete and the deletion; for a vault the days a deleted key can be restored. */
  deletionDays: z.number().nullable(),
  /** A deleted key or vault cannot be purged before its time. */
  purgeProtected: z.boolean().nullable(),
  state: z.enum(['enabled', 'disabled', 'pending-deletion', 'unknown']),
  /** Whether the policy of this key is in the evidence and could be read in full. */
  policy: z.enum(['read', 'partly', 'absent', 'default']),
  holders: z.array(KeyHolder),
  at: Place,
})
export type KeyFact = z.infer<typeof KeyFact>

/** What exported key policies, grants and role assignments say (domain.md CRY-03). Arrays hold at most 1,000. */
export const KeyPolicyFacts = z.object({
  sources: z.array(z.enum(['aws', 'azure', 'gcp'])),
  /** Day of the export where it says so (ISO). */
  date: z.string().nullable(),
  keys: z.array(KeyFact),
  keysOmitted: z.number(),
  /** Distinct principals by reach. */
  reach: z.object({ own: z.number(), external: z.number(), provider: z.number(), public: z.number(), conditional: z.number(), unknown: z.number() }),
  grants: z.number(),
  accounts: z.record(z.string(), z.number()),
  /** Things that could not be told, with why. */
  unknowns: z.array(z.object({ what: z.string(), because: z.string(), at: Place })),
})
export type KeyPolicyFacts = z.infer<typeof KeyPolicyFacts>
