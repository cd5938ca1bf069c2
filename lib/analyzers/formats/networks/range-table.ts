import { addressNumber, rangeWith } from '../range-lines'
import type { Network } from './network-classes'

/** Ranges of the networks known, and the day of the table they were taken from. */
export type NetworkTable = { asOf: string; networks: Network[]; ranges: Record<4 | 6, Buffer> }

/** Lines between which the ranges stand. The last one shows that nothing is cut off. */
export const headings = { 4: '[IPv4]', 6: '[IPv6, upper 64 bits]', end: '[end]' }

/**
 * Reads ranges.csv: `# as of DAY`, a line `= kind,name` for each network, then for both versions of addresses lines
 * `first,last,number of the network`, sorted, in base 36.
 * @throws Error without a day, networks or one of the headings: an address must not look ordinary because a table was cut
 */
export function readNetworks(csv: Buffer): NetworkTable {
  const [four, six, end] = [headings[4], headings[6], headings.end].map((heading) => csv.indexOf(`\n${heading}\n`)) as [number, number, number]
  if (four < 0 || six < four || end < six) throw malformed
  const head = csv.toString('utf8', 0, four).split('\n')
  const asOf = /^# as of (\d{4}-\d{2}-\d{2})$/.exec(head[0] ?? '')?.[1]
  const networks = head.filter((line) => !line.startsWith('#')).map(networkOn)
  if (!asOf || networks.length === 0) throw malformed
  return { asOf, networks, ranges: { 4: csv.subarray(four + headings[4].length + 2, six + 1), 6: csv.subarray(six + headings[6].length + 2, end + 1) } }
}

const malformed = new Error('The table of networks is malformed.')

function networkOn(line: string): Network {
  const [, kind, name] = /^= (hosting|vpn|government),(.+)$/.exec(line) ?? []
  if (!kind || !name) throw malformed
  return { kind: kind as Network['kind'], name }
}

const base36 = (digits: string) => {
  const head = digits.slice(0, -6)
  return (head === '' ? 0n : BigInt(parseInt(head, 36)) * 2_176_782_336n) + BigInt(parseInt(digits.slice(-6), 36))
}

/**
 * The network an address is in, or null when it is in none of those known.
 * @throws Error on a line that is no range of a network
 */
export function networkIn({ ranges, networks }: NetworkTable, ip: string): Network | null {
  const address = addressNumber(ip)
  if (!address) return null
  const { version, number } = address
  const found = rangeWith(ranges[version], version === 4 ? number : number >> 64n, base36)
  if (found === null) return null
  const network = networks[Number(base36(found))]
  if (!network) throw malformed
  return network
}
