import { describe, expect, it } from 'vitest'
import { referenceAt } from './at'
import { rows } from './rows'

const effect = (date: string, country: string) => referenceAt(date).proscribed(country)?.effect ?? null

describe('proscribed countries by date', () => {
  it.each([
    ['2026-09-30', 'SY', 'deny'],
    ['2026-10-01', 'SY', 'review'],
    ['2026-11-24', 'SY', 'review'],
    ['2025-11-06', 'KH', 'deny'],
    ['2025-11-07', 'KH', null],
    ['2024-03-14', 'NI', null],
    ['2024-03-15', 'NI', 'deny'],
    ['2027-09-30', 'CY', 'review'],
    ['2027-10-01', 'CY', 'deny'],
    ['2026-11-24', 'CN', 'deny'],
    ['2026-11-24', 'HK', 'deny'],
    ['2026-11-24', 'MO', 'deny'],
    ['2026-11-24', 'ru', 'deny'],
    ['2026-11-24', 'US', null],
    ['2026-11-24', 'GB', null],
    ['2026-11-24', 'unknown', null],
  ])('on %s %s is %s', (date, country, expected) => expect(effect(date, country)).toBe(expected))
})

describe('region allow-list', () => {
  const { region } = referenceAt('2026-11-24')
  it.each(['us-gov-west-1', 'us-gov-east-1', 'usgovvirginia', 'usdodeast', 'us-langley-1', 'us-gov-ashburn-1'])('knows %s as government', (id) => {
    expect(region(id)?.government).toBe(true)
  })
  it.each(['us-central1', 'us-west4', 'US'])('takes %s only inside Assured Workloads', (id) => {
    expect(region(id)).toMatchObject({ provider: 'gcp', government: false, level: expect.stringContaining('Assured Workloads') })
  })
  it.each([
    'uk-gov-london-1', 'sagov-westsouth-1r', 'megov-northeast-1r', 'eugov-west-1', 'us-north-2r', 'us-gov-west-2', 'us-east-1', 'ca-central-1', 'ca-gov-west-1',
    'us-gov-fortworth-1', 'us-gov-sterling-1', 'us-gov-boyers-1', 'us-gov-phoenix-2', 'us-gov-manassas-1', 'us-gov-saltlakecity-1', 'us-tacoma-1', 'usgoviowa',
    'us-iso-east-1', 'us-isob-east-1', 'US-GOV-WEST-1', ' us-gov-west-1', 'us-gov-west-1a', 'logs-us-gov-west-1', 'us', '', 'us-gov-', 'constructor', '__proto__',
  ])('does not know %j', (id) => expect(region(id)).toBeNull())
})

describe('dated switches', () => {
  it.each([
    ['2025-09-28', false],
    ['2025-09-29', true],
    ['2025-11-10', false],
    ['2026-11-09', false],
    ['2026-11-10', true],
  ])('the affiliates rule on %s is %s', (date, on) => expect(referenceAt(date).affiliatesRule).toBe(on))

  it.each([
    ['2026-07-12', false],
    ['2026-07-13', true],
  ])('phase 2 of CMMC suspended on %s: %s', (date, on) => expect(referenceAt(date).cmmcPhase2Suspended).toBe(on))

  it('names the assessment clause of the date', () => {
    const numbers = (date: string) => referenceAt(date).clauses.map((clause) => clause.number)
    expect(numbers('2026-01-31')).not.toContain('252.240-7997')
    expect(numbers('2026-02-01')).toContain('252.240-7997')
  })

  it('calls Cambodia in a list stale only once it was removed', () => {
    const stale = (date: string) => referenceAt(date).staleCites.some((cite) => cite.cite === 'Cambodia')
    expect([stale('2025-11-06'), stale('2025-11-07')]).toEqual([false, true])
  })

  it('prints what is low in confidence as low', () => {
    const used = referenceAt('2026-11-24').rows
    expect(used.find((row) => row.id === 'affiliates-rule-return')?.confidence).toBe('low')
    expect(used.some((row) => row.id === 'affiliates-rule-suspended')).toBe(false)
  })
})

describe('patterns', () => {
  const { registrationCode, usmlEntry, eccn, isUnitedStates } = referenceAt('2026-11-24')
  it.each([['M12345', true], ['M-1234', true], ['K1234', true], ['M123', false], ['M123456', false], ['X1234', false], ['xM1234', false]])('registration code %s: %s', (code, fits) => {
    expect(registrationCode.test(code)).toBe(fits)
  })
  it.each([['XI(d)', true], ['VIII(h)(1)', true], ['XXI', true], ['XXII', false], ['XI(D)', false], ['', false], ['IIII', false]])('USML entry %s: %s', (entry, fits) => {
    expect(usmlEntry.test(entry)).toBe(fits)
  })
  it.each([['9A610.x', true], ['5E002', true], ['EAR99', false], ['9F610', false], ['9A61', false]])('ECCN %s: %s', (entry, fits) => expect(eccn.test(entry)).toBe(fits))
  it('counts the territories as the United States', () => {
    expect(['US', 'PR', 'GU', 'VI', 'AS', 'MP'].every(isUnitedStates)).toBe(true)
    expect(['CA', 'GB', 'unknown', ''].some(isUnitedStates)).toBe(false)
  })
})

describe('corrections', () => {
  const correction = { id: 'affiliates-rule-return', value: false, reason: 'Extended by a later rule.', by: 'Priya Nair', at: '2026-11-20T10:00:00Z' }

  it('replace the value, and the row says when it was checked', () => {
    const reference = referenceAt('2026-11-24', [correction])
    expect(reference.affiliatesRule).toBe(false)
    expect(reference.rows.find((row) => row.id === correction.id)?.checkedOn).toBe('2026-11-20')
    expect(referenceAt('2026-11-24').affiliatesRule).toBe(true)
  })
  it('take the newest whatever the order', () => {
    const older = { ...correction, value: true, at: '2026-11-19T10:00:00Z' }
    expect(referenceAt('2026-11-24', [correction, older]).affiliatesRule).toBe(false)
  })
  it('are refused when they fit nothing', () => {
    expect(() => referenceAt('2026-11-24', [{ ...correction, id: 'no-such-row' }])).toThrow(/no-such-row/)
    expect(() => referenceAt('2026-11-24', [{ ...correction, value: 'perhaps' }])).toThrow(/does not fit/)
    expect(() => referenceAt('24.11.2026')).toThrow(/ISO date/)
  })
})

describe('every row', () => {
  const all = Object.values(rows).flat()
  it('has its own id, a source and the day it was checked', () => {
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length)
    for (const row of all) expect(row).toMatchObject({ source: expect.stringMatching(/\S/), checkedOn: '2026-11-24' })
  })
  it('explains a low confidence', () => {
    for (const row of all.filter((one) => one.confidence === 'low')) expect(row.note, row.id).toMatch(/\S/)
  })
})
