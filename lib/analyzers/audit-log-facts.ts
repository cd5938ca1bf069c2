import * as z from 'zod'
import { LogFacts } from './log-facts'

const Counts = z.record(z.string(), z.number())

/**
 * What an audit log of any product tells, in words that belong to no provider (domain.md 5.1, 5.3 to 5.7). All counts
 * are events unless said otherwise. Named changes count how often each succeeded; a name that was only tried is there with 0.
 * Nothing seen in a sample is not the same as nothing in the system: `canShow` says what this format could have shown.
 */
export const AuditLogFacts = LogFacts.extend({
  /** The analyzer that read it, e.g. `okta-system-log`. `source` is the product, e.g. `okta`. */
  format: z.string(),
  files: z.array(z.object({ name: z.string(), events: z.number(), shape: z.string() })),
  /** What a log of this format records at all when everything is turned on; silence on the rest means nothing. */
  canShow: z.array(z.enum(['sign-in', 'administration', 'content', 'region', 'factor', 'shell'])),
  /** Log types or categories in the sample, as the provider names them: `data_access`, `SignInLogs`, `RequestResponse`. */
  logTypes: Counts,
  /** The provider's cloud that the log says it is from, by hosts and names that only one cloud has. */
  cloud: z.enum(['government', 'commercial', 'mixed', 'unknown']),
  /** Hosts of the service by which that is told, e.g. `ridgeline.okta-gov.com`; on premises the machines that wrote the log. */
  hosts: Counts,
  /** U.S. regions that are usable only inside a controlled folder of the provider, which a log does not show. */
  conditionalRegions: z.array(z.string()),
  /** Country code to events of people, as the log itself states it; the table of addresses is `countries`. */
  statedCountries: Counts,
  /** Events whose stated country differs from that of the address. */
  countryConflicts: z.number(),

  /** Successful sign-ins by the strongest factor that the log names; `none` is a password or key alone. */
  factors: z.object({
    hardware: z.number(),
    phishingResistant: z.number(),
    app: z.number(),
    sms: z.number(),
    none: z.number(),
    unknown: z.number(),
  }),
  /** Factors as the log names them, for a reviewer. */
  factorNames: Counts,
  /** Sign-ins, successful or not: of people at a prompt, of people by a token, and of services. */
  signIns: z.object({ interactive: z.number(), nonInteractive: z.number(), service: z.number(), failed: z.number() }),
  /** Ways in that go around a second factor or can be relayed, e.g. `IMAP4`, `device code`, with successes. */
  weakSignIns: Counts,
  /** Successful sign-ins that the provider itself found risky. */
  riskySignIns: z.number(),
  /** Events that a policy of place, device or factor refused: a fence seen working. */
  policyRefusals: z.number(),
  /** Sign-ins let through that a policy in report-only mode would have refused. */
  reportOnlyRefusals: z.number(),

  /** Events of, and number of, people who belong to another tenant, domain or organization than the log's own. */
  guestEvents: z.number(),
  guests: z.number(),
  /** Events by an account, tenant or project other than the one the log is of. */
  crossAccountEvents: z.number(),
  /** Successful events of callers without any identity. */
  anonymousSuccesses: z.number(),
  /** Events in which staff of the provider reach in, or are given leave to. */
  providerStaffEvents: z.number(),
  /** Names that several people could use at once, e.g. `kubernetes-admin`; at most 100. */
  sharedAccounts: z.array(z.string()),

  /** Changes that stop, weaken or shorten logging or its safekeeping. */
  loggingChanges: Counts,
  /** Changes that open data to others or copy it out. */
  sharing: Counts,
  /** Changes that disable, delete or open keys. */
  keyEvents: Counts,
  /** Changes to who vouches for people, to factors, and to sign-in rules. */
  identityChanges: Counts,
  /** Rights given, roles assigned, owners added. */
  privilegeGrants: Counts,
  /** Long-lived credentials made: keys of services, tokens, client secrets. */
  credentials: Counts,
  /** Changes to rules that keep resources and traffic in place: region policies, networks, firewalls, runners. */
  fenceChanges: Counts,

  shellSessions: z.number(),
  redactedActors: z.number(),
  /** Ids of principals that only knocked: nothing they tried succeeded in this sample. At most 5,000. */
  onlyRefused: z.array(z.string()).default([]),
  /** Container images named in the log, most seen first; at most 500. */
  images: z.array(z.object({ image: z.string(), events: z.number() })),
  /** Counts that only this format has, named in its analyzer. */
  details: Counts,
})
export type AuditLogFacts = z.infer<typeof AuditLogFacts>
