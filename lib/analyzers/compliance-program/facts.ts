import * as z from 'zod'
import { Passage, PastMatter, Topic } from '../document-facts'
import { Place } from '../log-facts'

/**
 * How well the manual covers one element of the DDTC guidelines (domain.md 1.7):
 * 0 absent, 1 mentioned, 2 described, 3 operational (who, how often, what record).
 */
export const ElementScore = z.object({
  element: z.number().int().min(1).max(8),
  title: z.string(),
  score: z.number().int().min(0).max(3),
  because: z.string(),
  passages: z.array(Passage),
})

export const ComplianceProgramFacts = z.object({
  format: z.enum(['pdf', 'docx', 'markdown', 'text']),
  pages: z.number(),
  words: z.number(),
  /** Hash of the normalised text, so that a copied manual is seen across uploads. */
  textHash: z.string(),
  /** The wording as 64 numbers, so that a copied and edited manual is seen across uploads; empty for a short text. */
  wording: z.array(z.string()).max(64).default([]),
  title: z.string().nullable(),
  version: z.string().nullable(),
  /** Newest date the document gives for itself (review, revision, approval), ISO. */
  date: z.string().nullable(),
  approver: z.string().nullable(),
  signed: z.boolean(),
  draft: z.boolean(),
  /** Where it calls itself a draft, when it does. */
  draftAt: Passage.optional(),
  organizations: z.array(z.string()),
  /** Export-control terms per 1,000 words. */
  itarDensity: z.number(),
  /** True when the text is about export control at all. */
  aboutExportControl: z.boolean(),
  otherFramework: z.string().nullable(),
  elements: z.array(ElementScore),
  residue: z.array(Passage),
  /** Pages that are pictures without text, where there are any. */
  unreadPages: z.array(z.number()).optional(),
  /** Past violations and disclosures it tells of, where there are any. */
  matters: z.array(PastMatter).optional(),
  staleCites: z.array(z.object({ cite: z.string(), topic: z.string(), now: z.string(), at: Place, text: z.string() })),
  outdated: z.array(z.object({ what: z.string(), at: Place, text: z.string() })),
  redFlags: z.array(z.object({ what: z.string(), at: Place, text: z.string() })),
  /** Named topics that other criteria ask for. */
  topics: z.object({
    empoweredOfficial: Topic,
    nonRetaliation: Topic,
    hotline: Topic,
    voluntaryDisclosure: Topic,
    sixtyDays: Topic,
    immediate126: Topic,
    rootCause: Topic,
    notifyPrime: Topic,
    incident72h: Topic,
    retentionFiveYears: Topic,
    retentionFromExpiry: Topic,
    trainingTiers: Topic,
    trainingAnnual: Topic,
    screening: Topic,
    beforeAccess: Topic,
    fourClasses: Topic,
    i9Separation: Topic,
    nonUsPersonOutcome: Topic,
    technologyControlPlan: Topic,
    deprovision: Topic,
    remoteAccess: Topic,
    cloudProviders: Topic,
    encryption: Topic,
  }),
})
export type ComplianceProgramFacts = z.infer<typeof ComplianceProgramFacts>
