import { describe, expect, it } from 'vitest'
import { readAuditFilters } from './filters'
import { auditFacts, auditSummary } from './words'

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
  it('leaves row ids out of a list and shortens digests there', () => {
    const data = { code: 'VD-2026-0421', programId: '01a216c5-75f2-7055-b648-e57ad620e929', digest: 'ab'.repeat(32) }
    expect(auditSummary(data)).toBe('code VD-2026-0421, digest abababababab…')
    expect(auditSummary(null)).toBe('')
  })
})
