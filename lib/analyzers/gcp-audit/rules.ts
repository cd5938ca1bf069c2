import type { Rule } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import type { LogPorts } from '../audit-log/format'
import { regionClassOf } from '../formats/cloud-regions'
import { byHuman } from '../log-model'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { anonymousAccess, guests, shells } from '../log-rules/people'
import { approvedRegion } from '../log-rules/region'
import { sharedRules } from '../log-rules/shared-rules'
import { signInFactors } from '../log-rules/sign-ins'

const region: Rule = { id: 'G-01', title: 'Work stays in U.S. regions of a controlled folder', severity: 'high', criterion: 'REG-01', also: ['REG-04', 'LOG-05'], basis: 'domain.md 3.1 and 5.4, G-01; 22 CFR 120.50(a)(1)' }
const sharing: Rule = { id: 'G-02', title: 'Nothing is opened to others', severity: 'high', criterion: 'IAM-04', also: ['REG-05', 'LOG-05'], basis: 'domain.md 5.4, G-02; 22 CFR 120.50(a)' }
const tamper: Rule = { id: 'G-03', title: 'Nobody stops or weakens logging', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md 5.4, G-03; NIST SP 800-171 r2 3.3.8 and 3.3.9' }
const credentials: Rule = { id: 'G-04', title: 'Long-lived keys and borrowed identities are on record', severity: 'medium', criterion: 'IAM-01', also: ['CRY-03', 'LOG-05'], basis: 'domain.md 5.4, G-04; NIST SP 800-171 r2 3.5.1' }
const residency: Rule = { id: 'G-05', title: 'Rules of place stay in force', severity: 'high', criterion: 'REG-02', also: ['IAM-04', 'LOG-05'], basis: 'domain.md 5.4, G-05; NIST SP 800-171 r2 3.1.3' }
const keys: Rule = { id: 'G-06', title: 'Keys are not disabled or destroyed', severity: 'medium', criterion: 'CRY-03', also: ['LOG-05'], basis: 'domain.md 5.4, G-06; NIST SP 800-171 r2 3.13.10' }
const inside: Rule = { id: 'G-07', title: 'Addresses of people are recorded', severity: 'low', criterion: 'IAM-05', also: ['LOG-01'], basis: 'domain.md 5.4, G-07; NIST SP 800-171 r2 3.1.12' }

const place = {
  expected: 'U.S. regions, inside an Assured Workloads folder for ITAR',
  everyEvent: false,
  conditional: 'It is usable for controlled data only inside an Assured Workloads folder for ITAR, which an audit log does not show.',
}

/** G-07: a person calls from inside the provider's network, so that where the person sits is not in this log. */
const withoutAddress = (): AuditRule => ({
  rule: inside,
  see(event: AuditEvent, note) {
    if (!byHuman(event) || event.source !== 'private') return
    note(`${event.actor?.id}`, event.at, () => ({
      message: `${event.actor?.display} calls from inside a network: this log does not show where from.`,
      observed: event.ip ?? 'no address',
      expected: 'a public address, or the log of the machine worked from',
    }))
  },
})

/** G-01 to G-07, and the shared rules that a Google Cloud log can answer. */
export const gcpRules = ({ countryOf }: LogPorts): AuditRule[] => [
  approvedRegion(region, (name) => regionClassOf('gcp', name), () => false, place),
  changeRule(sharing),
  changeRule(tamper),
  changeRule(credentials),
  changeRule(residency),
  changeRule(keys),
  withoutAddress(),
  foreignAddress(sharedRules.address, countryOf, failsToEnter),
  signInFactors(sharedRules.factors),
  changeRule(sharedRules.grants),
  changeRule(sharedRules.identity),
  changeRule(sharedRules.fences),
  guests(sharedRules.guests),
  anonymousAccess(sharedRules.anonymous),
  shells(sharedRules.shells),
]
