import type { z } from 'zod'

/** How bad an observation is. `info` is listed for a reviewer and never lowers a verdict by itself. */
export type Severity = 'critical' | 'high' | 'medium' | 'low' | 'info'

/**
 * Where in the evidence something stands. Lines, records, pages and rows count from 1.
 * `quote` is at most 240 characters and redacted: it never holds a secret or a personal identifier.
 */
export type Locator = {
  file?: string | undefined
  line?: number | undefined
  record?: number | undefined
  eventId?: string | undefined
  page?: number | undefined
  section?: string | undefined
  sheet?: string | undefined
  row?: number | undefined
  column?: string | undefined
  pointer?: string | undefined
  quote?: string | undefined
}

/** One located fact. `count` is how often it was seen; `locator` is the first place. */
export type Observation = {
  rule: string
  severity: Severity
  /** Id of the criterion it bears on most. */
  criterion: string
  /** Other criteria it bears on. */
  also?: string[]
  /** One plain sentence. */
  message: string
  locator: Locator
  count: number
  observed?: string
  expected?: string
  confidence?: 'high' | 'medium' | 'low'
}

/** A rule an analyzer can fire; the docs and the evidence page list them, also those that found nothing. */
export type Rule = { id: string; title: string; severity: Severity; criterion: string; also?: string[]; basis: string }

/** One file of an evidence item. `open` may be called more than once; each call starts at the first byte. */
export type EvidenceFile = {
  name: string
  size: number
  open: () => AsyncIterable<Uint8Array>
  /** The same bytes in memory that is used again: a chunk is good until the second one after it is asked for. */
  passing?: () => AsyncIterable<Uint8Array>
  /** Reads all of a small file into memory, and returns how many bytes; null when they do not leave one byte of it free. */
  into?: (memory: Uint8Array) => number | null
}

/**
 * The first bytes of an item, as recognition sees them: decompressed when gzip, decoded, at most 64 KiB. `document` is
 * the text of a PDF or Word document, `rows` the first rows of a workbook; both are left out where they cannot be read.
 */
export type Sample = { name: string; bytes: Uint8Array; text: string; gzip: boolean; members?: string[]; document?: string; rows?: string[][] }

/** A line of facts for people: "Events", "61,907", with a place when there is one. */
export type FactLine = { label: string; value: string; note?: string; at?: Locator }

export type Reading<F> = { facts: F; observations: Observation[] }

/** Another thread; `runs` is false once it has failed. */
export type Beside = { runs: () => boolean; end: () => void }

export type AnalyzerInput = {
  files: EvidenceFile[]
  /** Which column of a table tells what ("who", "what", "when", "from where", "outcome"), where somebody has said so. */
  columns?: Record<string, string>
  /** Called now and then while reading. */
  onProgress?: (done: { bytes: number; items: number }) => void
  /** Starts a thread that does the work of this name on what it is given; absent where there is no processor for it. */
  beside?: (work: 'scan-trail', given: unknown) => Beside
}

export type Analyzer<F = unknown> = {
  /** The format it reads, e.g. `cloudtrail` or `okta-system-log`; also the name of its folder. */
  id: string
  /** The evidence kind it is filed under, which several formats can share: `audit-log`. Left out where kind and format are one. */
  kind?: string
  /** What the evidence is, for people: "AWS CloudTrail log sample". */
  title: string
  /** Raised whenever the same bytes could give another result. */
  version: string
  /** What a respondent can upload, in words: "JSON or .json.gz as delivered". */
  accepts: string
  /** Formats whose files belong into an item of this one, beside its own: logs beside the digests that list them. */
  gathers?: readonly string[]
  rules: Rule[]
  facts: z.ZodType<F>
  /** 0 (not mine) to 1 (certain), from content only; the file name may never raise it. */
  recognize: (sample: Sample) => number
  /** @throws UnreadableEvidence | QuarantinedEvidence */
  analyze: (input: AnalyzerInput) => Promise<Reading<F>>
  /** The facts in plain words, most telling first. */
  describe: (facts: F) => FactLine[]
}

/** The bytes cannot be read as what they claim to be. Never a partial result instead. */
export class UnreadableEvidence extends Error {
  constructor(
    readonly reason: string,
    readonly place: Locator,
    /** What the respondent can do about it. */
    readonly remedy: string,
  ) {
    super(reason)
    this.name = 'UnreadableEvidence'
  }
}

/** The bytes hold what Veritar must not hold: identity numbers, classification or export markings. */
export class QuarantinedEvidence extends Error {
  constructor(
    readonly reason: string,
    /** Places only; the values are never repeated. */
    readonly places: Locator[],
    readonly remedy: string,
  ) {
    super(reason)
    this.name = 'QuarantinedEvidence'
  }
}

/** The evidence kind an analyzer reads; analyzers of one kind give facts of one schema. */
export const kindOf = (analyzer: Pick<Analyzer, 'id' | 'kind'>): string => analyzer.kind ?? analyzer.id

/** Keeps the type of the facts while the registry holds analyzers of every kind. */
export function defineAnalyzer<F>(analyzer: Analyzer<F>): Analyzer<F> {
  return analyzer
}
