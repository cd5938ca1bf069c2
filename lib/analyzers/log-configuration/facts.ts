import * as z from 'zod'
import { Place } from '../log-facts'

/** One log store or trail as its settings describe it. Null where the export does not say. */
export const LogStore = z.object({
  name: z.string(),
  what: z.enum(['trail', 'bucket', 'log-group', 'workspace', 'table', 'gcp-bucket', 'storage-account', 'sink', 'file', 'other']),
  /** Days a record is kept; `forever` when nothing deletes it. */
  retentionDays: z.number().nullable(),
  forever: z.boolean(),
  /** How long it is protected against deletion, and how firmly. */
  lock: z.enum(['compliance', 'governance', 'locked', 'unlocked', 'legal-hold', 'none']).nullable(),
  lockDays: z.number().nullable(),
  versioning: z.boolean().nullable(),
  mfaDelete: z.boolean().nullable(),
  /** CloudTrail: digest files, all regions, global services, the whole organization, data events, key. */
  validation: z.boolean().nullable(),
  multiRegion: z.boolean().nullable(),
  globalEvents: z.boolean().nullable(),
  organization: z.boolean().nullable(),
  dataEvents: z.boolean().nullable(),
  encrypted: z.boolean().nullable(),
  /** The bucket or store it delivers to. */
  delivers: z.string().nullable(),
  region: z.string().nullable(),
  logging: z.boolean().nullable(),
  at: Place,
})
export type LogStore = z.infer<typeof LogStore>

/** Facts of log retention and integrity settings (domain.md LOG-02, LOG-03, PRG-07). */
export const LogConfigurationFacts = z.object({
  sources: z.array(z.string()),
  stores: z.array(LogStore),
  /** The shortest time anything is kept, among stores that say so. */
  shortestDays: z.number().nullable(),
  newestDate: z.string().nullable(),
})
export type LogConfigurationFacts = z.infer<typeof LogConfigurationFacts>
