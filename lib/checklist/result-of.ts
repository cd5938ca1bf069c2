import { formulaOf, formulaOfNotApplicable } from './formula'
import { itemsFor, notRead, type Situation } from './given'
import type { Grade } from './grade'
import type { Judgment } from './judge-criterion'
import type { CriterionResult, Formula } from './scorecard'
import { bestStanding, freshGrade, weigh, type WeighedEvidence } from './weigh-evidence'

const worth: Record<CriterionResult['outcome'], Formula['answer']> = { met: 1, partial: 0.5, 'not-met': 0, 'not-applicable': 0, missing: 0, error: 0 }

/** A criterion with its evidence weighed and its points counted; `fresh` is the best grade that is current. */
export function resultOf(judgment: Judgment, situation: Situation): { result: CriterionResult; fresh: Grade } {
  const { criterion, form, notApplicable, claim, checks, because } = judgment
  const { input } = situation
  const today = new Date(input.asOf).toISOString().slice(0, 10)
  const attested = input.attestation !== null && Date.parse(input.attestation.at) <= Date.parse(input.asOf)
  const weighed = itemsFor(criterion.id, form, situation.evidence).flatMap((evidence) => {
    const slot = form.evidence.find((candidate) => candidate.kind === evidence.item.kind)
    return slot ? [weigh(evidence, slot, today)] : []
  })
  const override = overrideOf(criterion.id, situation)
  const applies = judgment.outcome !== 'not-applicable' || override !== null
  const outcome = override?.outcome ?? judgment.outcome
  const { reached, stale } = bestStanding(weighed, attested, criterion.bestGrade)
  const terms = { weight: criterion.weight, answer: worth[outcome], reached, best: criterion.bestGrade, stale }
  return {
    fresh: freshGrade(weighed, attested),
    result: {
      id: criterion.id,
      title: form.title,
      section: criterion.section,
      form: form.form,
      weight: criterion.weight,
      outcome,
      computed: judgment.outcome,
      because,
      claim,
      checks,
      missing: applies ? [...judgment.missing, ...evidenceToDo(weighed)] : [],
      evidence: weighed.map(shown),
      formula: applies ? formulaOf(terms) : formulaOfNotApplicable(criterion.weight, criterion.bestGrade),
      override,
      notApplicable,
    },
  }
}

/** The latest override of a criterion. What was computed stays beside it. */
function overrideOf(id: string, { input }: Situation): CriterionResult['override'] {
  const own = input.reviews.overrides.filter((override) => override.criterion === id)
  const latest = own.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).at(-1)
  return latest ? { outcome: latest.outcome, by: latest.by, at: latest.at, reason: latest.reason } : null
}

function evidenceToDo(weighed: WeighedEvidence[]): string[] {
  return weighed.flatMap(({ evidence, grade, stale, staleOn }) => {
    const name = evidence.item.title || evidence.item.id
    if (grade === null) return [notRead(evidence)]
    if (!stale) return []
    return [staleOn === null ? `${name} carries no date that shows it is current.` : `${name} is out of date.`]
  })
}

function shown({ evidence: { item, dated, broken }, grade, stale, staleOn }: WeighedEvidence): CriterionResult['evidence'][number] {
  const status = item.review?.accepted === false ? 'refused' : broken === null ? item.status : 'unreadable'
  return { id: item.id, revision: item.revision, kind: item.kind, title: item.title, status, grade, stale, effectiveFrom: item.effectiveFrom ?? dated, staleOn }
}
