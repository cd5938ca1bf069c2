import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { providerStaff } from '../log-rules/people'
import { throughProxy } from './event'
import { sessionFactors } from './sessions'

const address: Rule = { id: 'OK-01', title: 'People act from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7 and 5.5, OK-01; 22 CFR 125.4(b)(9) and 120.54' }
const factors: Rule = { id: 'OK-02', title: 'Every session has a hardware token', severity: 'high', criterion: 'IAM-02', also: ['LOG-05'], basis: 'domain.md 5.5, OK-02; NIST SP 800-171 r2 3.5.3' }
const weaker: Rule = { id: 'OK-03', title: 'Sign-in rules and logs stay in force', severity: 'high', criterion: 'IAM-02', also: ['LOG-04', 'LOG-05'], basis: 'domain.md 5.5, OK-03; NIST SP 800-171 r2 3.5.1, 3.5.3 and 3.3.8' }
const rights: Rule = { id: 'OK-04', title: 'Administrator rights and tokens are on record', severity: 'medium', criterion: 'IAM-03', also: ['IAM-01', 'LOG-05'], basis: 'domain.md 5.5, OK-04; NIST SP 800-171 r2 3.1.5' }
const support: Rule = { id: 'OK-05', title: 'Okta’s staff stays out, or is a U.S. person', severity: 'medium', criterion: 'REG-05', also: ['LOG-05'], basis: 'domain.md 5.5, OK-05; 22 CFR 120.50(a)(2)' }
const cloud: Rule = { id: 'OK-06', title: 'The organization is in Okta’s government cloud', severity: 'medium', criterion: 'REG-05', basis: 'domain.md 5.5, OK-06' }

const proxies: Rule = { id: 'OK-07', title: 'People come by themselves, not through a proxy', severity: 'medium', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md IAM-05; NIST SP 800-171 r2 3.1.12' }

/** OK-06: by the hosts that requests name. A commercial organization is a partial answer, never a violation by itself. */
const hostRule = (): AuditRule => ({
  rule: cloud,
  finish({ cloud: where, hosts, events }, note) {
    if (where === 'government' || events === 0) return
    const named = Object.keys(hosts)
    note(where, {}, () => ({
      ...(where === 'unknown' && { severity: 'info' }),
      message: where === 'unknown' ? 'No event names the host of the organization: ask whether it ends in .okta-gov.com or .okta.mil.' : 'The organization is in Okta’s commercial cloud: who administers it there has to be a U.S. person.',
      observed: named.slice(0, 3).join(', ') || 'no host',
      expected: 'a host in .okta-gov.com or .okta.mil',
      confidence: 'medium',
    }))
  },
})

/** OK-07: Okta marks addresses of anonymizing proxies (VPN services, Tor). Whose address stands behind one cannot be told. */
const proxyRule = (): AuditRule => ({
  rule: proxies,
  see(event, note) {
    if (!event.details.includes(throughProxy) || event.actor?.kind !== 'human') return
    const done = event.outcome === 'success'
    note(`${event.actor.id}|${done}`, event.at, () => ({
      ...(!done && { severity: 'low' }),
      message: `${event.actor?.display} ${done ? 'acted' : 'tried to act'} through an anonymizing proxy, as the log says: from where cannot be told.`,
      expected: 'a network of the firm or of the person, not a proxy that many use',
    }))
  },
})

/** OK-01 to OK-07 (domain.md 5.5). */
export const oktaRules = ({ countryOf }: LogPorts): AuditRule[] => [
  foreignAddress(address, countryOf, failsToEnter),
  sessionFactors(factors),
  changeRule(weaker),
  changeRule(rights),
  providerStaff(support),
  hostRule(),
  proxyRule(),
]
