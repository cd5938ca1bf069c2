import { Gates, PrimePolicy } from '../checklist/case'

type Fields = { name: string; customer: string; summary: string; gates: unknown; policy: unknown }

/** Gates without the words that say where something is written: correcting a citation changes no outcome. */
function substance(gates: unknown): string {
  const { jurisdiction, cloud, flowDowns } = Gates.parse(gates)
  return JSON.stringify([jurisdiction && { ...jurisdiction, reference: '' }, cloud && { ...cloud, reference: '' }, flowDowns])
}

/**
 * What a change of a program touches. `gates` and `policy` decide outcomes and make earlier decisions stale;
 * `references` are citations only.
 */
export function changedFields(before: Fields, after: Fields): string[] {
  const policy = (fields: Fields) => JSON.stringify(PrimePolicy.parse(fields.policy))
  const same = JSON.stringify(Gates.parse(before.gates)) === JSON.stringify(Gates.parse(after.gates))
  const substantial = substance(before.gates) !== substance(after.gates)
  return [
    ...(['name', 'customer', 'summary'] as const).filter((field) => before[field] !== after[field]),
    ...(substantial ? ['gates'] : same ? [] : ['references']),
    ...(policy(before) === policy(after) ? [] : ['policy']),
  ]
}
