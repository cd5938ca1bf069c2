import { catalog } from '../checklist/catalog'
import { json, UsageError, type CommandOutcome } from './outcome'

/** `veritar catalog`: the gates and criteria as data, or one line each. */
export function printCatalog(positionals: string[], options: { json: boolean }): CommandOutcome {
  if (positionals.length > 0) throw new UsageError('catalog takes no arguments.')
  const gates = catalog.gates.map(({ id, title, why, basis, cites, trace, questions }) => ({ id, title, why, basis, cites, trace, questions }))
  const criteria = catalog.criteria.map(({ evaluate: _evaluate, knockOuts, ...criterion }) => ({
    ...criterion,
    knockOut: knockOuts[0]?.id ?? null,
    knockOuts,
  }))
  if (options.json) return { code: 0, out: json({ version: catalog.version, gates, criteria }) }
  const lines = [
    `Catalog ${catalog.version}`,
    ...gates.map((gate) => `${gate.id}    gate   ${gate.title}`),
    ...criteria.map((one) => `${one.id}  ${String(one.weight).padStart(4)}   ${one.title}${one.knockOuts.length > 0 ? ` (${one.knockOuts.map((knockOut) => knockOut.id).join(', ')})` : ''}`),
  ]
  return { code: 0, out: `${lines.join('\n')}\n` }
}
