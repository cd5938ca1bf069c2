import { describe, expect, it } from 'vitest'
import { Gates } from '../checklist/case'
import { gates } from '../checklist/gates/gates'
import { gatesFrom, gateValues, unansweredGates } from './gates-form'

const filled = {
  'jurisdiction.classification': 'usml',
  'jurisdiction.entry': 'XI(d)',
  'jurisdiction.determinedBy': 'contract',
  'cloud.permitted': 'yes',
  'cloud.impactLevel': 'IL4',
  'flowDowns.clauses': '252.204-7012\n252.225-7048',
  'flowDowns.handlesCui': 'yes',
  'flowDowns.citizenshipOnly': 'no',
}

describe('gatesFrom', () => {
  it('reads every kind of answer', () => {
    expect(gatesFrom(gates, filled)).toMatchObject({
      jurisdiction: { classification: 'usml', entry: 'XI(d)', determinedBy: 'contract' },
      cloud: { permitted: 'yes', impactLevel: 'IL4' },
      flowDowns: { clauses: ['252.204-7012', '252.225-7048'], handlesCui: 'yes', citizenshipOnly: false },
    })
  })
  it('leaves a gate unanswered while a required question is', () => {
    const parsed = gatesFrom(gates, { ...filled, 'cloud.permitted': ' ' })
    expect(parsed.cloud).toBeNull()
    expect(unansweredGates(gates, parsed).map((gate) => gate.id)).toEqual(['G-02'])
  })
  it('refuses a value the question does not offer', () => {
    expect(() => gatesFrom(gates, { ...filled, 'cloud.permitted': 'sure' })).toThrow()
  })
  it('round-trips what is stored', () => {
    const stored = gatesFrom(gates, filled)
    expect(gatesFrom(gates, gateValues(gates, stored))).toEqual(stored)
  })
  it('says all three of a new program', () => {
    expect(unansweredGates(gates, Gates.parse({})).map((gate) => gate.id)).toEqual(['G-01', 'G-02', 'G-03'])
  })
})
