import type { Rule } from '../../analyzer'
import { awsRegionClass } from '../../formats/regions'
import type { TrailEvent } from '../event'
import type { TrailRule } from './rule'

const rule: Rule = {
  id: 'CT-14', title: 'Connections are TLS 1.2 or newer', severity: 'medium', criterion: 'CRY-02', also: ['LOG-05'], basis: 'domain.md 5.2, CT-14; NIST SP 800-171 r2 3.13.8',
}

/** What the record tells of its connection. `unknown`: no details of the connection at all. */
export function tlsOf(event: Pick<TrailEvent, 'tlsVersion' | 'tlsHost'>): { weak: boolean; host: 'fips' | 'plain' | null; known: boolean } {
  const { tlsVersion, tlsHost } = event
  return {
    weak: tlsVersion !== null && /^(SSL|TLSv?1(\.[01])?$)/i.test(tlsVersion),
    host: tlsHost === null ? null : /(^|[.-])fips([.-]|$)/i.test(tlsHost) ? 'fips' : 'plain',
    known: tlsVersion !== null || tlsHost !== null,
  }
}

/** The host without the part a customer chose, so that a thousand buckets are one endpoint. */
const endpoint = (host: string) => host.toLowerCase().replace(/:\d+$/, '').split('.').slice(-4).join('.').slice(0, 100)

/** What of its connection tells two events apart, for this rule and the facts. */
export function connectionKind(event: Pick<TrailEvent, 'tlsVersion' | 'tlsHost'>): string {
  const { host, known } = tlsOf(event)
  return `${known} ${event.tlsVersion} ${host === 'plain' ? endpoint(event.tlsHost ?? '') : host}`
}

/** CT-14: a weak TLS version, or in a government region a host that does not name a FIPS endpoint. */
export const transport = (): TrailRule => ({
  rule,
  see(event, note) {
    const { weak, host } = tlsOf(event)
    if (weak) {
      note(`weak|${event.tlsVersion}`, event.at, () => ({
        message: `Calls came over ${event.tlsVersion}, which is too old.`,
        observed: event.tlsVersion ?? '',
        expected: 'TLSv1.2 or TLSv1.3',
      }))
    }
    if (host === 'plain' && event.region && event.tlsHost && awsRegionClass(event.region) === 'government') {
      const name = endpoint(event.tlsHost)
      note(`host|${name}`, event.at, () => ({
        severity: 'info',
        message: `Calls went to ${name}, whose name does not say FIPS. Some government endpoints are FIPS by themselves: ask which.`,
        observed: name,
        expected: 'a FIPS endpoint',
        confidence: 'low',
      }))
    }
  },
})
