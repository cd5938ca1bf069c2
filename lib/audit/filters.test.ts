import { describe, expect, it } from 'vitest'
import { readAuditFilters } from './filters'
import { auditFacts } from './words'

describe('readAuditFilters', () => {
  it('reads what is offered and leaves out the rest', () => {
    expect(readAuditFilters({ code: 'access.denied', outcome: 'denied', from: '2026-11-01', to: '2026-99-99' })).toEqual({ text: '', code: 'access.denied', outcome: 'denied', from: '2026-11-01', to: undefined })
    expect(readAuditFilters({ code: 'toString', outcome: 'maybe' })).toMatchObject({ code: undefined, outcome: undefined })
  })
})

describe('auditFacts', () => {
  it('says facts in one line and leaves out what is empty', () => {
    expect(auditFacts({ criterionId: 'PER-02', outcome: null, note: '', version: 2 })).toBe('criterion PER-02, version 2')
    expect(auditFacts('x')).toBe('')
  })
})
