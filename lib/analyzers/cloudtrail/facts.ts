import * as z from 'zod'
import { LogFacts } from '../log-facts'

/** Facts of a CloudTrail sample: those of every log, and what only CloudTrail knows. */
export const CloudTrailFacts = LogFacts.extend({
  source: z.literal('cloudtrail'),
  /** `sha256` is of the unpacked bytes in hex, as digests give it; it joins a sample to them. Left out for more than 64 MB as uploaded. */
  files: z.array(z.object({ name: z.string(), events: z.number(), shape: z.string(), sha256: z.string().optional() })),
  partitions: z.record(z.string(), z.number()),
  /** Account ids seen in names of delivery files, when names follow AWS's pattern. */
  accountsInNames: z.array(z.string()),
  crossAccountEvents: z.number(),
  insightEvents: z.number(),
  /** Names of events that change or stop logging, with how often each succeeded. */
  loggingChanges: z.record(z.string(), z.number()),
  /** Names of events that share or copy data out, with how often each succeeded. */
  sharing: z.record(z.string(), z.number()),
  keyEvents: z.record(z.string(), z.number()),
  identityChanges: z.record(z.string(), z.number()),
  shellSessions: z.number(),
  redactedActors: z.number(),
  /** Ids of principals that only knocked: they tried to sign in at the console, failed, and did nothing else. At most 5,000. */
  onlyRefused: z.array(z.string()).default([]),
})
export type CloudTrailFacts = z.infer<typeof CloudTrailFacts>
