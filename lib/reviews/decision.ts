import type { Eligibility, Scorecard } from '../checklist/scorecard'
import type { decisions } from './schema'

export type Decision = (typeof decisions)[number]

const permits: Record<Eligibility, Decision[]> = {
  eligible: ['approved', 'approved-with-conditions', 'rejected', 'escalated', 'returned'],
  conditional: ['approved-with-conditions', 'rejected', 'escalated', 'returned'],
  'not-eligible': ['rejected', 'escalated', 'returned'],
  'not-determined': ['rejected', 'escalated', 'returned'],
}

/**
 * Whether a decision may be taken on a computed outcome. Stricter than computed is always open; looser only to an
 * Empowered Official (22 CFR 120.67), who then decides against the computed outcome, visibly.
 * `why` says what is missing when it is not allowed.
 */
export function mayDecide(decision: Decision, card: Pick<Scorecard, 'outcome' | 'reasons'>, empoweredOfficial: boolean): { allowed: boolean; against: boolean; why: string } {
  if (permits[card.outcome].includes(decision)) return { allowed: true, against: false, why: '' }
  if (empoweredOfficial) return { allowed: true, against: true, why: '' }
  return {
    allowed: false,
    against: true,
    why: `The computed outcome is ${card.outcome.replace('-', ' ')}: ${card.reasons[0]?.says ?? ''} Only an Empowered Official may decide otherwise.`.trim(),
  }
}

/** The sentence the approver signs; it is kept and printed with their name. */
export function statementFor(decision: Decision, card: Pick<Scorecard, 'subcontractor' | 'program'>, conditions: number): string {
  const read = 'I have read the scorecard and the findings.'
  const conditionWords = conditions === 1 ? 'the one condition' : `the ${conditions} conditions`
  switch (decision) {
    case 'approved':
      return `${read} On this evidence I permit ${card.subcontractor} to handle technical data of ${card.program}.`
    case 'approved-with-conditions':
      return `${read} On this evidence I permit ${card.subcontractor} to handle technical data of ${card.program} under ${conditionWords} named with this decision.`
    case 'rejected':
      return `${read} On this evidence I do not permit ${card.subcontractor} to handle technical data of ${card.program}.`
    case 'escalated':
      return `${read} I hand the decision on ${card.subcontractor} for ${card.program} to a higher authority.`
    case 'returned':
      return `${read} I return ${card.subcontractor} for ${card.program} to the reviewer.`
  }
}
