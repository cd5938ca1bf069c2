import type { Check, KnockOutId, Outcome, Pointer, Standing } from './criterion'
import type { Grade } from './grade'
import type { SectionId } from './sections'

export type Eligibility = 'eligible' | 'conditional' | 'not-eligible' | 'not-determined'

export type GateResult = {
  id: 'G-01' | 'G-02' | 'G-03'
  title: string
  outcome: 'met' | 'not-met' | 'unknown' | 'missing'
  says: string
  notes: string[]
}

/** `clear` needs that everything it rests on was judged; `not-checked` says that something was not. */
export type KnockOutState = 'clear' | 'not-checked' | 'proposed' | 'open' | 'confirmed' | 'dismissed'

export type KnockOutResult = {
  id: KnockOutId
  title: string
  state: KnockOutState
  hits: { criterion: string; state: KnockOutState; because: string; at: Pointer[]; decided: { by: string; at: string; reason: string } | null }[]
}

/** points = weight × answer × cap, in micro-points inside, so that sums are exact. */
export type Formula = {
  weight: number
  answer: 0 | 0.5 | 1
  reached: Grade
  best: Grade
  stale: boolean
  cap: number
  points: number
  of: number
  /** "4 × 0.5 × (0.70 ÷ 0.90 − 0.30) = 0.96 of 4" */
  text: string
}

export type CriterionResult = {
  id: string
  title: string
  section: SectionId
  form: 'cloud' | 'on-premises'
  weight: number
  outcome: Outcome
  /** What the engine computed; differs from `outcome` only under an override. */
  computed: Outcome
  because: string
  claim: { standing: Standing; says: string; note: string; at: Pointer } | null
  checks: Check[]
  missing: string[]
  evidence: { id: string; revision: number; kind: string; title: string; status: string; grade: Grade | null; stale: boolean; effectiveFrom: string | null; staleOn: string | null }[]
  formula: Formula
  override: { outcome: Standing; by: string; at: string; reason: string } | null
  notApplicable: { reason: string; acceptedBy: string | null } | null
}

export type SectionResult = { id: SectionId; title: string; points: number; of: number; coverage: number }

export type Scorecard = {
  schema: 'veritar.scorecard/1'
  catalog: string
  asOf: string
  subcontractor: string
  program: string
  outcome: Eligibility
  /** Why, most decisive first, each one plain sentence. */
  reasons: { code: string; says: string; at?: string }[]
  /** 0 to 100; null when there is nothing to score. */
  score: number | null
  points: number
  of: number
  /** 0 to 1: share of the applicable weight that could be judged. */
  coverage: number
  gates: GateResult[]
  knockOuts: KnockOutResult[]
  sections: SectionResult[]
  criteria: CriterionResult[]
  /** The demonstration rule: which criteria must reach E3, and which did. */
  demonstration: { criterion: string; reached: Grade; ok: boolean; applies: boolean }[]
  /** Versions of the dated regulatory rows used. */
  references: { id: string; checkedOn: string; confidence: string }[]
}
