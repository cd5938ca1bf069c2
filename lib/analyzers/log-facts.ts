import * as z from 'zod'

/** Where something stands in the evidence; the zod twin of `Locator`. */
export const Place = z.object({
  file: z.string().optional(),
  line: z.number().optional(),
  record: z.number().optional(),
  eventId: z.string().optional(),
  page: z.number().optional(),
  section: z.string().optional(),
  sheet: z.string().optional(),
  row: z.number().optional(),
  column: z.string().optional(),
  pointer: z.string().optional(),
  quote: z.string().optional(),
})

/** Someone or something that acts in a log (domain.md 5.1, "who"). */
export const Principal = z.object({
  /** The one name used for joins, lower case: e-mail or session name of a person, ARN or service host else. */
  id: z.string(),
  kind: z.enum(['human', 'service', 'provider', 'anonymous']),
  display: z.string(),
  /** Other names the same principal goes by in this log: ARN, user name, e-mail, principal id. */
  aliases: z.array(z.string()),
  /** The role, group or policy the session acted under, when the log says so. */
  via: z.string().optional(),
  events: z.number(),
  first: z.string(),
  last: z.string(),
  withMfa: z.number(),
  withoutMfa: z.number(),
  at: Place,
})
export type Principal = z.infer<typeof Principal>

/**
 * What every log analyzer knows after reading (domain.md 5.1). Times are ISO 8601 in UTC, counts are events.
 * An event is incomplete when who, what, when or from where is missing.
 */
export const LogFacts = z.object({
  source: z.string(),
  events: z.number(),
  firstEvent: z.string().nullable(),
  lastEvent: z.string().nullable(),
  regions: z.record(z.string(), z.number()),
  actors: z.number(),
  incomplete: z.number(),
  humanEvents: z.number(),
  humanIncomplete: z.number(),
  accounts: z.record(z.string(), z.number()),
  /** Where the first event of each region and account stands; at most 100 of each. */
  regionsAt: z.record(z.string(), Place).default({}),
  accountsAt: z.record(z.string(), Place).default({}),
  /** At most 5,000, most events first; `principalsOmitted` says how many more there were. */
  principals: z.array(Principal),
  principalsOmitted: z.number(),
  dataEvents: z.number(),
  readOnlyEvents: z.number(),
  serviceEvents: z.number(),
  deniedEvents: z.number(),
  errorEvents: z.number(),
  rootEvents: z.number(),
  /** Human API or console events by what the record says of MFA. */
  mfa: z.object({ yes: z.number(), no: z.number(), unknown: z.number() }),
  consoleSignIns: z.object({ withMfa: z.number(), withoutMfa: z.number(), federated: z.number(), failed: z.number() }),
  sources: z.object({
    public: z.number(),
    private: z.number(),
    service: z.number(),
    internal: z.number(),
    invalid: z.number(),
    missing: z.number(),
  }),
  /** Country code to human events with a public address, approximate; `unknown` when not resolvable. */
  countries: z.record(z.string(), z.number()),
  /** Human events by hosting, VPN or Tor network of their address ("vpn: Mullvad VPN"), approximate. */
  networks: z.record(z.string(), z.number()).default({}),
  /** Of which days the tables were that tell networks; null for one that was not loaded, and for a log read before there was any. */
  networkLists: z.object({ ranges: z.string(), tor: z.string().nullable(), own: z.string().nullable(), aws: z.string().nullable().default(null) }).nullable().default(null),
  /** Silences longer than max(6 h, 10 times the median distance). */
  gaps: z.array(z.object({ from: z.string(), to: z.string(), hours: z.number() })),
  /** Events by hour (ISO, truncated to the hour) or by day when the window is over 60 days. */
  timeline: z.object({ unit: z.enum(['hour', 'day']), counts: z.array(z.object({ at: z.string(), events: z.number() })) }),
  duplicates: z.number(),
  /** Regions in the log that are approved government regions, other real ones, and ones no provider has. */
  regionClasses: z.object({ government: z.array(z.string()), other: z.array(z.string()), invented: z.array(z.string()) }),
  /**
   * Moments that another log can record as well, by what names the act in both: an event id, a token, a run, or a person with
   * their address. `cause` has to come before `effect`, and twins at the same time. At most 1,000.
   */
  moments: z.array(z.object({ link: z.string(), side: z.enum(['cause', 'effect', 'twin']), time: z.string(), at: Place })).default([]),
  /** What the records do not carry because an export left it out: `who`, `when`, `second factor` ...; left out where none is known to lack anything. */
  notCarried: z.array(z.string()).optional(),
  tls: z.object({ weak: z.number(), fipsHost: z.number(), plainHost: z.number(), unknown: z.number() }),
})
export type LogFacts = z.infer<typeof LogFacts>
