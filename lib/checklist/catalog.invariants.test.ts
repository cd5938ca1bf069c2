import { describe, expect, it } from 'vitest'
import { kindOf } from '../analyzers/analyzer'
import type { FactKind } from '../analyzers/facts-by-kind'
import { analyzers } from '../analyzers/registry.gen'
import { referenceAt } from '../reference/at'
import { demonstrated } from './caps'
import { Case } from './case'
import { catalog } from './catalog'
import { formOf } from './form'
import golden from './golden/case.json'
import { score } from './score'
import { sampleCase } from './testing/case'
import { program, subcontractor } from './testing/world'

const reference = referenceAt('2026-11-24')
const card = (input: Case) => score(catalog.criteria, input, reference, catalog.version)
const full = Case.parse(golden)

describe('the real catalog', () => {
  it('can make a firm eligible, on evidence', () => expect(card(full).outcome).toBe('eligible'))

  it('never does so on the same answers without the evidence (f)', () => {
    const claimed = card({ ...full, evidence: [] })
    expect(claimed.outcome).not.toBe('eligible')
    expect(claimed.score!).toBeLessThan(65)
  })

  it('never does so on documents alone (h)', () => {
    const documents = card({ ...full, evidence: full.evidence.filter((item) => item.status !== 'read').map((item) => ({ ...item, review: null })) })
    expect(documents.outcome).not.toBe('eligible')
  })

  it('never does so on the regions alone (b)', () => {
    const regions = catalog.criteria.filter((criterion) => criterion.section === 'regions').map((criterion) => criterion.id)
    const evidence = full.evidence.map((item) => ({ ...item, criteria: regions }))
    expect(card({ ...full, evidence }).outcome).not.toBe('eligible')
  })

  it('judges nothing of an empty case, and says so', () => {
    const empty = card(sampleCase({ attestation: null }))
    expect(empty).toMatchObject({ outcome: 'not-determined', points: 0, coverage: 0, of: 100 })
    expect(new Set(empty.criteria.map((result) => result.outcome))).toEqual(new Set(['missing']))
    expect(empty.knockOuts.map((knockOut) => knockOut.state)).not.toContain('proposed')
  })

  it('gives every criterion what the rules written for it see', () => {
    const unheard = analyzers.flatMap((analyzer) => analyzer.rules.filter((rule) => !catalog.byId(rule.criterion)?.facts.includes(kindOf(analyzer) as FactKind)).map((rule) => `${rule.criterion} ${rule.id} of ${analyzer.id}`))
    expect(unheard).toEqual([])
  })

  it('asks what has to be demonstrated for evidence that can demonstrate it', () => {
    const cannot = (onPremises: boolean) => demonstrated.filter((id) => !formOf(catalog.byId(id)!, onPremises).evidence.some((slot) => slot.grade >= 'E3'))
    expect(cannot(false)).toEqual([])
    expect(cannot(true)).toEqual([])
  })

  it('judges a firm on premises where the cloud is prohibited (i)', () => {
    const gates = { cloud: { permitted: 'no' as const, impactLevel: 'none' as const, reference: 'DD 254 block 10' } }
    const made = card(sampleCase({ program: program({ gates }), subcontractor: subcontractor({ providers: [] }) }))
    expect(made.criteria.every((result) => result.form === 'on-premises')).toBe(true)
    for (const criterion of catalog.criteria) {
      const outcome = made.criteria.find((result) => result.id === criterion.id)?.outcome
      expect(outcome, criterion.id).toBe(criterion.cloud === 'only' ? 'not-applicable' : 'missing')
    }
    expect(made.knockOuts.find((knockOut) => knockOut.id === 'KO-7')?.state).toBe('clear')
  })

  it('does not depend on the order of the evidence', () => {
    expect(JSON.stringify(card({ ...full, evidence: [...full.evidence].reverse() }))).toBe(JSON.stringify(card(full)))
  })
})
