import type { Locator, Observation } from '../../analyzers/analyzer'
import type { FactKind, FactsByKind } from '../../analyzers/facts-by-kind'
import { referenceAt } from '../../reference/at'
import { claimOf, countedAnswers } from '../answers'
import type { Gates, Program, Screening, Subcontractor, Value } from '../case'
import type { Criterion, Given, GivenEvidence, Pointer, ReadEvidence } from '../criterion'
import { isEvidenceKind, type EvidenceKind } from '../evidence-kinds'
import { formOf } from '../form'
import * as world from './world'

/** What an example gives to a criterion. Everything left out is neutral; facts left out are not supplied. */
export type Material<K extends FactKind> = {
  /** By question key. The claim follows from the lead option's `means`. */
  answers?: Record<string, Value>
  /** One reading a kind, or several in order, newest first. */
  facts?: { [P in K]?: FactsByKind[P] | FactsByKind[P][] }
  /** Observations of the readings; `kind` is the first declared kind unless given. */
  observations?: (Partial<Observation> & { kind?: K })[]
  /** Items of other kinds: unread and not yet reviewed unless said otherwise. */
  evidence?: (Partial<GivenEvidence> & { kind: EvidenceKind })[]
  program?: Partial<Omit<Program, 'gates'>> & { gates?: Partial<Gates> }
  subcontractor?: Partial<Subcontractor>
  /** A list of yesterday on which nobody is, unless given. */
  screening?: Screening | null
  onPremises?: boolean
  /** ISO date-time; 2026-11-24T12:00:00Z unless given. */
  now?: string
}

function item(id: string, kind: EvidenceKind, partial: Partial<GivenEvidence> = {}): GivenEvidence {
  return {
    evidence: id,
    revision: 1,
    kind,
    title: `${kind}, as uploaded`,
    status: 'unread',
    accepted: null,
    independent: false,
    effectiveFrom: '2026-11-01',
    effectiveTo: null,
    at: { type: 'evidence', evidence: id, revision: 1, locator: {} },
    ...partial,
  }
}

function readingsOf<K extends FactKind>(criterion: Criterion<K>, material: Material<K>, observations: Observation[][]) {
  const readings = {} as { [P in K]: ReadEvidence<FactsByKind[P]>[] }
  const items: GivenEvidence[] = []
  criterion.facts.forEach((kind, k) => {
    const supplied = material.facts?.[kind]
    const list = (supplied === undefined ? [] : Array.isArray(supplied) ? supplied : [supplied]) as FactsByKind[K][]
    readings[kind] = list.map((facts, i) => {
      const evidence = `${kind}-${i + 1}`
      const at = (locator: Locator, rule?: string): Pointer => ({ type: 'evidence', evidence, revision: 1, locator, ...(rule ? { rule } : {}) })
      if (isEvidenceKind(kind)) items.push(item(evidence, kind, { status: 'read' }))
      return {
        evidence,
        revision: 1,
        title: `${kind}, as uploaded`,
        sha256: 'a'.repeat(64),
        effectiveFrom: '2026-11-01',
        effectiveTo: null,
        receivedAt: '2026-11-20T09:00:00Z',
        facts,
        observations: i === 0 ? (observations[k] ?? []) : [],
        at,
      }
    })
  })
  return { readings, items }
}

/** Builds what evaluate receives, the way the engine does, out of an example. */
export function givenFor<K extends FactKind>(criterion: Criterion<K>, material: Material<K>): Given<K> {
  const now = material.now ?? '2026-11-24T12:00:00Z'
  const onPremises = material.onPremises ?? false
  const { questions } = formOf(criterion as unknown as Criterion, onPremises)
  const answers = countedAnswers(questions, material.answers ?? {})
  const observations = (material.observations ?? []).map(({ kind, ...partial }) => {
    const observation: Observation = { rule: 'TEST-01', severity: 'high', criterion: criterion.id, message: 'Something was seen.', locator: { record: 1 }, count: 1, ...partial }
    return { observation, kind: (kind ?? criterion.facts[0]) as K }
  })
  const perKind = criterion.facts.map((kind) => observations.filter((seen) => seen.kind === kind).map((seen) => seen.observation))
  const { readings, items } = readingsOf(criterion, material, perKind)
  const evidence = [...items, ...(material.evidence ?? []).map((given, i) => item(`${given.kind}-item-${i + 1}`, given.kind, given))]
  return {
    answers,
    claim: claimOf(questions, answers),
    answer: (question) => ({ type: 'answer', criterion: criterion.id, question }),
    evidence,
    uploads: criterion.uploads ? evidence : [],
    readings,
    observations: observations
      .filter(({ observation }) => observation.criterion === criterion.id || observation.also?.includes(criterion.id))
      .map(({ observation, kind }) => ({
        observation,
        kind,
        at: { type: 'evidence', evidence: `${kind}-1`, revision: 1, rule: observation.rule, locator: observation.locator },
      })),
    program: world.program(material.program),
    subcontractor: world.subcontractor(material.subcontractor),
    screening: material.screening === undefined ? world.screening() : material.screening,
    onPremises,
    reference: referenceAt(now.slice(0, 10)),
    now,
  }
}
