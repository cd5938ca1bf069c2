import ipaddr from 'ipaddr.js'
import { parseIp } from '../ip'
import type { Network } from './network-classes'

/** A list that the operator supplied: of which day it is, and the network of an address that is on it. */
export type OperatorList = { asOf: string; find: (ip: string) => Network | null }

const dayIn = (text: string) => /^#\s*as of (\d{4}-\d{2}-\d{2})\s*$/im.exec(text)?.[1] ?? null
const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))

/**
 * Exit addresses of Tor, one a line as the Tor Project publishes them (bulk list, or `ExitAddress` lines of the other).
 * @returns null when it does not say of which day it is, is empty, or holds a line that is neither: half a list is none
 */
export function readTorExits(text: string): OperatorList | null {
  const asOf = dayIn(text)
  const exits = new Set<string>()
  for (const line of linesOf(text)) {
    if (/^(?:ExitNode|Published|LastStatus) /.test(line)) continue
    const address = parseIp(/^ExitAddress (\S+) /.exec(line)?.[1] ?? line)
    if (!address) return null
    exits.add(address.toString())
  }
  if (asOf === null || exits.size === 0) return null
  return { asOf, find: (ip) => (exits.has(parseIp(ip)?.toString() ?? '') ? { name: 'Tor', kind: 'tor' } : null) }
}

/**
 * Networks of the operator's own choice: `range,kind,name` a line, the range as 203.0.113.0/24, the kind hosting, vpn,
 * tor or government. What is here counts before the table that Veritar brings.
 * @returns null when it does not say of which day it is, is empty, or holds a line that is no such thing
 */
export function readOwnNetworks(text: string): OperatorList | null {
  const asOf = dayIn(text)
  const ranges: { range: [ipaddr.IPv4 | ipaddr.IPv6, number]; network: Network }[] = []
  for (const line of linesOf(text)) {
    const [, range = '', kind = '', name = ''] = /^([\da-f.:]+\/\d{1,3}),(hosting|vpn|tor|government),([^,]{1,80})$/i.exec(line) ?? []
    if (!ipaddr.isValidCIDR(range)) return null
    ranges.push({ range: ipaddr.parseCIDR(range), network: { name, kind: kind.toLowerCase() as Network['kind'] } })
  }
  if (asOf === null || ranges.length === 0) return null
  return {
    asOf,
    find(ip) {
      const address = parseIp(ip)
      return ranges.find(({ range: [net, bits] }) => address?.kind() === net.kind() && address.match(net as never, bits))?.network ?? null
    },
  }
}
