import { describe, expect, it } from 'vitest'
import { referenceAt } from '../../reference/at'
import type { Gates } from '../case'
import { program } from '../testing/world'
import { consequencesOf } from './consequences'
import { gateResults, gates } from './gates'

const reference = referenceAt('2026-11-24')
const result = (id: string, part: Partial<Gates>) => gateResults(program({ gates: part }), reference).find((gate) => gate.id === id)!
const jurisdiction = (classification: NonNullable<Gates['jurisdiction']>['classification'], entry = '') => ({ jurisdiction: { classification, entry, determinedBy: 'self' as const, reference: '' } })
const flowDowns = (partial: Partial<NonNullable<Gates['flowDowns']>>) => ({ flowDowns: { ...program().gates.flowDowns!, ...partial } })

describe('gates', () => {
  it('are missing while unanswered', () => {
    expect(gateResults(program({ gates: { jurisdiction: null, cloud: null, flowDowns: null } }), reference).map((gate) => gate.outcome)).toEqual(['missing', 'missing', 'missing'])
  })
  it('are met when answered', () => expect(gateResults(program(), reference).map((gate) => gate.outcome)).toEqual(['met', 'met', 'met']))
  it('ask for every field they judge', () => {
    const filled = program().gates
    for (const gate of gates) expect(gate.questions.map((question) => question.key).sort()).toEqual(Object.keys(filled[gate.part] ?? {}).sort())
  })
})

describe('G-01', () => {
  it.each([
    ['usml', 'XI(d)', 'met'],
    ['usml', 'XXIV', 'unknown'],
    ['usml', '', 'unknown'],
    ['eccn', '9A610.x', 'met'],
    ['eccn', 'XI(d)', 'unknown'],
    ['ear99', '', 'met'],
    ['unknown', '', 'unknown'],
  ] as const)('%s %s is %s', (classification, entry, outcome) => expect(result('G-01', jurisdiction(classification, entry)).outcome).toBe(outcome))
  it('treats the unknown as ITAR and category XVII as no cloud', () => {
    expect(consequencesOf(program({ gates: jurisdiction('unknown') })).treatAsItar).toBe(true)
    expect(consequencesOf(program({ gates: jurisdiction('ear99') })).treatAsItar).toBe(false)
    expect(consequencesOf(program({ gates: jurisdiction('usml', 'XVII(a)') })).cloudProhibitedBecause).toMatch(/XVII/)
    expect(consequencesOf(program({ gates: jurisdiction('usml', 'XVIII(a)') })).cloudProhibitedBecause).toBeNull()
    expect(result('G-02', jurisdiction('classified')).outcome).toBe('not-met')
  })
})

describe('G-03', () => {
  const notes = (partial: Parameters<typeof flowDowns>[0]) => result('G-03', flowDowns(partial)).notes.join('\n')
  it('warns the prime of CUI without 252.204-7012', () => {
    expect(notes({ clauses: ['252.225-7048'] })).toMatch(/Warning to the prime: CUI .*7012/)
    expect(notes({})).not.toMatch(/7012/)
  })
  it('only informs of an absent 252.204-7021 while phase 2 is suspended', () => {
    expect(notes({ clauses: ['252.204-7012', '252.225-7048'] })).toMatch(/For information: 252\.204-7021/)
    const before = gateResults(program({ gates: flowDowns({ clauses: [] }) }), referenceAt('2026-01-01')).find((gate) => gate.id === 'G-03')!
    expect(before.notes.join()).toMatch(/Warning to the prime: 252\.204-7021/)
  })
  it('names 8 USC 1324b beside a citizens-only clause', () => {
    expect(notes({ citizenshipOnly: true })).toMatch(/8 USC 1324b/)
    expect(notes({})).not.toMatch(/1324b/)
  })
  it('treats unknown CUI as CUI', () => {
    expect(result('G-03', flowDowns({ handlesCui: 'unknown' }))).toMatchObject({ outcome: 'unknown' })
    expect(consequencesOf(program({ gates: flowDowns({ handlesCui: 'unknown' }) })).treatAsCui).toBe(true)
  })
})
