import type { ReferenceSet } from '../reference/reference'
import type { Case } from './case'
import type { Grade } from './grade'
import type { CriterionResult, GateResult, Scorecard } from './scorecard'

type Reason = Scorecard['reasons'][number]
type Weighed = { result: CriterionResult; fresh: Grade }

/** Criteria that have to be demonstrated, not only described (domain.md section 4, invariant h). */
export const demonstrated = ['REG-01', 'IAM-04', 'LOG-01', 'PER-02', 'CRY-03', 'CIC-01'] as const

const holds = ({ outcome }: CriterionResult) => outcome === 'met' || outcome === 'partial'

/** The demonstration rule: each of those that applies needs fresh evidence of E3 or better, and must not be unmet. */
export function demonstration(weighed: Weighed[]): Scorecard['demonstration'] {
  return demonstrated.flatMap((id) => {
    const found = weighed.find(({ result }) => result.id === id)
    if (!found) return []
    const applies = found.result.outcome !== 'not-applicable'
    return [{ criterion: id, reached: found.fresh, ok: !applies || (found.fresh >= 'E3' && holds(found.result)), applies }]
  })
}

/** What holds the result at conditional, whatever the score. */
export function caps(weighed: Weighed[], gates: GateResult[], input: Case, reference: ReferenceSet): Reason[] {
  return [
    ...gates.filter((gate) => gate.id !== 'G-02' && gate.outcome === 'unknown').map((gate) => ({ code: 'gate-unknown', says: gate.says, at: gate.id })),
    ...regionsOnly(weighed),
    ...demonstration(weighed)
      .filter((one) => !one.ok)
      .map((one) => ({ code: 'demonstration', says: `${one.criterion} is not demonstrated by current evidence that was read.`, at: one.criterion })),
    ...cmmc(weighed, input, reference),
  ]
}

/** A government region is necessary and not sufficient (domain.md 3.2), and neither is a signature alone (invariant f). */
function regionsOnly(weighed: Weighed[]): Reason[] {
  const verified = weighed.filter(({ result, fresh }) => holds(result) && fresh >= 'E2')
  if (verified.some(({ result }) => result.section !== 'regions')) return []
  if (verified.length > 0) return [{ code: 'regions-only', says: 'Only the regions are verified, and a government region alone is not enough.' }]
  return [{ code: 'claims-only', says: 'Nothing is verified beyond what the subcontractor says of itself.' }]
}

const cmmcRank = { none: 0, 'L1-self': 1, 'L2-self': 2, 'L2-c3pao': 3, L3: 4 } as const
const isStatus = (value: unknown): value is keyof typeof cmmcRank => typeof value === 'string' && Object.hasOwn(cmmcRank, value)

/** The question of PRG-12 that holds the CMMC status: a choice whose values are those of the flow-down gate. */
export const CMMC_QUESTION = { criterion: 'PRG-12', question: 'cmmc-status' } as const

/** A required CMMC status that is missing limits the result to conditional (domain.md section 4, PRG-12 and G-03). */
function cmmc(weighed: Weighed[], input: Case, reference: ReferenceSet): Reason[] {
  const { criterion, question } = CMMC_QUESTION
  const required = input.program.gates.flowDowns?.requiredCmmc ?? reference.cmmcDefault
  const asked = weighed.some(({ result }) => result.id === criterion)
  if (required === 'none' || !asked) return []
  const held = input.answers[criterion]?.values[question]
  if (isStatus(held) && cmmcRank[held] >= cmmcRank[required]) return []
  return [{ code: 'cmmc', says: `The program requires CMMC ${words[required]}, and ${isStatus(held) && held !== 'none' ? `the subcontractor holds ${words[held]}` : 'no such status is shown'}.`, at: criterion }]
}

const words = { none: 'no status', 'L1-self': 'Level 1 (Self)', 'L2-self': 'Level 2 (Self)', 'L2-c3pao': 'Level 2 (C3PAO)', L3: 'Level 3' } as const
