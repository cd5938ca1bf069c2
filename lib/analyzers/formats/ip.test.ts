import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { countryOf } from './country-database'
import { ipKind } from './ip'
import { addressNumber, rangeWith } from './range-lines'
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
  const tables = { 4: Buffer.from('16777216,16777471,AU\n16777472,16778239,CN\r\n16778496,16778496,US'), 6: Buffer.from(`${0x2001n << 112n},${(0x2002n << 112n) - 1n},DE\n`) }
  const countryIn = (ip: string) => {
    const address = addressNumber(ip)
    return address && rangeWith(tables[address.version], address.number, BigInt)
  }

  it.each([
    ['1.0.0.0', 'AU'],
    ['1.0.0.255', 'AU'],
    ['1.0.1.0', 'CN'],
    ['1.0.3.255', 'CN'],
    ['1.0.4.0', null],
    ['1.0.4.255', null],
    ['1.0.5.0', 'US'],
    ['1.0.5.1', null],
    ['0.255.255.255', null],
    ['255.255.255.255', null],
    ['2001:db8::5', 'DE'],
    ['2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'DE'],
    ['2002::', null],
    ['2000:ffff::', null],
    ['::ffff:1.0.0.1', 'AU'],
    ['nonsense', null],
  ])('%s is in %s', (ip, country) => expect(countryIn(ip)).toBe(country))

  it.each(['1.0.0.0,AU', '1,2', '1,2,', '1,2,AU,3', ' 1,2,AU'])('refuses a table it does not understand: %j', (line) => expect(() => rangeWith(Buffer.from(line), 1n, BigInt)).toThrow('malformed'))

  it('finds every line of a table, and nothing between them', () => {
    const rows = Array.from({ length: 300 }, (_, i) => ({ first: i * 10 + (i % 3), last: i * 10 + 5 + (i % 4), what: `X${i}` }))
    const table = Buffer.from(rows.map(({ first, last, what }) => `${first},${last},${what}\n`).join(''))
    for (let wanted = 0; wanted < 3_010; wanted++) expect(rangeWith(table, BigInt(wanted), BigInt)).toBe(rows.find(({ first, last }) => first <= wanted && wanted <= last)?.what ?? null)
  })

  it.each([4, 6])('the bundled table of IPv%i is sorted and without overlap', (version) => {
    let before = -1n
    for (const line of readFileSync(`node_modules/@ip-location-db/asn-country/asn-country-ipv${version}-num.csv`, 'utf8').trimEnd().split('\n')) {
      const [, first = '', last = ''] = /^(\d+),(\d+),[A-Z]{2}\r?$/.exec(line) ?? expect.fail(line)
      if (BigInt(first) <= before || BigInt(last) < BigInt(first)) expect.fail(line)
      before = BigInt(last)
    }
  })

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
