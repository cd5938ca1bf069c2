import ipaddr from 'ipaddr.js'
import { parseIp } from './ip'

/** First and last addresses of ranges, sorted and without overlap, as numbers. */
export type Bounds<N extends number | bigint> = { from: ArrayLike<N>; to: ArrayLike<N> }

/**
 * The range an address is in, by binary search, as its place among those of its version; null when it is in none. IPv6
 * counts by its upper 64 bits, and its ranges are asked for only when there is such an address.
 */
export function rangeWith<Four extends Bounds<number>, Six extends Bounds<bigint>>(ip: string, v4: Four, v6: () => Six): { ranges: Four | Six; at: number } | null {
  const address = parseIp(ip)
  if (!address) return null
  const bytes = address.toByteArray()
  if (address instanceof ipaddr.IPv4) return found(v4, placeOf(v4, bytes.reduce((sum, byte) => sum * 256 + byte, 0)))
  const ranges = v6()
  return found(ranges, placeOf(ranges, bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)))
}

const found = <R>(ranges: R, at: number | null) => (at === null ? null : { ranges, at })

function placeOf<N extends number | bigint>(ranges: Bounds<N>, wanted: N): number | null {
  let low = 0
  let high = ranges.from.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    if ((ranges.from[middle] as N) > wanted) high = middle - 1
    else if ((ranges.to[middle] as N) < wanted) low = middle + 1
    else return middle
  }
  return null
}
