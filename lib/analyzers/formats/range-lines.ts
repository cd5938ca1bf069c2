import { parseIp } from './ip'

const newline = 0x0a

/** An address as one number, of 32 bits or 128; null for what is no address. */
export function addressNumber(ip: string): { version: 4 | 6; number: bigint } | null {
  const address = parseIp(ip)
  if (!address) return null
  return { version: address.kind() === 'ipv4' ? 4 : 6, number: address.toByteArray().reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) }
}

/**
 * What a table says of a number. Its lines are `first,last,what`, sorted and without overlap, and are searched where they
 * stand: reading all of such a table takes longer than reading most logs.
 * @returns null when no range holds the number
 * @throws Error on a line that is no range
 */
export function rangeWith(table: Buffer, wanted: bigint, numberOf: (digits: string) => bigint): string | null {
  let from = 0
  let to = table.length
  while (from < to) {
    const middle = (from + to) >> 1
    const start = middle === 0 ? 0 : table.lastIndexOf(newline, middle - 1) + 1
    const found = table.indexOf(newline, start)
    const end = found < 0 ? table.length : found
    const [, first, last, what] = /^(\w+),(\w+),(\w+)\r?$/.exec(table.toString('latin1', start, end)) ?? []
    if (!first || !last || !what) throw new Error('A table of address ranges is malformed.')
    if (numberOf(first) > wanted) to = start
    else if (numberOf(last) < wanted) from = end + 1
    else return what
  }
  return null
}
