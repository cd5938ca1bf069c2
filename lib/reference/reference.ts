/** One dated row of regulatory data. `from` and `to` are ISO dates, inclusive; null is open. */
export type Row<T> = {
  id: string
  value: T
  source: string
  from: string | null
  to: string | null
  checkedOn: string
  confidence: 'high' | 'medium' | 'low'
  note?: string
}

/** A correction by the operator, with a reason; it replaces the row of the same id. */
export type Correction = { id: string; value: unknown; reason: string; by: string; at: string }

export type CountryRule = { country: string; name: string; rule: '126.1(d)(1)' | '126.1(d)(2)'; effect: 'deny' | 'review' }
export type RegionRule = { provider: 'aws' | 'azure' | 'gcp' | 'oracle'; region: string; government: boolean; level: string }
export type StaleCite = { cite: string; topic: string; words: string; now: string }

/** A clause a prime may have to flow down, and the data it goes with. */
export type Clause = { number: string; title: string; for: 'export-controlled' | 'cui' | 'fci' }

/** A public key of CloudTrail that was fetched from AWS by someone other than the firm: its fingerprint, and the SHA-256 of its DER bytes. */
export type PinnedKey = { region: string; fingerprint: string; sha256: string }
/**
 * A host by name or pattern (`*` stands for any labels) and the beginning of a path. `origin` is what an image from a
 * registry counts as. `place` is where the host keeps things, as far as its name tells; `country` an ISO code when abroad.
 */
export type HostRule = {
  host: string
  path: string
  use: 'registry' | 'packages' | 'service' | 'code' | 'storage' | 'other'
  origin: 'iron-bank' | 'hardened' | 'private' | 'public' | 'foreign' | 'unresolved' | null
  name: string
  place: 'government' | 'united-states' | 'foreign' | 'unstated'
  country: string
}

/** What may stay open behind a CMMC Level 2 status, and the points of requirements that are not worth one. */
export type CmmcPlanRule = {
  fullScore: number
  /** Score from which on anything may be open. */
  conditionalScore: number
  closeWithinDays: number
  /** May never be open. */
  never: string[]
  fivePoints: string[]
  threePoints: string[]
  /** Worth three when partly met, five when not at all. */
  threeOrFive: string[]
  /** May be open although worth three. */
  openAtThree: string[]
}

/** The regulatory facts in force on one date. Criteria ask this and nothing else. */
export type ReferenceSet = {
  date: string
  proscribed: (country: string) => CountryRule | null
  /** The allow-list row of exactly that region id, or null: unknown is never allowed. */
  region: (region: string) => RegionRule | null
  /** ISO codes that count as the United States (22 CFR 120.60). */
  isUnitedStates: (country: string) => boolean
  staleCites: StaleCite[]
  affiliatesRule: boolean
  /** Last day on which a FIPS 140-2 certificate was still Active. */
  fips1402HistoricalOn: string
  cmmcDefault: 'L2-self' | 'L2-c3pao'
  cmmcPhase2Suspended: boolean
  cmmcPlan: CmmcPlanRule
  clauses: Clause[]
  /** Years for which evidence is kept after its assessment ended. */
  retentionYears: number
  /** Age in days from which a restricted-party list is stale. */
  screeningListDays: number
  /** Keys that prove a digest comes from AWS; a key that is not among them proves only that the chain is of one piece. */
  cloudTrailKeys: PinnedKey[]
  registrationCode: RegExp
  /** A USML category with its paragraphs, e.g. VIII(h)(1). */
  usmlEntry: RegExp
  /** An export control classification number, e.g. 9A610.x. */
  eccn: RegExp
  /** What a host is, by the longest rule that fits, and where it keeps things. */
  host: (host: string, path?: string) => { rule: HostRule | null; place: HostRule['place']; country: string }
  /** Rows used, for the report. */
  rows: { id: string; checkedOn: string; confidence: string }[]
}
