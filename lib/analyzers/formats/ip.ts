import ipaddr from 'ipaddr.js'

export type IpKind = 'public' | 'private' | 'invalid'

const fourParts = /^\d{1,3}(\.\d{1,3}){3}$/
const leadingZero = /(^|\.)0\d/
const inside = new Set(['private', 'loopback', 'linkLocal', 'uniqueLocal', 'carrierGradeNat', 'deprecatedSiteLocal'])
const nowhere = new Set(['unspecified', 'broadcast', 'multicast', 'discard'])

/**
 * The address in its usual form, or null when the text is not exactly one IPv4 or IPv6 address.
 * `035.249.253.232` is null: anonymizers write leading zeros, and reading them as octal would invent a place.
 * IPv4 inside IPv6 (`::ffff:192.0.2.1`) is IPv4.
 */
export function parseIp(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  if (fourParts.test(text)) return !leadingZero.test(text) && ipaddr.IPv4.isValidFourPartDecimal(text) ? ipaddr.IPv4.parse(text) : null
  if (!text.includes(':') || text.includes('%') || !ipaddr.IPv6.isValid(text)) return null
  const address = ipaddr.IPv6.parse(text)
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}

/** Whether an address can be reached from the internet, belongs to an inner network, or is no usable address. */
export function ipKind(text: string): IpKind {
  let kind = kinds.get(text)
  if (kind === undefined) {
    kind = classify(text)
    if (kinds.size >= 10_000) kinds.clear()
    kinds.set(text, kind)
  }
  return kind
}

const kinds = new Map<string, IpKind>()

function classify(text: string): IpKind {
  const address = parseIp(text)
  if (!address) return 'invalid'
  const range: string = address.range()
  if (inside.has(range)) return 'private'
  if (nowhere.has(range)) return 'invalid'
  return address.kind() === 'ipv4' && Number(text.split('.')[0]) >= 240 ? 'invalid' : 'public'
}
