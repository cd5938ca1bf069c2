import ipaddr from 'ipaddr.js'
import { env } from '../env'

/** Set by lib/start/web.mjs from the socket, over whatever a client sends. */
export const peerHeader = 'x-veritar-peer'

function normal(text: string): string | null {
  const bare = text.trim().replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d{1,3}(?:\.\d{1,3}){3}):\d+$/, '$1')
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null
}

/**
 * Where a request comes from. `x-forwarded-for` counts only as far as TRUSTED_PROXIES says: with one proxy its last entry,
 * which that proxy added, with two the one before it. What a client wrote before that counts for nothing, and where the
 * list is too short it is the address of the connection.
 * @returns an IP address, or '' where even the connection has none
 */
export function addressOf(headers: { get: (name: string) => string | null }, hops = env().TRUSTED_PROXIES): string {
  const peer = normal(headers.get(peerHeader) ?? '') ?? ''
  if (hops === 0) return peer
  return normal((headers.get('x-forwarded-for') ?? '').split(',').at(-hops) ?? '') ?? peer
}

/** What is counted as one: an IPv4 address, or the /64 of an IPv6 one, which is one connection. */
export function counted(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.parse(address)
  return parsed.kind() === 'ipv4' ? address : `${(parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16)).join(':')}::/64`
}
