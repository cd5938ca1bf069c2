import * as z from 'zod'
import { knockOutIds } from './criterion'

/** ISO 8601 date (2026-11-24) or date-time with zone. */
const Day = z.iso.date()
const Instant = z.iso.datetime({ offset: true })

export const Value = z.union([
  z.string().max(20_000),
  z.number(),
  z.array(z.string().max(500)).max(200),
  z.array(z.record(z.string(), z.string().max(2_000))).max(500),
])
export type Value = z.infer<typeof Value>

/** Gate answers of the prime (domain.md section 4, G-01 to G-03). A gate left null is unanswered. */
export const Gates = z.strictObject({
  jurisdiction: z
    .strictObject({
      classification: z.enum(['usml', 'eccn', 'ear99', 'cui-only', 'classified', 'unknown']),
      /** USML category and paragraph, e.g. VIII(h), or an ECCN. */
      entry: z.string().max(40).default(''),
      determinedBy: z.enum(['self', 'commodity-jurisdiction', 'contract', 'unknown']).default('unknown'),
      reference: z.string().max(500).default(''),
    })
    .nullable()
    .default(null),
  cloud: z
    .strictObject({
      permitted: z.enum(['yes', 'no', 'unknown']),
      impactLevel: z.enum(['none', 'IL2', 'IL4', 'IL5', 'IL6']).default('none'),
      reference: z.string().max(500).default(''),
    })
    .nullable()
    .default(null),
  flowDowns: z
    .strictObject({
      clauses: z.array(z.string().max(60)).max(60),
      handlesCui: z.enum(['yes', 'no', 'unknown']).default('unknown'),
      distributionStatement: z.enum(['A', 'B', 'C', 'D', 'E', 'F', 'none']).default('none'),
      citizenshipOnly: z.boolean().default(false),
      requiredCmmc: z.enum(['none', 'L1-self', 'L2-self', 'L2-c3pao', 'L3']).default('none'),
    })
    .nullable()
    .default(null),
})
export type Gates = z.infer<typeof Gates>

/** Policy of the prime where the law leaves room. */
export const PrimePolicy = z.strictObject({
  requiresRegistration: z.boolean().default(false),
  requiresHardwareMfa: z.boolean().default(true),
})

export const Program = z.strictObject({
  name: z.string().min(1).max(200),
  customer: z.string().max(200).default(''),
  gates: Gates,
  policy: PrimePolicy.default({ requiresRegistration: false, requiresHardwareMfa: true }),
})
export type Program = z.infer<typeof Program>

/** Profile fields that rules may use. Headcount, revenue and age are not here: size of the firm never counts. */
export const Subcontractor = z.strictObject({
  legalName: z.string().min(1).max(300),
  aliases: z.array(z.string().max(300)).max(50).default([]),
  cage: z.string().max(5).nullable().default(null),
  uei: z.string().max(12).nullable().default(null),
  incorporatedIn: z.string().max(80).nullable().default(null),
  registration: z
    .strictObject({
      status: z.enum(['registered', 'not-required', 'not-registered', 'unknown']),
      /** Always masked, e.g. M•••12. */
      maskedCode: z.string().max(20).nullable().default(null),
      expiresOn: Day.nullable().default(null),
    })
    .default({ status: 'unknown', maskedCode: null, expiresOn: null }),
  owners: z
    .array(
      z.strictObject({
        name: z.string().max(300),
        country: z.string().length(2),
        percent: z.number().min(0).max(100),
        foreignPerson: z.boolean(),
      }),
    )
    .max(200)
    .default([]),
  providers: z
    .array(z.strictObject({ provider: z.string().max(100), offering: z.string().max(200), authorization: z.string().max(200).default('') }))
    .max(50)
    .default([]),
  vendors: z.array(z.strictObject({ name: z.string().max(300), service: z.string().max(300).default(''), country: z.string().max(2).default('') })).max(500).default([]),
})
export type Subcontractor = z.infer<typeof Subcontractor>

export const CriterionAnswers = z.strictObject({
  values: z.record(z.string(), Value).default({}),
  note: z.string().max(20_000).default(''),
  /** The respondent says the criterion does not apply; counts as unanswered until a reviewer accepts the reason. */
  doesNotApply: z.strictObject({ reason: z.string().min(1).max(5_000) }).nullable().default(null),
})
export type CriterionAnswers = z.infer<typeof CriterionAnswers>

