import type { FactKind, FactsByKind } from '../analyzers/facts-by-kind'
import type { Locator, Observation } from '../analyzers/analyzer'
import type { ReferenceSet } from '../reference/reference'
import type { Program, Screening, Subcontractor, Value } from './case'
import type { EvidenceKind } from './evidence-kinds'
import type { Grade } from './grade'
import type { ChapterId, SectionId } from './sections'

/** LAW: statute or CFR. CONTRACT: a clause the prime must flow down. GUIDE: agency guidance. ARTICLE: good practice. */
export type Basis = 'LAW' | 'CONTRACT' | 'GUIDE' | 'ARTICLE'
/** What a claim or a check amounts to. */
export type Standing = 'met' | 'partial' | 'not-met'
export type Outcome = Standing | 'not-applicable' | 'missing' | 'error'

export const knockOutIds = ['KO-1', 'KO-2', 'KO-3', 'KO-4', 'KO-5', 'KO-6', 'KO-7', 'KO-8', 'KO-9', 'KO-10'] as const
export type KnockOutId = (typeof knockOutIds)[number]

export type Option = { value: string; label: string; means?: Standing }

/** How a question is answered. `means` on the options of the lead question is the claim. */
export type AnswerKind =
  | { kind: 'choice'; options: Option[] }
  | { kind: 'multiple'; options: Option[] }
  | { kind: 'text'; maximum: number }
  | { kind: 'number'; minimum: number; maximum: number; unit?: string }
  | { kind: 'date' }
  | { kind: 'table'; columns: { key: string; label: string; example: string; required?: boolean }[]; maximumRows: number }

export type Question = {
  /** Stable within the criterion: kebab case. */
  key: string
  /** The question itself, plain words, one sentence. */
  ask: string
  /** Why it is asked, for someone who never read the ITAR. */
  why: string
  /** What good evidence or a good answer looks like. */
  good: string
  /** A short answer an honest firm could give. */
  example: string
  answer: AnswerKind
  /** The lead question carries the claim; each criterion has exactly one, of kind `choice`. */
  lead?: boolean
  /** Unanswered while visible makes the criterion missing. The lead is always required. */
  required?: boolean
  /** Shown only when that earlier question of this criterion has one of these values. Hidden never counts. */
  showIf?: { question: string; values: string[] }
}

export type EvidenceSlot = {
  kind: EvidenceKind
  /** What to upload and how to get it, for a respondent. */
  ask: string
  /** The grade it reaches once read by its analyzer or accepted by a reviewer. */
  grade: Grade
  /** Days after its effective date at which it goes stale; null when it carries its own expiry. */
  freshDays: number | null
}

/** Something an input can be traced to. */
export type Pointer =
  | { type: 'answer'; criterion: string; question: string }
  | { type: 'evidence'; evidence: string; revision: number; rule?: string; locator: Locator }
  | { type: 'profile'; field: string }
  | { type: 'gate'; gate: string; field: string }

/** One thing that was looked at. `unknown` is never a pass: it holds the verdict at partial at best. */
export type Check = { outcome: Standing | 'unknown' | 'info'; says: string; at: Pointer[] }

/** `since`: the moment it came to be, where no evidence in `at` tells; a dismissal made before does not cover it. */
export type KnockOutHit = { id: KnockOutId; because: string; at: Pointer[]; since?: string }

export type Verdict = {
  outcome: Standing | 'not-applicable' | 'missing'
  /** One plain sentence that a person can act on. */
  because: string
  checks: Check[]
  knockOuts: KnockOutHit[]
}

/** A readable revision of a kind the criterion declared, newest effective date first. */
export type ReadEvidence<F> = {
  evidence: string
  revision: number
  title: string
  sha256: string
  effectiveFrom: string | null
  effectiveTo: string | null
  receivedAt: string
  facts: F
  observations: Observation[]
  /** A pointer into this revision. */
  at: (locator: Locator, rule?: string) => Pointer
}

/** An uploaded item of a declared kind, read or not (a letter that only a reviewer can accept, say). */
export type GivenEvidence = {
  evidence: string
  revision: number
  kind: EvidenceKind
  title: string
  status: 'read' | 'unread' | 'unreadable' | 'quarantined' | 'pending'
  /** What a reviewer said of it, when one did. */
  accepted: boolean | null
  independent: boolean
  effectiveFrom: string | null
  effectiveTo: string | null
  at: Pointer
}

/** What evaluate receives: exactly what the criterion declared, and nothing of size, revenue or age of the firm. */
export type Given<K extends FactKind = FactKind> = {
  answers: Record<string, Value | undefined>
  /** The claim made by the lead answer; null while unanswered. */
  claim: Standing | null
  /** Pointer to one of this criterion's answers. */
  answer: (question: string) => Pointer
  evidence: GivenEvidence[]
  /** Every upload of the assessment, of whatever kind; empty unless the criterion declares `uploads`. */
  uploads: Pick<GivenEvidence, 'title' | 'status' | 'at'>[]
  readings: { [P in K]: ReadEvidence<FactsByKind[P]>[] }
  /** Observations of every reading that name this criterion, with a pointer each. */
  observations: { observation: Observation; kind: FactKind; at: Pointer }[]
  program: Program
  subcontractor: Subcontractor
  /** What Veritar itself found in the restricted-party list of the installation; null where nothing was screened. */
  screening: Screening | null
  /** True when the program forbids cloud and the on-premises questions were asked. */
  onPremises: boolean
  reference: ReferenceSet
  /** ISO date-time the case is judged for. */
  now: string
}

export type Criterion<K extends FactKind = FactKind> = {
  /** Code of domain.md section 4, e.g. PRG-01. */
  id: string
  section: SectionId
  chapter: ChapterId
  /** Noun phrase, at most six words. */
  title: string
  /** The consequence in plain words when it is not met, e.g. "Nobody has confirmed who can read these keys." */
  failureTitle: string
  /** Why it matters, one or two sentences. */
  why: string
  basis: Basis
  cites: string[]
  /** Article trace: Q1..Q5, D1..D5, F1..F4, FAQ-1..FAQ-5, area:regions | area:iam | area:encryption | area:pipeline | area:personnel. */
  trace: string[]
  weight: number
  bestGrade: Grade
  knockOuts: { id: KnockOutId; decidedBy: 'rule' | 'reviewer'; when: string }[]
  /** `only`: does not apply where cloud is prohibited. `either`: its on-premises form then applies. */
  cloud: 'only' | 'either'
  questions: Question[]
  evidence: EvidenceSlot[]
  /** Replaces questions and evidence where cloud is prohibited; absent when the same ones fit. */
  onPremises?: { title?: string; questions?: Question[]; evidence?: EvidenceSlot[] }
  facts: readonly K[]
  /**
   * Those of `facts` that are only held against the rest. Where one of them could not be read there is less to compare,
   * and the criterion is judged all the same; one of the others makes it an error.
   */
  compared?: readonly K[]
  /** What contradicts what, as short phrases: "somebody in a log against the roster". The page and the document list them; a test shows each. */
  holds?: readonly string[]
  /** What became of every upload is looked at, whatever it was given for. */
  uploads?: true
  evaluate: (given: Given<K>) => Verdict
}

/** Keeps the declared fact kinds as types, so that an undeclared one does not compile. */
export function defineCriterion<const K extends FactKind>(criterion: Criterion<K>): Criterion<K> {
  return criterion
}
