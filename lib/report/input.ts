import type { Case } from '../checklist/case'
import type { Criterion } from '../checklist/criterion'
import type { Scorecard } from '../checklist/scorecard'

export type ReportCondition = { text: string; closedBy: string; criterion: string; dueOn: string; ifMissed: string; status: string }

/** A decision as the report prints it. */
export type ReportDetermination = {
  decision: string
  computed: string
  againstComputed: boolean
  reason: string
  statement: string
  by: string
  /** The hardware key that confirmed it, checked anew, or that none was used. */
  hardwareKey: string
  at: string
  validUntil: string | null
  snapshotDigest: string
  conditions: ReportCondition[]
}

/** Everything the report says, as read from the database; a draft has no determination. */
export type ReportInput = {
  code: string
  prime: string
  generatedAt: string
  card: Scorecard
  input: Case
  criteria: Criterion[]
  determination: ReportDetermination | null
  /** Why the decision no longer stands on today's facts; printed as a notice. */
  stale: string[]
  requestedBy: string
  reviewers: string[]
  findings: { criterion: string; title: string; detail: string; severity: string; status: string; by: string; at: string; dueOn: string | null; closeReason: string }[]
  reviews: { criterion: string; decision: string; outcome: string | null; computed: string; reason: string; by: string; at: string }[]
  files: { evidence: string; name: string; size: number; sha256: string }[]
  /** Proof that the determination stands in the signed audit log (c2sp.org/tlog-proof); null for a draft, and until the log has signed it. */
  logProof: string | null
  /** SHA-256 of the snapshot that a decision froze, or of the current inputs for a draft. */
  digest: string
}
