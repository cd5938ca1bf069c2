import type { Pointer } from './criterion'
import { scoreOf } from './eligibility'
import { figure } from './figure'
import { MICRO, STALE, capMicros } from './formula'
import { grades } from './grade'
import type { CriterionResult, Scorecard } from './scorecard'
import { applies, sum } from './sums'

/** One factor of a formula, with what it rests on. */
export type Term = { name: 'weight' | 'answer' | 'evidence' | 'freshness'; value: string; says: string; at: Pointer[] }

export type Explanation = { id: string; title: string; text: string; terms: Term[]; points: string; of: string }

/** The factors of one criterion's figure, each with a link to the answer or the evidence it comes from. */
export function explainCriterion(result: CriterionResult): Explanation {
  const { id, title, formula } = result
  return { id, title, text: formula.text, terms: termsOf(result), points: figure(formula.points, 2), of: String(formula.of) }
}

function termsOf(result: CriterionResult): Term[] {
  const { formula, claim, override, because } = result
  if (!applies(result)) return [{ name: 'weight', value: '0', says: `Does not apply: ${because}`, at: [] }]
  const source = result.evidence.filter((item) => item.grade === formula.reached && item.stale === formula.stale)
  const at: Pointer[] = source.map((item) => ({ type: 'evidence', evidence: item.id, revision: item.revision, locator: {} }))
  const signature = formula.reached === 'E1' ? 'the signed attestation' : 'the answer alone'
  const rests = source.length > 0 ? source.map((item) => item.title || item.id).join(', ') : signature
  const terms: Term[] = [
    { name: 'weight', value: String(formula.weight), says: `Weight of ${result.id}.`, at: [] },
    { name: 'answer', value: String(formula.answer), says: override ? `${override.by} set it: ${override.reason}` : because, at: claim ? [claim.at] : [] },
    {
      name: 'evidence',
      value: figure(capMicros(formula.reached, formula.best, false) / MICRO, 2),
      says: `${grades[formula.reached].word} (${formula.reached}) of ${grades[formula.best].word.toLowerCase()} (${formula.best}) at best, by ${rests}.`,
      at,
    },
  ]
  if (formula.stale) terms.push({ name: 'freshness', value: `−${figure(STALE / MICRO, 2)}`, says: 'The evidence is out of date or undated.', at })
  return terms
}

export type Arithmetic = {
  sections: { title: string; rows: { id: string; title: string; text: string; points: number; of: number }[]; points: number; of: number }[]
  points: number
  of: number
  /** `points ÷ of × 100`, cut to a millionth; null when there is nothing to score. */
  score: number | null
  /** Whether every sum of the card is what its parts add up to. */
  agrees: boolean
}

/** The table with which a person checks the arithmetic of a card: it is added up again from the single formulas. */
export function arithmetic(card: Scorecard): Arithmetic {
  const sections = card.sections.map(({ id, title }) => {
    const own = card.criteria.filter((result) => result.section === id)
    const { pointMicros, of } = sum(own)
    const rows = own.map((result) => ({ id: result.id, title: result.title, text: result.formula.text, points: result.formula.points, of: result.formula.of }))
    return { title, rows, points: pointMicros / MICRO, of }
  })
  const { pointMicros, of } = sum(card.criteria)
  const score = of === 0 ? null : scoreOf(pointMicros, of)
  const sectionsAgree = sections.every((section, i) => section.points === card.sections[i]?.points && section.of === card.sections[i]?.of)
  const agrees = sectionsAgree && pointMicros / MICRO === card.points && of === card.of && score === card.score
  return { sections, points: pointMicros / MICRO, of, score, agrees }
}
