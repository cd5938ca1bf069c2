import * as z from 'zod'
import { Place } from './log-facts'

/** One document of an item: what it lists and how old it is. */
export const SbomDocument = z.object({
  file: z.string(),
  format: z.enum(['cyclonedx', 'spdx']),
  version: z.string(),
  encoding: z.enum(['json', 'xml', 'tag-value', 'json-ld']),
  /** What it is by content: a list of components is `sbom`; alone, the others are none. */
  purpose: z.enum(['sbom', 'vex', 'obom', 'hbom', 'saasbom', 'cbom', 'mbom', 'empty']),
  subject: z.string(),
  subjectVersion: z.string(),
  /** ISO date-time; null when it does not say. */
  timestamp: z.string().nullable(),
  author: z.boolean(),
  components: z.number(),
  /** Of a version later than those whose schema is known. */
  later: z.boolean().default(false),
  /** Members and kinds of components that no known version has, which were passed over. */
  notUnderstood: z.array(z.string()).default([]),
  /** Traffic Light Protocol label (CLEAR to RED), as written. */
  sharing: z.string().default(''),
})

/** What a bill of materials says. CycloneDX and SPDX give the same facts (domain.md 5.11). Counts are components. */
export const SbomFacts = z.object({
  documents: z.array(SbomDocument),
  notRead: z.object({ count: z.number(), names: z.array(z.object({ name: z.string(), looksLike: z.string() })) }),
  /** The oldest timestamp of the documents that list components, as a day; null when one of them is undated. */
  date: z.string().nullable(),
  components: z.number(),
  /** Package type of the purl (npm, pypi, deb ...) to components; `none` without a purl. */
  ecosystems: z.record(z.string(), z.number()),
  /** NTIA minimum elements: components that have each. Author and timestamp count documents. */
  minimum: z.object({
    supplier: z.number(),
    name: z.number(),
    version: z.number(),
    identifier: z.number(),
    relationship: z.number(),
    author: z.number(),
    timestamp: z.number(),
  }),
  /** Components with all of supplier, name, version, identifier and relationship. */
  complete: z.number(),
  withHash: z.number(),
  withLicense: z.number(),
  duplicates: z.number(),
  relationships: z.number(),
  /** Relationships that name a component which is not listed. */
  dangling: z.number(),
  /** Services that a document declares, with the hosts of their endpoints and where data flows. */
  services: z.array(z.object({ name: z.string(), provider: z.string(), hosts: z.array(z.string()), crossesBoundary: z.boolean().nullable(), flows: z.array(z.string()), at: Place })),
  /** Cryptographic libraries, and whether the listed build is one that holds a FIPS validation. */
  crypto: z.array(z.object({ name: z.string(), version: z.string(), fips: z.enum(['module', 'ordinary', 'unclear']), at: Place })),
  /** Hosts from which components are said to come, when they are foreign mirrors. */
  foreignHosts: z.array(z.object({ host: z.string(), country: z.string(), count: z.number(), at: Place })),
  vulnerabilities: z.number(),
  /** Statements on vulnerabilities that point at components the documents do not list. */
  unmatchedStatements: z.number(),
})
export type SbomFacts = z.infer<typeof SbomFacts>
