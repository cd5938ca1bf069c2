import ipaddr from 'ipaddr.js'
import { parseIp } from './ip'

/** Address ranges of countries, sorted, for binary search. */
export type CountryTable = { v4: Ranges<Uint32Array>; v6: () => Ranges<BigUint64Array> }
export type Ranges<A> = { from: A; to: A; country: Uint16Array; names: string[] }

const comma = 0x2c
const newline = 0x0a

/**
 * Reads `first,last,CC` lines of numbers, byte by byte: as text, the table would take ten times its size of memory.
 * IPv6 keeps the upper 64 bits: no country range is smaller.
 * @throws Error on a malformed line.
 */
export function readRanges(csv: Uint8Array, version: 4): Ranges<Uint32Array>
export function readRanges(csv: Uint8Array, version: 6): Ranges<BigUint64Array>
export function readRanges(csv: Uint8Array, version: 4 | 6): Ranges<Uint32Array> | Ranges<BigUint64Array> {
  const lines = csv.reduce((sum, byte) => sum + Number(byte === newline), 1)
  const country = new Uint16Array(lines)
  const [names, known] = [[] as string[], new Map<number, number>()]
  const from = version === 4 ? new Uint32Array(lines) : new BigUint64Array(lines)
  const to = version === 4 ? new Uint32Array(lines) : new BigUint64Array(lines)
  let count = 0
  for (let at = 0; at < csv.length; count++) {
    const first = csv.indexOf(comma, at)
    const second = csv.indexOf(comma, first + 1)
    const [a, b] = [csv[second + 1] ?? 0, csv[second + 2] ?? 0]
    if (first < 0 || second < 0 || !isLetter(a) || !isLetter(b) || (csv[second + 3] ?? newline) !== newline) throw new Error(`Country database: line ${count + 1} is malformed.`)
    from[count] = bound(csv, at, first, version, count)
    to[count] = bound(csv, first + 1, second, version, count)
    country[count] = known.get(a * 256 + b) ?? names.push(String.fromCharCode(a, b)) - 1
    known.set(a * 256 + b, country[count] as number)
    at = second + 4
  }
  return { from: from.subarray(0, count), to: to.subarray(0, count), country, names } as Ranges<Uint32Array> | Ranges<BigUint64Array>
}

const isLetter = (byte: number) => byte >= 0x41 && byte <= 0x5a

function bound(csv: Uint8Array, from: number, to: number, version: 4 | 6, line: number): number | bigint {
  let value = 0
  for (let i = from; i < to; i++) {
    const digit = (csv[i] as number) - 0x30
    if (digit < 0 || digit > 9) throw new Error(`Country database: line ${line + 1} is malformed.`)
    value = value * 10 + digit
  }
  return version === 4 ? value : BigInt(new TextDecoder('latin1').decode(csv.subarray(from, to))) >> 64n
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
