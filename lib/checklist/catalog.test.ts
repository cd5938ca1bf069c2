import { describe, expect, it } from 'vitest'
import { catalog } from './catalog'
import { catalogFlaws } from './catalog-flaws'
import { flawsOf } from './flaws'
import { leadQuestion, sampleCriterion } from './testing/sample-criteria'

describe('the catalog', () => {
  it('is sound: unique ids, weights of 100, every trace item and knock-out covered', () => {
    expect(catalogFlaws(catalog.criteria, catalog.gates)).toEqual([])
  })
  it('holds the gates and criteria of the specification, in the order of the report', () => {
    const count = (code: string) => catalog.criteria.filter((criterion) => criterion.id.startsWith(code)).length
    expect(catalog.gates.map((gate) => gate.id)).toEqual(['G-01', 'G-02', 'G-03'])
    expect(['PRG', 'PER', 'REG', 'IAM', 'LOG', 'CRY', 'CIC', 'DOC'].map(count)).toEqual([12, 6, 5, 5, 5, 4, 5, 1])
    expect(catalog.criteria.map((criterion) => criterion.id).slice(0, 13)).toEqual([...Array.from({ length: 12 }, (_, i) => `PRG-${String(i + 1).padStart(2, '0')}`), 'PER-01'])
  })
  it('gives each section its share', () => {
    const share = (section: string) => catalog.criteria.filter((criterion) => criterion.section === section).reduce((total, criterion) => total + criterion.weight, 0)
    expect(['program', 'personnel', 'regions', 'access', 'logs', 'encryption', 'pipeline', 'architecture'].map(share)).toEqual([29, 16, 15, 13, 10, 7, 9, 1])
  })
  it('is found by code', () => {
    expect(catalog.byId('PER-02')?.section).toBe('personnel')
    expect(catalog.byId('ABC-99')).toBeNull()
  })
})

describe('what keeps a catalog from loading', () => {
  const flaws = catalogFlaws([sampleCriterion(), sampleCriterion()], catalog.gates).join('\n')
  it.each(['PRG-01 is in the catalog twice', 'The weights sum to 8, not to 100', 'Nothing covers Q2', 'Nothing can raise KO-1'])('%s', (says) => expect(flaws).toContain(says))
  it('does not ask criteria for what the gates and the engine cover', () => expect(flaws).not.toMatch(/FAQ-|KO-7/))
})

describe('what is wrong with a criterion', () => {
  const later = { ...leadQuestion, key: 'later', lead: false, showIf: { question: 'in-place', values: ['no'] } }
  it.each([
    ['a code that is none', { id: 'program' }],
    ['a section that does not fit the code', { section: 'logs' as const }],
    ['no weight', { weight: 0 }],
    ['no source', { cites: [] }],
    ['an unknown trace', { trace: ['Q9'] }],
    ['no lead', { questions: [{ ...leadQuestion, lead: false }] }],
    ['two leads', { questions: [leadQuestion, { ...leadQuestion, key: 'again' }] }],
    ['a hidden lead', { questions: [{ ...later, lead: true, showIf: { question: 'x', values: ['y'] } }] }],
    ['a key twice', { questions: [leadQuestion, { ...leadQuestion, lead: false }] }],
    ['a condition on a later question', { questions: [later, leadQuestion] }],
    ['a condition on an option that is not offered', { questions: [leadQuestion, { ...later, showIf: { question: 'in-place', values: ['maybe'] } }] }],
    ['a kind of evidence that does not exist', { evidence: [{ kind: 'selfie' as 'roster', ask: 'x', grade: 'E2' as const, freshDays: 1 }] }],
    ['a flaw in its on-premises form', { onPremises: { questions: [] } }],
    ['an on-premises form of a cloud criterion', { cloud: 'only' as const, onPremises: { title: 'x' } }],
    ['a knock-out twice', { knockOuts: [{ id: 'KO-1' as const, decidedBy: 'rule' as const, when: 'x' }, { id: 'KO-1' as const, decidedBy: 'rule' as const, when: 'y' }] }],
  ])('%s', (_, partial) => expect(flawsOf(sampleCriterion(partial)).length).toBeGreaterThan(0))
  it('nothing, in the sample', () => expect(flawsOf(sampleCriterion({ questions: [leadQuestion, later] }))).toEqual([]))
})
