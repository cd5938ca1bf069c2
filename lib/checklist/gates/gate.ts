import type { ReferenceSet } from '../../reference/reference'
import type { Program } from '../case'
import type { Basis, Question } from '../criterion'
import type { GateResult } from '../scorecard'

/** A question to the prime about the program; its key is the field of `Gates` that holds the answer. */
export type GateQuestion = Omit<Question, 'lead' | 'showIf'>

/** Something the prime settles before a subcontractor is invited. */
export type Gate = {
  id: GateResult['id']
  title: string
  why: string
  basis: Basis
  cites: string[]
  trace: string[]
  /** The part of `program.gates` it asks for. */
  part: keyof Program['gates']
  questions: GateQuestion[]
  evaluate: (program: Program, reference: ReferenceSet) => GateResult
}
