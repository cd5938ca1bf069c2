import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { networkClasses } from './network-classes'
import { networkLists, networkOf } from './network-database'
import { readAwsRanges } from './aws-ranges'
import { readOwnNetworks, readTorExits } from './operator-lists'
import { headings, networkIn, readNetworks } from './range-table'

const csv = [
  '# as of 2026-06-17',
  '# a source',
  '= vpn,Some VPN',
  '= hosting,Some Cloud',
  headings[4],
  `${(0xc6336414).toString(36)},${(0xc633641f).toString(36)},0`,
  headings[6],
  `${0x20010db800000000n.toString(36)},${0x20010db8000000ffn.toString(36)},1`,
  headings.end,
  '',
].join('\n')

describe('the table of networks', () => {
  it.each([
    ['198.51.100.20', 'Some VPN'],
    ['198.51.100.31', 'Some VPN'],
    ['198.51.100.19', null],
    ['198.51.100.32', null],
    ['2001:db8:0:ff::1', 'Some Cloud'],
    ['2001:db8:0:100::1', null],
    ['::ffff:198.51.100.20', 'Some VPN'],
    ['no address', null],
  ])('%s is in %s', (ip, name) => expect(networkIn(readNetworks(Buffer.from(csv)), ip)?.name ?? null).toBe(name))
  it.each([
    ['is cut', csv.slice(0, -3)],
    ['is cut before its last heading', csv.slice(0, csv.indexOf(headings[6]) + 30)],
    ['has no day', csv.replace('# as of 2026-06-17', '#')],
    ['names nothing', csv.replace(/^=.*\n/gm, '')],
    ['names a kind that nobody knows', csv.replace('= vpn', '= office')],
  ])('refuses one that %s', (_name, text) => expect(() => readNetworks(Buffer.from(text))).toThrow(/malformed/))
  it('refuses a range of nobody', () => expect(() => networkIn(readNetworks(Buffer.from(csv.replace(/,0$/m, ',2'))), '198.51.100.20')).toThrow(/malformed/))
  it('has ranges that are sorted, without overlap and of a known network', () => {
    const table = readNetworks(readFileSync('lib/analyzers/formats/networks/ranges.csv'))
    for (const version of [4, 6] as const) {
      let before = ''
      for (const line of table.ranges[version].toString().trimEnd().split('\n')) {
        const [first = '', last = '', network = ''] = line.split(',').map((digits) => digits.padStart(13, '0'))
        if (!(first > before && last >= first && parseInt(network, 36) < table.networks.length)) expect.fail(line)
        before = last
      }
    }
  })
  it('is installed, says its day, and knows every network of the classes', () => {
    expect(networkLists()).toEqual({ ranges: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, tor: null, own: null, aws: null })
    expect(networkOf('3.5.140.2')).toEqual({ kind: 'hosting', name: 'Amazon Web Services' })
    expect(networkOf('185.195.232.1')).toEqual({ kind: 'vpn', name: 'Mullvad VPN' })
    expect(networkOf('198.51.100.7')).toBeNull()
    expect(new Set(networkClasses.flatMap(({ as }) => as)).size).toBe(networkClasses.flatMap(({ as }) => as).length)
  })
})

describe('lists of the operator', () => {
  it('takes exits of Tor in both shapes', () => {
    const list = readTorExits('# as of 2026-11-26\nExitNode ABC\nPublished 2026-11-26 01:00:00\nExitAddress 192.0.2.7 2026-11-26 01:02:03\n192.0.2.8\n2001:DB8::1\n')
    expect(list?.asOf).toBe('2026-11-26')
    expect(['192.0.2.7', '192.0.2.8', '2001:db8::1', '192.0.2.9'].map((ip) => list?.find(ip)?.kind ?? null)).toEqual(['tor', 'tor', 'tor', null])
  })
  it('takes networks of their own', () => {
    const list = readOwnNetworks('# as of 2026-11-26\n203.0.113.0/24,vpn,Example VPN\n2001:db8::/32,government,Own region\n')
    expect(['203.0.113.9', '2001:db8::5', '203.0.114.1', '192.0.2.1'].map((ip) => list?.find(ip)?.name ?? null)).toEqual(['Example VPN', 'Own region', null, null])
  })
  const aws = (more: object = {}) => JSON.stringify({ syncToken: '1', createDate: '2026-11-24-17-13-02', prefixes: [{ ip_prefix: '203.0.113.0/24', region: 'eu-west-1', service: 'AMAZON' }, { ip_prefix: '203.0.113.64/26', region: 'us-gov-west-1', service: 'EC2' }, { ip_prefix: '198.51.100.0/25', region: 'GLOBAL', service: 'CLOUDFRONT' }], ipv6_prefixes: [{ ipv6_prefix: '2001:db8:40::/44', region: 'us-gov-east-1', service: 'AMAZON' }], ...more })
  it('takes the ranges of AWS as published, the narrowest first', () => {
    const list = readAwsRanges(aws())
    expect(list?.asOf).toBe('2026-11-24')
    expect(['203.0.113.63', '203.0.113.64', '203.0.113.127', '203.0.113.128', '198.51.100.127', '198.51.100.128', '2001:db8:4f::1', '2001:db8:50::1', 'x'].map((ip) => list?.find(ip)?.name ?? null)).toEqual(['Amazon Web Services (eu-west-1)', 'AWS GovCloud (us-gov-west-1)', 'AWS GovCloud (us-gov-west-1)', 'Amazon Web Services (eu-west-1)', 'Amazon Web Services', null, 'AWS GovCloud (us-gov-east-1)', null, null])
    expect(list?.find('203.0.113.64')?.kind).toBe('government')
    expect(readAwsRanges(aws({ prefixes: [{ ip_prefix: '203.0.113.0/24', region: 'us-gov-west-2' }] }))?.find('203.0.113.1')?.kind).toBe('hosting')
  })
  it.each([aws().slice(0, -20), aws({ createDate: 'today' }), aws({ prefixes: [{ ip_prefix: '203.0.113.0/99', region: 'us-gov-west-1' }] }), aws({ prefixes: 'none' }), aws({ prefixes: [], ipv6_prefixes: [] }), ''])('does not use half of the ranges of AWS: %#', (text) => expect(readAwsRanges(text)).toBeNull())
  it.each(['192.0.2.7\n', '# as of 2026-11-26\n', '# as of 2026-11-26\n192.0.2.7\nnonsense\n', ''])('does not use half a list: %j', (text) => expect(readTorExits(text)).toBeNull())
  it.each(['203.0.113.0/24,vpn,Example\n', '# as of 2026-11-26\n203.0.113.0/24,office,Example\n', '# as of 2026-11-26\n203.0.113.0/99,vpn,Example\n', ''])('does not use half a table: %j', (text) => expect(readOwnNetworks(text)).toBeNull())
})
