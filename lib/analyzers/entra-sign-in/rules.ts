import type { Rule } from '../analyzer'
import type { AuditEvent } from '../audit-log/event'
import type { LogPorts } from '../audit-log/format'
import type { AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { guests, providerStaff } from '../log-rules/people'
import { sharedRules } from '../log-rules/shared-rules'
import { riskySignIns, signInFactors, weakSignIns } from '../log-rules/sign-ins'

const address: Rule = { id: 'EN-01', title: 'People sign in from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7 and 5.3, EN-01; 22 CFR 125.4(b)(9) and 120.54' }
const factors: Rule = { id: 'EN-02', title: 'People sign in with a hardware token', severity: 'high', criterion: 'IAM-02', also: ['LOG-05'], basis: 'domain.md 5.3, EN-02; NIST SP 800-171 r2 3.5.3' }
const outsiders: Rule = { id: 'EN-03', title: 'Guests and people of other tenants are known', severity: 'medium', criterion: 'REG-05', also: ['PER-02', 'LOG-05'], basis: 'domain.md 5.3, EN-03; 22 CFR 120.50(a)(2)' }
const weak: Rule = { id: 'EN-04', title: 'No way in around the second factor', severity: 'high', criterion: 'IAM-02', also: ['IAM-04', 'LOG-05'], basis: 'domain.md 5.3, EN-04; NIST SP 800-171 r2 3.5.3 and 3.5.4' }
const fence: Rule = { id: 'EN-05', title: 'Sign-in policies are enforced, not only reported', severity: 'medium', criterion: 'IAM-04', also: ['LOG-05'], basis: 'domain.md 5.3, EN-05, and IAM-04' }

/** Tools with which tenants and subscriptions are administered: who signs in to one is taken for an administrator. */
const adminTool = /^sign-in by (azure portal|microsoft azure (cli|powershell)|azure active directory powershell|microsoft graph (powershell|command line tools).*|microsoft (365|office 365) admin.*|microsoft entra.*|microsoft azure|exchange (rest api based|online) powershell|azure resource manager)$/i
const isAdmin = (event: AuditEvent) => adminTool.test(event.action ?? '') || /(^|[._-])(adm|admin|administrator)([._@-]|$)/i.test(event.actor?.display ?? '')

/** EN-05, seen from sign-ins: a policy that is only reported would have refused somebody who got in. */
const reportOnly = (): AuditRule => ({
  rule: fence,
  see(event, note) {
    if (event.outcome !== 'success' || !event.signIn?.reportOnly) return
    note(`${event.actor?.id}`, event.at, () => ({
      message: `${event.actor?.display ?? 'Someone unnamed'} got in although a Conditional Access policy would have refused it: the policy is in report-only mode.`,
      observed: 'reportOnlyFailure',
      expected: 'policies that are on',
    }))
  },
})

/** EN-01 to EN-05, as far as sign-ins can show them (domain.md 5.3). */
export const signInRules = ({ countryOf }: LogPorts): AuditRule[] => [
  foreignAddress(address, countryOf, failsToEnter),
  signInFactors(factors, isAdmin),
  guests(outsiders),
  weakSignIns(weak),
  reportOnly(),
  providerStaff(sharedRules.providerStaff),
  riskySignIns(sharedRules.risky),
]
