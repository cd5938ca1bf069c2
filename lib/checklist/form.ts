import type { Criterion, EvidenceSlot, Question } from './criterion'

/** A criterion as it is asked in one program: in the cloud, or on premises where cloud is prohibited. */
export type Form = { form: 'cloud' | 'on-premises'; title: string; questions: Question[]; evidence: EvidenceSlot[] }

/** The form of a criterion that applies; what the on-premises form leaves out stays as it is (domain.md 4, invariant i). */
export function formOf(criterion: Criterion, onPremises: boolean): Form {
  const { title, questions, evidence } = criterion
  if (!onPremises) return { form: 'cloud', title, questions, evidence }
  const other = criterion.onPremises ?? {}
  return {
    form: 'on-premises',
    title: other.title ?? title,
    questions: other.questions ?? questions,
    evidence: other.evidence ?? evidence,
  }
}
