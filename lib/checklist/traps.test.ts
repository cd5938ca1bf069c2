import { describe, expect, it } from 'vitest'
import { referenceAt } from '../reference/at'
import { flawsOf } from './flaws'
import { score } from './score'
import { reviewed, sampleCase, sampleEvidence, signed } from './testing/case'
import { leadQuestion, sampleCriterion } from './testing/sample-criteria'

const reference = referenceAt('2026-11-24')
const second = sampleCriterion({ id: 'PRG-02', weight: 6 })
const run = (criteria: ReturnType<typeof sampleCriterion>[], partial: Parameters<typeof sampleCase>[0]) => score(criteria, sampleCase(partial), reference, 'test')
const answer = (value: string) => ({ values: { 'in-place': value } })

describe('traps other tools fell into', () => {
  it('mixed answers do not blur into one "partial": each criterion keeps its own outcome', () => {
    const made = run([sampleCriterion(), second], { answers: { 'PRG-01': answer('yes'), 'PRG-02': answer('no') } })
    expect(made.criteria.map((result) => result.outcome)).toEqual(['met', 'not-met'])
  })
  it('an answer given as a file is not scored as absent', () => {
    const made = run([sampleCriterion()], { answers: { 'PRG-01': answer('yes') }, evidence: [sampleEvidence({ review: reviewed(true) })] })
    expect(made.criteria[0]?.formula.reached).toBe('E2')
  })
  it('an option that maps to nothing earns nothing, not half', () => {
    const made = run([sampleCriterion()], { answers: { 'PRG-01': answer('unknown') } })
    expect(made.criteria[0]).toMatchObject({ outcome: 'missing', formula: { points: 0 } })
  })
  it('a hidden conditional question never counts', () => {
    const hidden = { ...leadQuestion, key: 'why-not', lead: false, required: true, answer: { kind: 'text' as const, maximum: 100 }, showIf: { question: 'in-place', values: ['no'] } }
    const seen: unknown[] = []
    const criterion = sampleCriterion({ questions: [leadQuestion, hidden], evaluate: (given) => (seen.push(given.answers['why-not']), { outcome: 'met', because: 'x', checks: [], knockOuts: [] }) })
    const made = run([criterion], { answers: { 'PRG-01': { values: { 'in-place': 'yes', 'why-not': 'left over' } } } })
    expect(made.criteria[0]?.outcome).toBe('met')
    expect(seen).toEqual([undefined])
  })
  it('a weight has effect', () => {
    const of = (weight: number) => run([sampleCriterion({ weight }), second], { answers: { 'PRG-01': answer('yes'), 'PRG-02': answer('no') } }).score ?? 0
    expect(of(12)).toBeGreaterThan(of(4))
  })
  it('"does not apply" does not inflate a score', () => {
    const answers = { 'PRG-01': { doesNotApply: { reason: 'None.' } }, 'PRG-02': answer('partly') }
    const made = run([sampleCriterion(), second], { answers, reviews: { notApplicable: [{ criterion: 'PRG-01', accepted: true, ...signed }] } })
    const met = run([sampleCriterion(), second], { answers: { ...answers, 'PRG-01': answer('yes') }, evidence: [sampleEvidence({ criteria: ['PRG-01'], review: reviewed(true, true) })] })
    expect(made.score!).toBeLessThanOrEqual(met.score!)
  })
  it('no data is no score, not zero', () => {
    expect(run([], {})).toMatchObject({ score: null, outcome: 'not-determined' })
  })
  it('an accepted document dated years ago does not stand for today', () => {
    const made = run([sampleCriterion()], { answers: { 'PRG-01': answer('yes') }, evidence: [sampleEvidence({ effectiveFrom: '2023-01-01', review: reviewed(true) })] })
    expect(made.criteria[0]?.formula).toMatchObject({ stale: true, reached: 'E2' })
  })
  it('a lead question that cannot be answered "no" does not join the catalog', () => {
    const answerKind = { kind: 'choice' as const, options: [{ value: 'yes', label: 'Yes', means: 'met' as const }, { value: 'maybe', label: 'Maybe' }] }
    expect(flawsOf(sampleCriterion({ questions: [{ ...leadQuestion, answer: answerKind }] }))).toHaveLength(1)
  })
})
