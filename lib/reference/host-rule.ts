import { registries } from './registries'
import { packageHosts } from './package-hosts'
import type { HostRule } from './reference'
import { countryDomains, serviceHosts } from './service-hosts'

/** What a host is and where it keeps things, as far as its name tells; `rule` is null when no row names it. */
export type HostFound = { rule: HostRule | null; place: HostRule['place']; country: string }

/** Looks up hosts in a list of rules: the exact host before a pattern, the longer path before the shorter, the longer pattern before the shorter. */
export function hostFinder(rules: HostRule[], domains: Record<string, string>): (host: string, path?: string) => HostFound {
  const exact = new Map<string, HostRule[]>()
  const patterns: { rule: HostRule; fits: RegExp }[] = []
  for (const rule of rules) {
    if (rule.host.includes('*')) patterns.push({ rule, fits: new RegExp(`^${rule.host.replaceAll('.', '\\.').replaceAll('*', '[a-z0-9_.-]+')}$`) })
    else exact.set(rule.host, [...(exact.get(rule.host) ?? []), rule].sort((a, b) => b.path.length - a.path.length))
  }
  patterns.sort((a, b) => b.rule.host.length - a.rule.host.length)
  return (given, path = '') => {
    const host = given.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
    const rule = exact.get(host)?.find((one) => path.startsWith(one.path)) ?? patterns.find((one) => one.fits.test(host))?.rule ?? null
    if (rule) return { rule, place: rule.place, country: rule.country }
    return { rule: null, ...placeOfName(host, domains) }
  }
}

/** Where an unlisted host is by its name alone: a government domain, a country domain, or a country mirror of a distribution. */
function placeOfName(host: string, domains: Record<string, string>): { place: HostRule['place']; country: string } {
  const labels = host.split('.')
  const top = labels.at(-1) ?? ''
  if (labels.length > 1 && (top === 'mil' || top === 'gov')) return { place: 'government', country: '' }
  const mirror = /^(?:ftp\.)?([a-z]{2})\.(?:archive\.ubuntu\.com|debian\.org)$|^ftp\.([a-z]{2})\.debian\.org$/.exec(host)
  const country = domains[mirror?.[1] ?? mirror?.[2] ?? (labels.length > 1 ? top : '')] ?? ''
  return country === '' ? { place: 'unstated', country: '' } : { place: 'foreign', country }
}

const open = <T>(rows: { value: T; to: string | null }[]): T[] => rows.filter((row) => row.to === null).map((row) => row.value)

/** The finder over the rows as shipped and open today: what readers of evidence use, which know no date. */
export const findHost = hostFinder(open([...registries, ...serviceHosts, ...packageHosts]).flat(), Object.assign({}, ...open(countryDomains)) as Record<string, string>)
