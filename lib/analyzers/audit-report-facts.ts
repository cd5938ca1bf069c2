import * as z from 'zod'
import { PastMatter } from './document-facts'
import { Place } from './log-facts'

/** How bad the source itself calls a finding; `unknown` when it does not say. */
export const FindingSeverity = z.enum(['critical', 'high', 'medium', 'low', 'info', 'unknown'])
export type FindingSeverity = z.infer<typeof FindingSeverity>

/** Findings of one severity by state, as the document says. `oldestOpen` is the day the oldest open one was found, when dated. */
export const FindingCount = z.object({
  open: z.number(),
  closed: z.number(),
  /** Risk accepted, waived, suppressed or called a false positive: named apart, because nothing was mended. */
  accepted: z.number(),
  oldestOpen: z.object({ day: z.string(), at: Place }).nullable(),
})
export type FindingCount = z.infer<typeof FindingCount>

/** An account, subscription or project that was looked at, as the document names it. */
export const ScopeAccount = z.object({ id: z.string(), provider: z.enum(['aws', 'azure', 'gcp', 'other']), at: Place })
export type ScopeAccount = z.infer<typeof ScopeAccount>

/** One item of a plan of action. Dates are ISO days; null when the plan does not give them. */
export const PlanItem = z.object({
  id: z.string(),
  /** Requirement numbers of NIST SP 800-171 r2 ("3.5.3"), or the control ids the plan names. */
  requirements: z.array(z.string()),
  /** Points of the DoD assessment method, when the plan gives them. */
  points: z.number().nullable(),
  severity: FindingSeverity,
  state: z.enum(['open', 'closed', 'accepted', 'unknown']),
  opened: z.string().nullable(),
  planned: z.string().nullable(),
  closed: z.string().nullable(),
  /** Whether somebody is named who closes it. */
  owned: z.boolean(),
  at: Place,
})
export type PlanItem = z.infer<typeof PlanItem>

const Named = z.object({ name: z.string(), at: Place })

/**
 * What an audit, assessment, scan, certificate or plan of action says of itself (domain.md 5.14 and PRG-12).
 * Dates are ISO days, counts are findings. Nothing here is judged against a date or a program: criteria do that.
 */
export const AuditReportFacts = z.object({
  /** Id of the format it was read from, such as `prowler`. */
  format: z.string(),
  type: z.enum(['audit', 'assessment', 'penetration-test', 'certificate', 'score', 'plan-of-action', 'scan', 'unknown']),
  title: z.string().nullable(),
  /** Programs that wrote the results, with their versions. */
  tools: z.array(z.object({ name: z.string(), version: z.string().nullable() })),
  /** The day it speaks for: the end of the examination or the newest result; null when nothing dates it. */
  date: z.string().nullable(),
  /** The first day examined or the oldest result. */
  since: z.string().nullable(),
  /** Its own expiry, when it has one. */
  expires: z.string().nullable(),
  scope: z.object({
    accounts: z.array(ScopeAccount),
    regions: z.array(z.string()),
    /** Systems, hosts, repositories or environments that it says were examined. */
    systems: z.array(Named),
    /** Profiles, benchmarks or frameworks examined against. */
    frameworks: z.array(z.string()),
  }),
  assessor: Named.nullable(),
  /** Who runs what was examined, when the document says so. */
  owner: Named.nullable(),
  /** `self` when assessor and owner are the same or it calls itself a self-assessment; `unknown` when it does not say. */
  independence: z.enum(['external', 'internal', 'self', 'unknown']),
  findings: z.object({ total: z.number(), bySeverity: z.record(FindingSeverity, FindingCount) }),
  /** Single checks of a scanner or assessor; all 0 where the format has none. `notRun` were skipped, manual or failed to run. */
  checks: z.object({ passed: z.number(), failed: z.number(), notRun: z.number() }),
  /** NIST SP 800-171 scores as posted in SPRS, from -203 to 110. */
  scores: z.array(z.object({ value: z.number(), date: z.string().nullable(), at: Place })),
  cmmc: z
    .object({
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      assessment: z.enum(['self', 'c3pao', 'dibcac', 'unknown']),
      status: z.enum(['final', 'conditional', 'unknown']),
      date: z.string().nullable(),
      at: Place,
    })
    .nullable(),
  /** At most 2,000 items, open ones first; `planOmitted` says how many more there were. */
  plan: z.array(PlanItem),
  planOmitted: z.number(),
  /** Template text and blanks that were never filled in; `places` holds at most 20 of them. */
  placeholders: z.object({ count: z.number(), places: z.array(Place) }),
  /** The public example that the bytes are, when they are one: not evidence of anything. */
  template: z.string().nullable(),
  /** Failed checks of a scanner by what they are about, with the first place. */
  exposure: z.object({ mfa: z.number(), publicAccess: z.number() }),
  /** References inside the document that lead nowhere. */
  dangling: z.number(),
  /** Pages of a written report that are pictures without text, where there are any. */
  unreadPages: z.array(z.number()).optional(),
  /** Past violations and disclosures that a written report tells of, where there are any. */
  matters: z.array(PastMatter).optional(),
})
export type AuditReportFacts = z.infer<typeof AuditReportFacts>
