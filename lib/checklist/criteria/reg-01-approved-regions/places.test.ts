import { describe, expect, it } from 'vitest'
import { referenceAt } from '../../../reference/at'
import { holdingOf, isProscribedRegion, placeOf, regionsIn } from './places'

const reference = referenceAt('2026-11-24')

describe('the place of a region', () => {
  it.each([
    ['us-gov-west-1', 'approved'],
    ['us-gov-east-1', 'approved'],
    ['usgovvirginia', 'approved'],
    ['us-luke-1', 'approved'],
    ['us-east4', 'assured'],
    ['us-east-1', 'commercial'],
    ['eastus2', 'commercial'],
    ['us-gov-west-2', 'unknown'],
    ['US-GOV-WEST-1', 'unknown'],
    ['uk-gov-london-1', 'abroad'],
    ['ca-central-1', 'abroad'],
    ['cn-north-1', 'abroad'],
    ['europe-west3', 'abroad'],
    ['uksouth', 'abroad'],
    ['sagov-westsouth-1r', 'unknown'],
    ['us-north-2r', 'unknown'],
    ['us-gov-fortworth-1', 'unknown'],
    ['backup-us-gov-west-1', 'unknown'],
    ['', 'unknown'],
  ])('%s is %s', (region, place) => expect(placeOf(region, reference)).toBe(place))
  it('knows that a Chinese region is in a country of 126.1', () => {
    expect(isProscribedRegion('cn-northwest-1', reference)).toBe(true)
    expect(isProscribedRegion('ca-central-1', reference)).toBe(false)
  })
  it('reads several regions in one cell', () => expect(regionsIn('us-gov-west-1, us-gov-east-1 and us-east-1')).toEqual(['us-gov-west-1', 'us-gov-east-1', 'us-east-1']))
})

it.each([
  ['Program data and backups', 'data'],
  ['Billing only', 'none'],
  ['billing, DNS', 'none'],
  ['No program data', 'none'],
  ['Marketing website', 'unsaid'],
  ['', 'unsaid'],
])('"%s" holds %s', (cell, holding) => expect(holdingOf(cell)).toBe(holding))
