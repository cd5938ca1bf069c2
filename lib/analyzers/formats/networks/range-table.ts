import { rangeWith } from '../ip-ranges'
import type { Network } from './network-classes'

type Ranges<N> = { from: N[]; to: N[]; network: number[] }
/** Ranges of the networks known, sorted, and the day of the table they were taken from. IPv6 by its upper 64 bits. */
export type NetworkTable = { asOf: string; networks: Network[]; v4: Ranges<number>; v6: Ranges<bigint> }

/**
 * Reads ranges.csv: `# as of DAY`, then `= kind,name` a network and below it `4,first,last` or `6,first,last` in base 36.
 * @throws Error on a malformed line, or without a day: an address must not look ordinary because a table was cut
 */
export function readNetworks(csv: string): NetworkTable {
  const table: NetworkTable = { asOf: '', networks: [], v4: { from: [], to: [], network: [] }, v6: { from: [], to: [], network: [] } }
  const four: Range<number>[] = []
  const six: Range<bigint>[] = []
  for (const line of csv.split('\n')) {
    const range = /^([46]),([0-9a-z]+),([0-9a-z]+)$/.exec(line)
    const [, version, from = '', to = ''] = range ?? []
    const last = table.networks.length - 1
    if (version === '4' && last >= 0) four.push([parseInt(from, 36), parseInt(to, 36), last])
    else if (version === '6' && last >= 0) six.push([base36(from), base36(to), last])
    else if (line.startsWith('=')) table.networks.push(networkOn(line))
    else if (line.startsWith('# as of ')) table.asOf = /^# as of (\d{4}-\d{2}-\d{2})$/.exec(line)?.[1] ?? ''
    else if (line !== '' && !line.startsWith('#')) throw malformed
  }
  if (table.asOf === '' || four.length + six.length === 0) throw malformed
  return { ...table, v4: sorted(four), v6: sorted(six) }
}

type Range<N> = [from: N, to: N, network: number]
const malformed = new Error('The table of networks is malformed.')

function networkOn(line: string): Network {
  const [, kind, name] = /^= (hosting|vpn|government),(.+)$/.exec(line) ?? []
  if (!kind || !name) throw malformed
  return { kind: kind as Network['kind'], name }
}

function sorted<N>(ranges: Range<N>[]): Ranges<N> {
  ranges.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return { from: ranges.map(([from]) => from), to: ranges.map(([, to]) => to), network: ranges.map(([, , network]) => network) }
}

const base36 = (digits: string) => {
  const head = digits.slice(0, -6)
  return (head === '' ? 0n : BigInt(parseInt(head, 36)) * 2_176_782_336n) + BigInt(parseInt(digits.slice(-6), 36))
}

/** The network an address is in, or null when it is in none of those known. */
export function networkIn(table: NetworkTable, ip: string): Network | null {
  const found = rangeWith(ip, table.v4, () => table.v6)
  return found && (table.networks[found.ranges.network[found.at] as number] ?? null)
}
