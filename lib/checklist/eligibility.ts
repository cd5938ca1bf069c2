import { MICRO } from './formula'
import { figure } from './figure'
import type { CriterionResult, Eligibility, GateResult, KnockOutResult, Scorecard } from './scorecard'

/** Thresholds of domain.md section 4. */
export const ELIGIBLE_AT = 85
export const CONDITIONAL_AT = 65
export const COVERAGE_AT = 0.9

type Reason = Scorecard['reasons'][number]

export type Findings = {
  gates: GateResult[]
  knockOuts: KnockOutResult[]
  results: CriterionResult[]
  /** Whole micro-points and whole points. */
  pointMicros: number
  of: number
  judgedWeight: number
  /** Reasons that hold the result at conditional whatever the score. */
  caps: Reason[]
}

/**
 * The outcome and its reasons, most decisive first: an open or confirmed knock-out; then anything undetermined or
 * proposed; then score, coverage and the caps (design.md section 3).
 */
export function eligibility(findings: Findings): { outcome: Eligibility; reasons: Reason[] } {
  const decisive = knockedOut(findings)
  const open = undetermined(findings)
  const { outcome, reasons } = bySums(findings)
  if (decisive.length > 0) return { outcome: 'not-eligible', reasons: [...decisive, ...open, ...reasons] }
  if (open.length > 0) return { outcome: 'not-determined', reasons: [...open, ...reasons] }
  return { outcome, reasons }
}

function knockedOut({ knockOuts }: Findings): Reason[] {
  return knockOuts.flatMap(({ id, title, hits }) =>
    hits
      .filter((hit) => hit.state === 'open' || hit.state === 'confirmed')
      .map((hit) => ({ code: 'knock-out', says: `${title} (${id}): ${hit.because}`, at: hit.criterion })),
  )
}

/** A title within a sentence: its first letter small, names such as ITAR as they are. */
const within = (title: string) => `${title.charAt(0).toLowerCase()}${title.slice(1)}`

function undetermined({ gates, knockOuts, results, of }: Findings): Reason[] {
  const reasons: Reason[] = []
  for (const gate of gates) {
    const blocks = gate.outcome === 'missing' || (gate.id === 'G-02' && gate.outcome === 'unknown')
    if (blocks) reasons.push({ code: 'gate', says: `${gate.title}: ${gate.says}`, at: gate.id })
  }
  for (const { id, computed, because } of results) {
    if (computed === 'error') reasons.push({ code: 'error', says: `${id} could not be judged. ${because}`, at: id })
  }
  for (const { id, title, state, hits } of knockOuts) {
    const [waits, ...more] = hits.filter((hit) => hit.state === 'proposed')
    if (waits) {
      const criteria = [...new Set([waits, ...more].map((hit) => hit.criterion))].join(', ')
      reasons.push({ code: 'proposed', says: `A reviewer has to decide on ${id}, ${within(title)}: ${more.length === 0 ? waits.because : `${more.length + 1} observations raise it in ${criteria}.`}`, at: waits.criterion })
    }
    if (state === 'not-checked') reasons.push({ code: 'not-checked', says: `${id}, ${within(title)}, could not be checked.`, at: id })
  }
  if (of === 0) reasons.push({ code: 'nothing', says: 'There is nothing to score.' })
  return reasons
}

function bySums({ pointMicros, of, judgedWeight, caps }: Findings): { outcome: Eligibility; reasons: Reason[] } {
  if (of === 0) return { outcome: 'not-determined', reasons: caps }
  const atLeast = (threshold: number) => pointMicros * 100 >= threshold * of * MICRO
  const covered = judgedWeight * 10 >= of * 9
  const score = figure(scoreOf(pointMicros, of), 1)
  const coverage = figure((judgedWeight / of) * 100, 0)
  if (!atLeast(CONDITIONAL_AT)) return { outcome: 'not-eligible', reasons: [{ code: 'score', says: `The score is ${score}, below ${CONDITIONAL_AT}.` }, ...caps] }
  const short: Reason[] = []
  if (!atLeast(ELIGIBLE_AT)) short.push({ code: 'score', says: `The score is ${score}, below the ${ELIGIBLE_AT} for eligible.` })
  if (!covered) short.push({ code: 'coverage', says: `Only ${coverage} percent could be judged; eligible needs 90.` })
  const held = [...short, ...caps]
  if (held.length > 0) return { outcome: 'conditional', reasons: held }
  return { outcome: 'eligible', reasons: [{ code: 'score', says: `The score is ${score} with ${coverage} percent judged, and nothing holds it down.` }] }
}

/** Score from 0 to 100, exact to a millionth and cut, never rounded up. */
export function scoreOf(pointMicros: number, of: number): number {
  return Math.floor((pointMicros * 100) / of) / MICRO
}
