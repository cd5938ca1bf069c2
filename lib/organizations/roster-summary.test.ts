import { describe, expect, it } from 'vitest'
import type { RosterRow } from '../analyzers/roster/facts'
import { summarizeRoster } from './roster-summary'

const row = (ref: string, more: Partial<RosterRow> = {}) => ({ ref, kind: 'human', principals: [], employer: 'employee', usPerson: 'yes', at: { file: 'roster.csv', line: 2 }, ...more })
const facts = (rows: unknown[]) => ({ rows, people: rows.length, services: 0, sheets: [], columns: {}, missingColumns: [], duplicateRefs: [], newestDate: null })

describe('summarizeRoster', () => {
  it('counts who is open only while access was not removed', () => {
    const summary = summarizeRoster(
      facts([row('P-1'), row('P-2', { usPerson: 'pending' }), row('P-3', { usPerson: 'no', removedOn: '2026-01-05' }), row('P-4', { nextReview: '2026-11-01' }), row('S-1', { kind: 'service', usPerson: 'blank' })]),
      '2026-11-24',
    )
    expect(summary).toEqual({ people: 4, services: 1, verified: 2, open: { no: 0, pending: 1, blank: 0 }, overdue: 1, removed: 1 })
  })
  it('counts nothing of facts it cannot read', () => {
    expect(summarizeRoster({ rows: 'none' }, '2026-11-24')).toBeNull()
  })
})
