import type { KnockOutHit } from './criterion'
import type { Situation } from './given'
import type { KnockOutSource } from './knock-outs'

/**
 * KO-7 (G-02; domain.md section 4): the program prohibits the cloud and the subcontractor is in one, by its profile
 * or by evidence that was read. Decided by rule.
 */
export function cloudWhereProhibited({ input, evidence, onPremises }: Situation): KnockOutSource {
  const { cloud } = input.program.gates
  const hits: KnockOutHit[] = []
  if (onPremises) {
    for (const [i, { provider, offering }] of input.subcontractor.providers.entries()) {
      hits.push({ id: 'KO-7', because: `The profile names ${provider} (${offering}), and this program prohibits the cloud.`, at: [{ type: 'profile', field: `providers.${i}` }] })
    }
    for (const { item, reading } of evidence) {
      if (reading === null || item.review?.accepted === false || !showsCloud(reading.facts)) continue
      const at = [{ type: 'evidence' as const, evidence: item.id, revision: item.revision, locator: {} }]
      hits.push({ id: 'KO-7', because: `${item.title || item.id} comes from a cloud provider, and this program prohibits the cloud.`, at })
    }
  }
  return {
    criterion: 'G-02',
    declares: [{ id: 'KO-7', decidedBy: 'rule', when: 'the cloud is prohibited and a cloud provider is in use' }],
    judged: onPremises || (cloud !== null && cloud.permitted === 'yes'),
    hits,
  }
}

/** Log facts that name regions, provider partitions or the cloud of a provider come out of a cloud. */
function showsCloud(facts: unknown): boolean {
  if (typeof facts !== 'object' || facts === null) return false
  const named = (field: string) => {
    const value = (facts as Record<string, unknown>)[field]
    return typeof value === 'object' && value !== null && Object.keys(value).length > 0
  }
  const cloud = (facts as Record<string, unknown>)['cloud']
  return named('regions') || named('partitions') || cloud === 'government' || cloud === 'commercial' || cloud === 'mixed'
}
