import { knockOutIds, type Criterion } from './criterion'
import { flawsOf } from './flaws'
import type { Gate } from './gates/gate'
import { coveredByEngine, traceItems } from './trace'

/** What is wrong with a catalog as a whole, each one sentence; empty when it may be used. */
export function catalogFlaws(criteria: Criterion[], gates: readonly Gate[]): string[] {
  const flaws = criteria.flatMap(flawsOf)
  const seen = new Set<string>()
  for (const { id } of criteria) {
    if (seen.has(id)) flaws.push(`${id} is in the catalog twice.`)
    seen.add(id)
  }
  const weight = criteria.reduce((total, criterion) => total + criterion.weight, 0)
  if (weight !== 100) flaws.push(`The weights sum to ${weight}, not to 100.`)
  const traced = new Set([...criteria, ...gates].flatMap((part) => part.trace))
  for (const [item, title] of Object.entries(traceItems)) {
    if (!traced.has(item) && !Object.hasOwn(coveredByEngine, item)) flaws.push(`Nothing covers ${item}, "${title}".`)
  }
  const raised = new Set(['KO-7', ...criteria.flatMap((criterion) => criterion.knockOuts.map((knockOut) => knockOut.id))])
  for (const id of knockOutIds) if (!raised.has(id)) flaws.push(`Nothing can raise ${id}.`)
  return flaws
}
