import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { regionClassOf } from '../formats/cloud-regions'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { anonymousAccess, guests, sharedAccounts, shells } from '../log-rules/people'
import { approvedRegion } from '../log-rules/region'
import { sharedRules } from '../log-rules/shared-rules'
import { callFactors } from '../log-rules/sign-ins'

const region: Rule = { id: 'AZ-01', title: 'Resources lie in government regions', severity: 'high', criterion: 'REG-01', also: ['REG-04', 'LOG-05'], basis: 'domain.md 3.1 and 5.3, AZ-01; 22 CFR 120.50(a)(1)' }
const tamper: Rule = { id: 'AZ-02', title: 'Nobody stops or weakens logging', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md 5.3, AZ-02; NIST SP 800-171 r2 3.3.8 and 3.3.9' }
const rights: Rule = { id: 'AZ-03', title: 'Rights are given on record', severity: 'medium', criterion: 'IAM-03', also: ['LOG-05'], basis: 'domain.md 5.3, AZ-03; NIST SP 800-171 r2 3.1.5' }
const vaults: Rule = { id: 'AZ-04', title: 'Keys are not destroyed or made unrecoverable', severity: 'medium', criterion: 'CRY-03', also: ['LOG-05'], basis: 'domain.md 5.3, AZ-04; NIST SP 800-171 r2 3.13.10' }
const opened: Rule = { id: 'AZ-05', title: 'Nothing is opened, shared or copied out', severity: 'high', criterion: 'IAM-04', also: ['REG-02', 'CRY-03', 'LOG-05'], basis: 'domain.md 5.3, AZ-05; 22 CFR 120.50(a)' }

const place = { expected: 'usgovvirginia, usgovtexas, usgovarizona, usdodcentral or usdodeast', everyEvent: false }
const tenantWide = (service: string) => /^microsoft\.(authorization|aadiam|support|billing|management|resources|policyinsights|resourcehealth|advisor)$/.test(service)

/** AZ-01 to AZ-05 (domain.md 5.3), and the shared rules that Azure's logs can answer. */
export const activityRules = ({ countryOf }: LogPorts): AuditRule[] => [
  approvedRegion(region, (name) => regionClassOf('azure', name), tenantWide, place),
  changeRule(tamper),
  changeRule(rights),
  changeRule(vaults),
  changeRule(opened),
  changeRule(sharedRules.fences),
  callFactors(sharedRules.factors),
  foreignAddress(sharedRules.address, countryOf, failsToEnter),
  guests(sharedRules.guests),
  anonymousAccess(sharedRules.anonymous),
  sharedAccounts(sharedRules.sharedAccounts),
  shells(sharedRules.shells),
]
