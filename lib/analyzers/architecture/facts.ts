import * as z from 'zod'
import { DocumentFacts, Passage, Topic } from '../document-facts'
import { Place } from '../log-facts'

/** The parts an architecture document has to name (domain.md DOC-01); the keys are those of the questionnaire. */
export const architectureParts = ['boundary', 'data-flow', 'identity', 'places', 'keys', 'logging', 'admin-path', 'external', 'personnel', 'version'] as const
export type ArchitecturePart = (typeof architectureParts)[number]

/** Something named in the document: a region, a provider, a service. `count` is how often. */
const Named = z.object({ name: z.string(), count: z.number(), at: Place })

/**
 * Facts of an architecture document or system security plan, whether prose or OSCAL (domain.md DOC-01, 5.14).
 * Prose gives passages by page or section, OSCAL by JSON pointer.
 */
export const ArchitectureFacts = DocumentFacts.extend({
  source: z.enum(['document', 'oscal-ssp']),
  /** The system or environment it describes, when it names one. */
  system: z.string().nullable(),
  parts: z.record(z.enum(architectureParts), Topic),
  /** Region ids exactly as named, lower case; whether they are approved is asked of the reference data. */
  regions: z.array(Named),
  /** Account, subscription, tenant and project ids named. */
  accounts: z.array(Named),
  /** Cloud providers and offerings, such as "AWS GovCloud". */
  providers: z.array(Named),
  /** Outside services (SaaS, chat, ticketing, monitoring). */
  services: z.array(Named),
  /** CAGE codes, UEIs and names of firms, with whom the words beside each point at: the firm of the document, somebody else, nobody. */
  firm: z.array(z.object({ what: z.enum(['cage', 'uei', 'name']), value: z.string(), whose: z.enum(['own', 'other', 'unclear']), text: z.string(), at: Place })).default([]),
  /** What the document claims, to be held against logs and settings. Several values mean that it says several things. */
  claims: z.object({
    retentionDays: z.array(z.object({ days: z.number(), text: z.string(), at: Place })),
    mfa: z.array(z.object({ factor: z.enum(['hardware', 'app', 'sms', 'unnamed']), text: z.string(), at: Place })),
    usPersonsOnly: z.array(Passage),
    /** Offices, teams or support abroad or around the clock (domain.md PER-04). */
    abroad: z.array(Passage).default([]),
  }),
  /** OSCAL only: the version of the format, control requirements and how many of them are written out. */
  oscal: z.object({ version: z.string(), controls: z.number(), described: z.number(), unresolvedReferences: z.number(), authorizedOn: z.string().nullable(), impact: z.string().nullable() }).nullable(),
})
export type ArchitectureFacts = z.infer<typeof ArchitectureFacts>
