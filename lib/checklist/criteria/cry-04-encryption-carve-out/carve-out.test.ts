import { describe, expect, it } from 'vitest'
import { referenceAt } from '../../../reference/at'
import { foreignStorage, limbsOf, type CarveOut, type LimbId } from './carve-out'

const countries = referenceAt('2026-11-24')
const valid: CarveOut = {
  unclassified: 'yes', design: 'client', recipient: 'us-person', thirdParty: 'nobody', strength: 'validated',
  places: [{ country: 'US', use: 'stored' }, { country: 'us', use: 'received' }, { country: 'US', use: 'sent from' }],
}
const state = (id: LimbId, changed: Partial<CarveOut>) => limbsOf({ ...valid, ...changed }, countries).find((limb) => limb.id === id)?.state

describe('the six points of 22 CFR 120.54(a)(5)', () => {
  it('all hold for client-side encryption between U.S. persons at home', () => {
    expect(limbsOf(valid, countries).map((limb) => limb.state)).toEqual(Array(6).fill('holds'))
  })
  it('none holds while nothing is answered', () => {
    expect(limbsOf({ places: [] }, countries).map((limb) => limb.state)).toEqual(Array(6).fill('unknown'))
  })
  it.each<[LimbId, Partial<CarveOut>, string]>([
    ['unclassified', { unclassified: 'no' }, 'fails'],
    ['end-to-end', { design: 'boundary' }, 'holds'],
    ['end-to-end', { design: 'server' }, 'fails'],
    ['end-to-end', { design: 'transport' }, 'fails'],
    ['end-to-end', { design: 'unknown' }, 'unknown'],
    ['end-to-end', { recipient: 'originator' }, 'holds'],
    ['end-to-end', { recipient: 'authorized' }, 'holds'],
    ['end-to-end', { recipient: 'other' }, 'fails'],
    ['end-to-end', { recipient: 'unknown' }, 'unknown'],
    ['no-third-party', { thirdParty: 'provider' }, 'fails'],
    ['no-third-party', { thirdParty: 'other' }, 'fails'],
    ['strength', { strength: 'aes-128' }, 'holds'],
    ['strength', { strength: 'weaker' }, 'fails'],
    ['not-to', { places: [{ country: 'RU', use: 'stored' }] }, 'fails'],
    ['not-to', { places: [{ country: 'BY', use: 'received' }] }, 'fails'],
    ['not-to', { places: [{ country: 'DE', use: 'stored' }] }, 'holds'],
    ['not-to', { places: [{ country: 'RU', use: 'sent from' }] }, 'unknown'],
    ['not-to', { places: [{ country: 'Germany', use: 'stored' }] }, 'unknown'],
    ['not-from', { places: [{ country: 'CN', use: 'sent from' }] }, 'fails'],
    ['not-from', { places: [{ country: 'HK', use: 'sent from' }] }, 'fails'],
    ['not-from', { places: [{ country: 'US', use: 'stored' }] }, 'unknown'],
  ])('%s with %o %s', (id, changed, expected) => expect(state(id, changed)).toBe(expected))

  it('counts a use nobody can place against both limbs', () => {
    const places = [{ country: 'IR', use: 'office' }]
    expect([state('not-to', { places }), state('not-from', { places })]).toEqual(['fails', 'fails'])
  })
  it('leaves a country under review to a person', () => {
    const review = { proscribed: () => ({ country: 'CY', name: 'Cyprus', rule: '126.1(d)(2)' as const, effect: 'review' as const }), isUnitedStates: () => false }
    expect(limbsOf(valid, review).at(-1)?.state).toBe('unknown')
  })
  it('finds storage abroad, territories being home', () => {
    const places = ['US', 'PR', 'DE', 'de', 'Atlantis'].map((country) => ({ country, use: 'stored' }))
    expect(foreignStorage([...places, { country: 'FR', use: 'received' }], countries)).toEqual(['DE'])
  })
})
