import type { ReferenceSet } from '../../reference/reference'
import type { Program } from '../case'
import type { GateResult } from '../scorecard'
import { cloud } from './cloud'
import { flowDowns } from './flow-downs'
import type { Gate } from './gate'
import { jurisdiction } from './jurisdiction'

/** The three gates of a program, in order. */
export const gates: readonly Gate[] = [jurisdiction, cloud, flowDowns]

/** The result of each gate; `missing` when the prime has not answered it. */
export function gateResults(program: Program, reference: ReferenceSet): GateResult[] {
  return gates.map((gate) => gate.evaluate(program, reference))
}
