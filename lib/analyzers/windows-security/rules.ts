import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { anonymousAccess, rootUse, sharedAccounts } from '../log-rules/people'
import { weakSignIns } from '../log-rules/sign-ins'
import { zoneless } from './event'

const rules = {
  logs: { id: 'WS-01', title: 'Nobody clears or switches off the logs', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md LOG-04; NIST SP 800-171 r2 3.3.4 and 3.3.8' },
  address: { id: 'WS-02', title: 'People sign in from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7; 22 CFR 125.4(b)(9) and 120.54' },
  accounts: { id: 'WS-03', title: 'Accounts change on record', severity: 'medium', criterion: 'IAM-01', also: ['PER-03'], basis: 'NIST SP 800-171 r2 3.1.1' },
  rights: { id: 'WS-04', title: 'Rights and groups are given on record', severity: 'high', criterion: 'IAM-03', also: ['LOG-05'], basis: 'NIST SP 800-171 r2 3.1.5 and 3.1.7' },
  guards: { id: 'WS-05', title: 'Protections of the machine stay on', severity: 'high', criterion: 'REG-05', also: ['LOG-05'], basis: 'NIST SP 800-171 r2 3.4.2' },
  carrying: { id: 'WS-06', title: 'Devices are plugged in on record', severity: 'low', criterion: 'LOG-05', basis: 'NIST SP 800-171 r2 3.8.7' },
  root: { id: 'WS-07', title: 'Nobody signs in as the built-in administrator', severity: 'high', criterion: 'IAM-03', also: ['LOG-01'], basis: 'NIST SP 800-171 r2 3.1.5 and 3.3.2' },
  shared: { id: 'WS-08', title: 'Each person has a name of their own', severity: 'medium', criterion: 'LOG-01', also: ['PER-02'], basis: 'NIST SP 800-171 r2 3.3.2' },
  weak: { id: 'WS-09', title: 'Nobody signs in by an old or plain protocol', severity: 'high', criterion: 'IAM-02', also: ['CRY-02'], basis: 'NIST SP 800-171 r2 3.5.4 and 3.13.8' },
  anonymous: { id: 'WS-10', title: 'Nobody gets in without an account', severity: 'medium', criterion: 'IAM-04', basis: 'NIST SP 800-171 r2 3.5.2' },
  zone: { id: 'WS-11', title: 'Times say their zone', severity: 'low', criterion: 'LOG-04', basis: 'domain.md 5.1; NIST SP 800-171 r2 3.3.7' },
} satisfies Record<string, Rule>

/** Rules on the security log of Windows machines. Who is on the roster is for a criterion to join. */
export const windowsRules = ({ countryOf }: LogPorts): AuditRule[] => [
  changeRule(rules.logs),
  foreignAddress(rules.address, countryOf, failsToEnter),
  changeRule(rules.accounts),
  changeRule(rules.rights),
  changeRule(rules.guards),
  changeRule(rules.carrying),
  rootUse(rules.root),
  sharedAccounts(rules.shared),
  weakSignIns(rules.weak),
  anonymousAccess(rules.anonymous),
  {
    rule: rules.zone,
    finish(facts, note) {
      const count = facts.details[zoneless]
      if (count !== undefined) note('zone', {}, () => ({ message: `${count.toLocaleString('en-US')} events give a local time without a zone, as the Event Viewer and PowerShell print it. They are read as UTC, the month first.`, expected: 'an export as XML, whose times are in UTC' }))
    },
  },
]