export const EvidenceInput = z.strictObject({
  id: z.string().min(1).max(100),
  kind: z.string().min(1).max(60),
  title: z.string().max(300),
  revision: z.number().int().min(1).default(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Criteria it was given for; empty means every criterion that accepts its kind. */
  criteria: z.array(z.string()).max(60).default([]),
  receivedAt: Instant,
  effectiveFrom: Day.nullable().default(null),
  /** Own expiry, when it has one. */
  effectiveTo: Day.nullable().default(null),
  status: z.enum(['read', 'unread', 'unreadable', 'quarantined', 'pending']),
  reason: z.string().max(2_000).default(''),
  analyzer: z.strictObject({ id: z.string(), version: z.string() }).nullable().default(null),
  facts: z.unknown().optional(),
  observations: z.array(z.looseObject({ rule: z.string(), severity: z.enum(['critical', 'high', 'medium', 'low', 'info']), criterion: z.string(), message: z.string(), count: z.number() })).default([]),
  /** A reviewer's word on the document: accepted raises it to its grade, independent to E4. */
  review: z.strictObject({ accepted: z.boolean(), independent: z.boolean().default(false), by: z.string(), at: Instant, reason: z.string().default('') }).nullable().default(null),
})
export type EvidenceInput = z.infer<typeof EvidenceInput>

const LoadedList = z.strictObject({ asOf: Day, sha256: z.string().regex(/^[0-9a-f]{64}$/), parties: z.number().int(), sources: z.array(z.string().max(200)).max(60) })

/** Names that Veritar itself held against the restricted-party list of the installation (domain.md PRG-10 and 5.15). */
export const Screening = z.strictObject({
  /** Which list, of which day as the operator says; null when none is loaded or it cannot be used, and `problem` says why. */
  list: LoadedList.nullable(),
  problem: z.string().max(500).default(''),
  /** The same of the SAM.gov exclusions, which are a list apart. */
  exclusions: z.strictObject({ list: LoadedList.nullable(), problem: z.string().max(500) }).default({ list: null, problem: '' }),
  /** The newest moment that list or profile changed: a dismissal made before covers nothing of it. */
  since: Instant,
  names: z.array(z.string().max(300)).max(2_000),
  hits: z.array(z.strictObject({ party: z.string().max(300), listed: z.string().max(300), source: z.string().max(200), programs: z.string().max(200), cite: z.string().max(200), score: z.number().min(0).max(1) })).max(2_000),
})
export type Screening = z.infer<typeof Screening>

const Signed = { by: z.string().min(1), at: Instant, reason: z.string().min(1).max(5_000) }

/** What named reviewers of the prime decided. Nothing here removes a computed result: both stay visible. */
export const Reviews = z.strictObject({
  overrides: z.array(z.strictObject({ criterion: z.string(), outcome: z.enum(['met', 'partial', 'not-met']), ...Signed })).default([]),
  notApplicable: z.array(z.strictObject({ criterion: z.string(), accepted: z.boolean(), ...Signed })).default([]),
  knockOuts: z.array(z.strictObject({ id: z.enum(knockOutIds), criterion: z.string(), decision: z.enum(['confirmed', 'dismissed']), ...Signed })).default([]),
})
export type Reviews = z.infer<typeof Reviews>

/** Everything score() judges. The same object is written by the database edge, the demo and `veritar score`. */
export const Case = z.strictObject({
  schema: z.literal('veritar.case/1').default('veritar.case/1'),
  /** The moment the case is judged for. */
  asOf: Instant,
  subcontractor: Subcontractor,
  program: Program,
  answers: z.record(z.string(), CriterionAnswers).default({}),
  /** The signature under the questionnaire; without it every answer is a claim only. */
  attestation: z.strictObject({ by: z.string(), at: Instant }).nullable().default(null),
  evidence: z.array(EvidenceInput).max(5_000).default([]),
  /** Null in a case that was built where nothing was screened, as by hand. */
  screening: Screening.nullable().default(null),
  reviews: Reviews.default({ overrides: [], notApplicable: [], knockOuts: [] }),
})
export type Case = z.infer<typeof Case>
