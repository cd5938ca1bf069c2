import { describe, expect, it } from 'vitest'
import { countryOf } from './country-database'
import { countryIn, readRanges } from './country-table'
import { ipKind } from './ip'
import { awsPartition, awsRegionClass, isUnitedStates } from './regions'

describe('addresses', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['203.0.113.9', 'public'],
    ['2600:1f18::1', 'public'],
    ['10.0.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['100.64.0.1', 'private'],
    ['fd00::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['::1', 'private'],
    ['035.249.253.232', 'invalid'],
    ['06.237.252.245', 'invalid'],
    ['256.1.1.1', 'invalid'],
    ['0x7f.1', 'invalid'],
    ['127.1', 'invalid'],
    ['0.0.0.0', 'invalid'],
    ['240.0.0.1', 'invalid'],
    ['ff02::1', 'invalid'],
    ['fe80::1%eth0', 'invalid'],
    ['AWS Internal', 'invalid'],
    ['', 'invalid'],
  ])('%s is %s', (text, kind) => expect(ipKind(text)).toBe(kind))
})

describe('countries', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const table = { v4: readRanges(bytes('16777216,16777471,AU\n16777472,16778239,CN\n'), 4), v6: () => readRanges(bytes(`${0x2001n << 112n},${(0x2002n << 112n) - 1n},DE\n`), 6) }

  it.each([
    ['1.0.0.0', 'AU'],
    ['1.0.0.255', 'AU'],
    ['1.0.1.0', 'CN'],
    ['1.0.4.0', null],
    ['0.255.255.255', null],
    ['2001:db8::5', 'DE'],
    ['2002::', null],
    ['nonsense', null],
  ])('%s is in %s', (ip, country) => expect(countryIn(table, ip)).toBe(country))

  it('refuses a database it does not understand', () => expect(() => readRanges(bytes('1.0.0.0,AU'), 4)).toThrow('line 1'))

  it('reads the bundled database', () => {
    expect([countryOf('8.8.8.8'), countryOf('193.0.6.139'), countryOf('2001:67c:2e8:22::c100:68b'), countryOf('203.0.113.9'), countryOf('10.0.0.1')]).toEqual(['US', 'NL', 'NL', null, null])
  })

  it('counts the territories as the United States', () => expect(['US', 'PR', 'GU', 'VI', 'AS', 'MP', 'CA'].map(isUnitedStates)).toEqual([true, true, true, true, true, true, false]))
})

describe('regions, exact match only', () => {
  it.each([
    ['us-gov-west-1', 'government', 'aws-us-gov'],
    ['us-gov-east-1', 'government', 'aws-us-gov'],
    ['us-gov-west-2', 'invented', null],
    ['us-north-2r', 'invented', null],
    ['sagov-westsouth-1r', 'invented', null],
    ['megov-northeast-1r', 'invented', null],
    ['uk-gov-london-1', 'invented', null],
    ['US-GOV-WEST-1', 'invented', null],
    ['us-gov-west-1 ', 'invented', null],
    ['us-east-1', 'united-states', 'aws'],
    ['ca-central-1', 'foreign', 'aws'],
    ['cn-north-1', 'foreign', 'aws-cn'],
    ['us-iso-east-1', 'secret', 'aws-iso'],
    ['', 'invented', null],
  ])('%s is %s', (region, kind, partition) => expect([awsRegionClass(region), awsPartition(region)]).toEqual([kind, partition]))
})
