import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fipsStatus, type ModuleRow } from './fips'

const rules = { historicalOn: '2026-09-21', today: '2026-11-24', required: true }
const active: ModuleRow = {
  certificate: '#4985', module: 'Ridge Crypto Module', version: '3.1', standard: 'FIPS 140-3', level: '1', status: 'Active',
  sunset: '2029-05-01', store: 'Program bucket', checked: '2026-11-02', since: '2025-02-01', environment: 'yes', plan: '',
}
const old: ModuleRow = { ...active, standard: '140-2', status: 'Historical', sunset: '2026-09-21', plan: 'POA-07, March 2027' }
const outcome = (row: ModuleRow, changed: Partial<typeof rules> = {}) => fipsStatus(row, { ...rules, ...changed }).outcome

describe('the status of a module (domain.md 3.4)', () => {
  it.each<[string, ModuleRow, string]>([
    ['Active 140-3', active, 'met'],
    ['Active 140-3 on the day of its sunset', { ...active, sunset: '2026-11-24' }, 'met'],
    ['140-3 a day past its sunset, in use before, no plan', { ...active, sunset: '2026-11-23' }, 'not-met'],
    ['140-3 past its sunset, in use before, with a plan', { ...active, sunset: '2026-11-23', plan: 'POA-09' }, 'partial'],
    ['140-3 Historical with a plan', { ...active, status: 'Historical', sunset: '2026-06-01', plan: 'POA-09' }, 'partial'],
    ['140-3 in process', { ...active, status: 'In process' }, 'not-met'],
    ['140-3 without sunset', { ...active, sunset: '' }, 'unknown'],
    ['140-2 Historical, in use before, with a plan', old, 'partial'],
    ['140-2 in use one day before', { ...old, since: '2026-09-20' }, 'partial'],
    ['140-2 put into use on the day', { ...old, since: '2026-09-21' }, 'not-met'],
    ['140-2 for a new build', { ...old, since: '2026-10-15' }, 'not-met'],
    ['140-2 without a plan', { ...old, plan: ' ' }, 'not-met'],
    ['140-2 without a start', { ...old, since: '' }, 'not-met'],
    ['140-2 that still claims Active', { ...old, status: 'Active', sunset: '2027-01-01' }, 'partial'],
    ['140-2 with an earlier sunset of its own, in use after it', { ...old, sunset: '2024-06-01', since: '2025-02-01' }, 'not-met'],
    ['140-2 pending', { ...old, status: 'Pending' }, 'not-met'],
    ['FIPS compliant', { ...active, certificate: 'FIPS compliant' }, 'not-met'],
    ['AES-256', { ...active, certificate: '', module: 'AES-256' }, 'not-met'],
    ['a number of three digits', { ...active, certificate: '498' }, 'not-met'],
    ['Revoked 140-3', { ...active, status: 'Revoked' }, 'not-met'],
    ['Revoked 140-2 with a plan', { ...old, status: 'revoked 2026-03-01' }, 'not-met'],
    ['no standard', { ...active, standard: '' }, 'unknown'],
    ['both standards', { ...active, standard: '140-2 / 140-3' }, 'unknown'],
    ['never looked up', { ...active, checked: '' }, 'unknown'],
    ['looked up tomorrow', { ...active, checked: '2026-11-25' }, 'unknown'],
    ['looked up a year ago', { ...active, checked: '2025-11-24' }, 'met'],
    ['looked up longer ago', { ...active, checked: '2025-11-23' }, 'unknown'],
    ['no level', { ...active, level: '' }, 'unknown'],
    ['another platform', { ...active, environment: 'No' }, 'partial'],
  ])('%s', (_, row, expected) => expect(outcome(row)).toBe(expected))

  it('lets an Active 140-2 certificate pass until its last day', () => {
    const row = { ...old, status: 'Active', checked: '2026-09-01', plan: '' }
    expect(outcome(row, { today: '2026-09-21' })).toBe('met')
    expect(outcome(row, { today: '2026-09-22' })).toBe('not-met')
  })

  it('does not require validation without CUI, except that revoked stays revoked', () => {
    expect(outcome({ ...active, certificate: '' }, { required: false })).toBe('partial')
    expect(outcome({ ...old, plan: '' }, { required: false })).toBe('partial')
    expect(outcome({ ...active, status: 'Revoked' }, { required: false })).toBe('not-met')
  })

  it('never tells the standard by the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000, max: 99_999 }), (number) => {
        expect(outcome({ ...active, certificate: `#${number}`, standard: '' })).toBe('unknown')
        expect(outcome({ ...active, certificate: String(number) })).toBe('met')
        expect(outcome({ ...old, certificate: String(number) })).toBe('partial')
      }),
    )
  })
})
