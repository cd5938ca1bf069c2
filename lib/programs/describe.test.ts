import { describe, expect, it } from 'vitest'
import { Gates } from '../checklist/case'
import { describeGates } from './describe'

describe('describeGates', () => {
  it('says what the data is', () => {
    const gates = Gates.parse({ jurisdiction: { classification: 'usml', entry: 'XV(b)' }, cloud: { permitted: 'yes', impactLevel: 'IL5' }, flowDowns: { clauses: [], handlesCui: 'yes' } })
    expect(describeGates(gates)).toBe('USML XV(b) · CUI · cloud to IL5')
  })
  it('never hides what nobody answered', () => {
    expect(describeGates(Gates.parse({}))).toBe('Jurisdiction not answered · flow-downs not listed · cloud not answered')
    expect(describeGates(Gates.parse({ jurisdiction: { classification: 'unknown' }, cloud: { permitted: 'no' }, flowDowns: { clauses: [] } }))).toBe('Jurisdiction unknown, treated as ITAR · no cloud, on site only')
  })
})
