import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { guests } from '../log-rules/people'
import { sharedRules } from '../log-rules/shared-rules'

const address: Rule = { id: 'EN-01', title: 'People administer from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7 and 5.3, EN-01; 22 CFR 125.4(b)(9) and 120.54' }
const outsiders: Rule = { id: 'EN-03', title: 'Guests and people of other tenants are known', severity: 'medium', criterion: 'REG-05', also: ['PER-02', 'LOG-05'], basis: 'domain.md 5.3, EN-03; 22 CFR 120.50(a)(2)' }
const policies: Rule = { id: 'EN-05', title: 'Sign-in policies and federation stay in force', severity: 'high', criterion: 'IAM-04', also: ['IAM-01', 'IAM-02', 'LOG-05'], basis: 'domain.md 5.3, EN-05; NIST SP 800-171 r2 3.5.1 and 3.5.3' }
const secrets: Rule = { id: 'EN-06', title: 'Secrets of applications are on record', severity: 'high', criterion: 'IAM-01', also: ['CRY-03', 'LOG-05'], basis: 'domain.md 5.3, EN-06; NIST SP 800-171 r2 3.5.1' }

/** EN-03: guests let in, and what guests did. */
function guestRule(): AuditRule {
  const invited = changeRule(outsiders)
  const acting = guests(outsiders)
  return {
    rule: outsiders,
    see(event, note) {
      invited.see?.(event, note)
      acting.see?.(event, note)
    },
  }
}

/** EN-01, EN-03, EN-05 and EN-06 (domain.md 5.3), and rights given. */
export const directoryRules = ({ countryOf }: LogPorts): AuditRule[] => [foreignAddress(address, countryOf, failsToEnter), guestRule(), changeRule(policies), changeRule(secrets), changeRule(sharedRules.grants)]
