import ipaddr from 'ipaddr.js'
import { parseIp } from './ip'

/** Address ranges of countries, sorted, for binary search. */
export type CountryTable = { v4: Ranges<Uint32Array>; v6: () => Ranges<BigUint64Array> }
export type Ranges<A> = { from: A; to: A; country: Uint16Array; names: string[] }

/** Reads `first,last,CC` lines of numbers. IPv6 keeps the upper 64 bits: no country range is smaller. @throws Error on a malformed or unsorted line. */
export function readRanges(csv: string, version: 4): Ranges<Uint32Array>
export function readRanges(csv: string, version: 6): Ranges<BigUint64Array>
export function readRanges(csv: string, version: 4 | 6): Ranges<Uint32Array> | Ranges<BigUint64Array> {
  const lines = csv.split('\n').filter((line) => line.length > 0)
  const country = new Uint16Array(lines.length)
  const names: string[] = []
  const known = new Map<string, number>()
  const code = (name: string) => {
    const seen = known.get(name)
    if (seen !== undefined) return seen
    known.set(name, names.length)
    return names.push(name) - 1
  }
  const bounds = lines.map((line, i) => {
    const [from, to, name] = line.trim().split(',')
    if (!from || !to || !name || !/^[A-Z]{2}$/.test(name)) throw new Error(`Country database: line ${i + 1} is malformed.`)
    country[i] = code(name)
    return [from, to] as const
  })
  if (version === 4) return { from: Uint32Array.from(bounds, ([from]) => Number(from)), to: Uint32Array.from(bounds, ([, to]) => Number(to)), country, names }
  const upper = (text: string) => BigInt(text) >> 64n
  return { from: BigUint64Array.from(bounds, ([from]) => upper(from)), to: BigUint64Array.from(bounds, ([, to]) => upper(to)), country, names }
}

/** ISO code of the country an address is registered in, or null. Approximate by nature. */
export function countryIn(table: CountryTable, ip: string): string | null {
  const address = parseIp(ip)
  if (!address) return null
  const bytes = address.toByteArray()
  if (address instanceof ipaddr.IPv4) return find(table.v4, bytes.reduce((sum, byte) => sum * 256 + byte, 0))
  return find(table.v6(), bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n))
}

function find<N extends number | bigint>(ranges: { from: ArrayLike<N>; to: ArrayLike<N>; country: Uint16Array; names: string[] }, wanted: N): string | null {
  let low = 0
  let high = ranges.from.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((ranges.from[middle] as N) > wanted) high = middle - 1
    else if ((ranges.to[middle] as N) < wanted) low = middle + 1
    else return ranges.names[ranges.country[middle] as number] ?? null
  }
  return null
}
