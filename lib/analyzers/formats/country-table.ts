import { rangeWith } from './ip-ranges'

/** Address ranges of countries, sorted, for binary search. */
export type CountryTable = { v4: Ranges<Uint32Array>; v6: () => Ranges<BigUint64Array> }
export type Ranges<A> = { from: A; to: A; country: Uint16Array; names: string[] }

const [comma, newline] = [0x2c, 0x0a]
/** No line is shorter: `0,0,CC`. */
const shortest = 7

/**
 * Reads `first,last,CC` lines of numbers, byte by byte: as text, the table would take ten times its size of memory.
 * IPv6 keeps the upper 64 bits: no country range is smaller.
 * @throws Error on a malformed line.
 */
export function readRanges(csv: Uint8Array, version: 4): Ranges<Uint32Array>
export function readRanges(csv: Uint8Array, version: 6): Ranges<BigUint64Array>
export function readRanges(csv: Uint8Array, version: 4 | 6): Ranges<Uint32Array> | Ranges<BigUint64Array> {
  const most = Math.ceil(csv.length / shortest)
  const bounds = [0, 1].map(() => (version === 4 ? new Uint32Array(most) : new BigUint64Array(most)))
  const country = new Uint16Array(most)
  const [names, known] = [[] as string[], new Map<number, number>()]
  let line = 0
  for (let at = 0; at < csv.length; line++) {
    for (const bound of bounds) {
      const end = numberEnd(csv, at)
      if (end === at || csv[end] !== comma) throw malformed(line)
      bound[line] = version === 4 ? decimal(csv, at, end) : upperHalf(csv, at, end)
      at = end + 1
    }
    const [a, b] = [csv[at] ?? 0, csv[at + 1] ?? 0]
    if (!isLetter(a) || !isLetter(b) || (csv[at + 2] ?? newline) !== newline) throw malformed(line)
    const index = known.get(a * 256 + b) ?? names.push(String.fromCharCode(a, b)) - 1
    known.set(a * 256 + b, index)
    country[line] = index
    at += 3
  }
  const [from, to] = bounds.map((bound) => bound.slice(0, line))
  return { from, to, country: country.slice(0, line), names } as Ranges<Uint32Array> | Ranges<BigUint64Array>
}

const malformed = (line: number) => new Error(`Country database: line ${line + 1} is malformed.`)
const isLetter = (byte: number) => byte >= 0x41 && byte <= 0x5a

function numberEnd(csv: Uint8Array, at: number): number {
  while (at < csv.length && (csv[at] as number) >= 0x30 && (csv[at] as number) <= 0x39) at++
  return at
}

function decimal(csv: Uint8Array, from: number, to: number): number {
  let value = 0
  for (let i = from; i < to; i++) value = value * 10 + (csv[i] as number) - 0x30
  return value
}

/** The upper 64 of the 128 bits of a number. Six digits at a time are taken into four parts of 32 bits, which stay exact. */
function upperHalf(csv: Uint8Array, from: number, to: number): bigint {
  const parts = [0, 0, 0, 0]
  for (let at = from; at < to; ) {
    const end = Math.min(at + ((to - at) % 6 || 6), to)
    let carry = decimal(csv, at, end)
    for (let i = 0; i < 4; i++) {
      const sum = (parts[i] as number) * 1_000_000 + carry
      parts[i] = sum % 2 ** 32
      carry = Math.floor(sum / 2 ** 32)
    }
    at = end
  }
  return (BigInt(parts[3] as number) << 32n) | BigInt(parts[2] as number)
}

/** ISO code of the country an address is registered in, or null. Approximate by nature. */
export function countryIn(table: CountryTable, ip: string): string | null {
  const found = rangeWith<Ranges<Uint32Array>, Ranges<BigUint64Array>>(ip, table.v4, table.v6)
  return found && (found.ranges.names[found.ranges.country[found.at] as number] ?? null)
}
