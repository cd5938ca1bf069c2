import type { Locator } from '../analyzers/analyzer'
import type { FactKind } from '../analyzers/facts-by-kind'
import type { ReferenceSet } from '../reference/reference'
import { claimOf, countedAnswers } from './answers'
import type { Case, Value } from './case'
import type { Criterion, Given, GivenEvidence, Pointer, ReadEvidence } from './criterion'
import { isEvidenceKind, papers } from './evidence-kinds'
import type { Form } from './form'
import { acceptedPaper, type PreparedEvidence } from './prepare-evidence'

/** What every criterion of a case shares. */
export type Situation = { input: Case; evidence: PreparedEvidence[]; reference: ReferenceSet; onPremises: boolean }

const refused = ({ item }: PreparedEvidence) => item.review?.accepted === false

/** The items of the kinds a form asks for, given for this criterion or for every one that accepts the kind. */
export function itemsFor(id: string, form: Form, evidence: PreparedEvidence[]): PreparedEvidence[] {
  const kinds = new Set<string>(form.evidence.map((slot) => slot.kind))
  return evidence.filter(({ item }) => kinds.has(item.kind) && (item.criteria.length === 0 || item.criteria.includes(id)))
}

/** Builds what `evaluate` receives: exactly what the criterion declared and nothing else. */
export function givenOf(criterion: Criterion, form: Form, situation: Situation): Given {
  const { input, reference, onPremises } = situation
  const values: Record<string, Value | undefined> = input.answers[criterion.id]?.values ?? {}
  const answers = countedAnswers(form.questions, values)
  const { program, subcontractor } = input
  return {
    answers,
    claim: claimOf(form.questions, answers),
    answer: (question) => ({ type: 'answer', criterion: criterion.id, question }),
    evidence: itemsFor(criterion.id, form, situation.evidence).flatMap(givenEvidence),
    uploads: criterion.uploads ? situation.evidence.map(({ item, broken }) => ({ title: item.title, status: broken === null ? item.status : 'unreadable', at: pointerInto(item.id, item.revision)({}) })) : [],
    ...readingsOf(criterion, situation.evidence),
    program,
    subcontractor,
    screening: input.screening,
    onPremises,
    reference,
    now: input.asOf,
  }
}

/**
 * Readings of the declared kinds, whatever criterion the respondent gave them for: evidence is held against evidence,
 * and cannot be kept away from a criterion by filing it elsewhere. The same bytes count once; a refused item does not.
 */
function readingsOf(criterion: Criterion, evidence: PreparedEvidence[]): Pick<Given, 'readings' | 'observations'> {
  const readings: Record<string, ReadEvidence<unknown>[]> = {}
  const observations: Given['observations'] = []
  for (const kind of criterion.facts) {
    const seen = new Set<string>()
    readings[kind] = evidence.flatMap((prepared) => {
      const { item, reading, dated } = prepared
      if (reading?.kind !== kind || refused(prepared) || seen.has(item.sha256)) return []
      seen.add(item.sha256)
      const at = pointerInto(item.id, item.revision)
      for (const observation of reading.observations) {
        if (observation.criterion === criterion.id || observation.also?.includes(criterion.id)) {
          observations.push({ observation, kind, at: at(observation.locator, observation.rule) })
        }
      }
      const { title, sha256, effectiveTo, receivedAt } = item
      return [{ evidence: item.id, revision: item.revision, title, sha256, effectiveFrom: item.effectiveFrom ?? dated, effectiveTo, receivedAt, facts: reading.facts, observations: reading.observations, at }]
    })
  }
  return { readings: readings as Given['readings'], observations }
}

const pointerInto = (evidence: string, revision: number) => (locator: Locator, rule?: string): Pointer => ({
  type: 'evidence',
  evidence,
  revision,
  ...(rule === undefined ? {} : { rule }),
  locator,
})

function givenEvidence({ item, broken, dated }: PreparedEvidence): GivenEvidence[] {
  if (!isEvidenceKind(item.kind)) return []
  return [
    {
      evidence: item.id,
      revision: item.revision,
      kind: item.kind,
      title: item.title,
      status: broken === null ? item.status : 'unreadable',
      accepted: item.review?.accepted ?? null,
      independent: item.review?.independent ?? false,
      effectiveFrom: item.effectiveFrom ?? dated,
      effectiveTo: item.effectiveTo,
      at: pointerInto(item.id, item.revision)({}),
    },
  ]
}

/**
 * Why the facts of a declared kind cannot be judged: something of it was supplied and nothing could be read,
 * or stored facts no longer fit their analyzer. Null when that is not so.
 */
export function unreadableFacts(kinds: readonly FactKind[], evidence: PreparedEvidence[]): string | null {
  for (const kind of kinds) {
    const supplied = evidence.filter((prepared) => prepared.item.kind === kind && !refused(prepared))
    const broken = supplied.find((prepared) => prepared.broken !== null)
    if (broken) return broken.broken
    const first = supplied[0]
    if (first && supplied.every(({ item, reading }) => reading === null && !forPeople(item))) return notRead(first)
  }
  return null
}

/** A paper that is left to people: one without a reader, or one that a reviewer accepted although it could not be read. */
const forPeople = (item: PreparedEvidence['item']) => acceptedPaper(item) || (papers.has(item.kind) && item.status === 'unread')

/** Why one item does not count, in plain words. */
export function notRead({ item, broken }: PreparedEvidence): string {
  const name = item.title || item.id
  const because = item.reason === '' ? '' : `: ${item.reason}`
  if (broken !== null) return broken
  if (item.review?.accepted === false) return `${name} was refused by ${item.review.by}${item.review.reason ? `: ${item.review.reason}` : '.'}`
  switch (item.status) {
    case 'unreadable':
      return `${name} could not be read${because || '.'}`
    case 'quarantined':
      return `${name} was set aside${because || '.'}`
    case 'pending':
      return `${name} has not been read yet.`
    default:
      return `${name} waits for a reviewer.`
  }
}
