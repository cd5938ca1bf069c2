import { inContext, withTenant } from '../db/tenant'

/** Every subcontractor that a prime knows, for work that the clock asks for and that runs as each of them. */
export async function subcontractors(): Promise<string[]> {
  const primes = await inContext({ worker: 'on' }, (tx) => tx.organization.findMany({ where: { kind: 'prime' }, select: { id: true } }))
  const all = new Set<string>()
  for (const { id } of primes) {
    const related = await withTenant({ orgId: id, personId: null }, (tx) => tx.relationship.findMany({ where: { primeId: id }, select: { subId: true } }))
    for (const { subId } of related) all.add(subId)
  }
  return [...all]
}
