import ipaddr from 'ipaddr.js'
import * as z from 'zod'
import { regionClassOf } from '../cloud-regions'
import { parseIp } from '../ip'
import type { Network } from './network-classes'
import type { OperatorList } from './operator-lists'

const Ranges = z.object({
  createDate: z.string().regex(/^\d{4}-\d{2}-\d{2}(?:-\d{2}){3}$/),
  prefixes: z.array(z.object({ ip_prefix: z.string(), region: z.string().min(1).max(40) })).max(200_000),
  ipv6_prefixes: z.array(z.object({ ipv6_prefix: z.string(), region: z.string().min(1).max(40) })).max(200_000),
})

/** The bits of an address that a prefix fixes, as a key. */
function keyOf(address: ipaddr.IPv4 | ipaddr.IPv6, bits: number): string {
  const bytes = address.toByteArray()
  return `${bytes.length}/${bits}/${bytes.map((byte, i) => byte & (0xff << Math.max(0, Math.min(8, 8 * (i + 1) - bits)) & 0xff)).join('.')}`
}

/**
 * The addresses of AWS as AWS publishes them (ip-ranges.json, unchanged): of which region each is. An address of a region for
 * governments is told as one (domain.md 5.16). The narrowest range that holds an address decides.
 * @returns null when it is not that file, is cut off, or holds a range that is none: half a list is none
 */
export function readAwsRanges(text: string): OperatorList | null {
  const read = parsed(text)
  if (read === null || read.prefixes.length + read.ipv6_prefixes.length === 0) return null
  const regions = new Map<string, string>()
  const widths = { ipv4: new Set<number>(), ipv6: new Set<number>() }
  for (const { range, region } of [...read.prefixes.map((one) => ({ range: one.ip_prefix, region: one.region })), ...read.ipv6_prefixes.map((one) => ({ range: one.ipv6_prefix, region: one.region }))]) {
    if (!ipaddr.isValidCIDR(range)) return null
    const [net, bits] = ipaddr.parseCIDR(range)
    widths[net.kind()].add(bits)
    regions.set(keyOf(net, bits), region)
  }
  const narrowest = { ipv4: [...widths.ipv4].sort((a, b) => b - a), ipv6: [...widths.ipv6].sort((a, b) => b - a) }
  return {
    asOf: read.createDate.slice(0, 10),
    find(ip) {
      const address = parseIp(ip)
      if (!address) return null
      for (const bits of narrowest[address.kind()]) {
        const region = regions.get(keyOf(address, bits))
        if (region !== undefined) return networkOf(region)
      }
      return null
    },
  }
}

const networkOf = (region: string): Network =>
  regionClassOf('aws', region) === 'government' ? { kind: 'government', name: `AWS GovCloud (${region})` } : { kind: 'hosting', name: region === 'GLOBAL' ? 'Amazon Web Services' : `Amazon Web Services (${region})` }

function parsed(text: string): z.infer<typeof Ranges> | null {
  try {
    return Ranges.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
