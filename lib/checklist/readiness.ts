import type { KnockOutState, Scorecard } from './scorecard'

export type Readiness = {
  /** True when nothing a respondent can do is left undone; the decision is the prime's all the same. */
  ready: boolean
  /** 0 to 1: share of the applicable weight that could be judged. */
  coverage: number
  /** Knock-outs that stand in the way, in plain words, with the criteria to look at. */
  wouldFail: { id: string; title: string; state: KnockOutState; says: string; criteria: string[] }[]
  /** Answers and evidence still to give, criterion by criterion in the order of the questionnaire. */
  missing: { criterion: string; title: string; says: string }[]
  /** What the prime has still to settle; nothing the respondent can do about. */
  waitsForPrime: string[]
}

const stops: Partial<Record<KnockOutState, string>> = {
  open: 'This rules the firm out while it stands.',
  confirmed: 'A reviewer confirmed this; it rules the firm out.',
  proposed: 'A reviewer will have to decide on this.',
  'not-checked': 'This could not be checked yet: an answer or readable evidence is missing.',
}

/** What a respondent should know before submitting, read from the card alone. */
export function readiness(card: Scorecard): Readiness {
  const wouldFail = card.knockOuts.flatMap(({ id, title, state, hits }) => {
    const says = stops[state]
    if (says === undefined) return []
    const standing = hits.filter((hit) => hit.state === state)
    return [{ id, title, state, says: [...standing.map((hit) => hit.because), says].join(' '), criteria: [...new Set(standing.map((hit) => hit.criterion))] }]
  })
  const missing = card.criteria.flatMap(({ id, title, outcome, missing: open, because }) => {
    const says = outcome === 'error' ? [because, ...open] : open
    return [...new Set(says)].map((one) => ({ criterion: id, title, says: one }))
  })
  const waitsForPrime = card.gates.filter((gate) => gate.outcome === 'missing' || gate.outcome === 'unknown').map((gate) => gate.says)
  return { ready: wouldFail.length === 0 && missing.length === 0, coverage: card.coverage, wouldFail, missing, waitsForPrime }
}
