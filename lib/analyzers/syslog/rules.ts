import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { rootUse, sharedAccounts } from '../log-rules/people'
import { signInFactors, weakSignIns } from '../log-rules/sign-ins'
import { zoneless } from './event'
import { yearless } from './read'

const rules = {
  logs: { id: 'SL-01', title: 'Nobody stops the logs, and none is lost', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md LOG-04; NIST SP 800-171 r2 3.3.4 and 3.3.8' },
  rights: { id: 'SL-02', title: 'Acting with other rights is recorded', severity: 'info', criterion: 'IAM-03', basis: 'NIST SP 800-171 r2 3.1.7' },
  accounts: { id: 'SL-03', title: 'Accounts and groups change on record', severity: 'medium', criterion: 'IAM-01', also: ['PER-03'], basis: 'NIST SP 800-171 r2 3.1.1' },
  guards: { id: 'SL-04', title: 'Protections of the machine stay on', severity: 'high', criterion: 'REG-05', also: ['LOG-05'], basis: 'NIST SP 800-171 r2 3.4.2' },
  carrying: { id: 'SL-05', title: 'No store is plugged in', severity: 'medium', criterion: 'LOG-05', basis: 'NIST SP 800-171 r2 3.8.7' },
  address: { id: 'SL-06', title: 'People sign in from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7; 22 CFR 125.4(b)(9) and 120.54' },
  factor: { id: 'SL-07', title: 'People sign in with a hardware token', severity: 'high', criterion: 'IAM-02', also: ['LOG-05'], basis: 'domain.md IAM-02; NIST SP 800-171 r2 3.5.3' },
  root: { id: 'SL-08', title: 'Nobody signs in as root', severity: 'high', criterion: 'IAM-03', also: ['LOG-01'], basis: 'NIST SP 800-171 r2 3.1.5 and 3.3.2' },
  shared: { id: 'SL-09', title: 'Each person has a name of their own', severity: 'medium', criterion: 'LOG-01', also: ['PER-02'], basis: 'NIST SP 800-171 r2 3.3.2' },
  weak: { id: 'SL-10', title: 'Nobody signs in over a plain line', severity: 'high', criterion: 'CRY-02', also: ['IAM-02'], basis: 'NIST SP 800-171 r2 3.13.8' },
  when: { id: 'SL-11', title: 'Lines say their year and zone', severity: 'medium', criterion: 'LOG-01', also: ['LOG-04'], basis: 'domain.md 5.1; NIST SP 800-171 r2 3.3.7' },
} satisfies Record<string, Rule>

/** Rules on the system log of machines. Who is on the roster is for a criterion to join. */
export const syslogRules = ({ countryOf }: LogPorts): AuditRule[] => [
  changeRule(rules.logs),
  changeRule(rules.rights),
  changeRule(rules.accounts),
  changeRule(rules.guards),
  changeRule(rules.carrying),
  foreignAddress(rules.address, countryOf, failsToEnter),
  signInFactors(rules.factor),
  rootUse(rules.root),
  sharedAccounts(rules.shared),
  weakSignIns(rules.weak),
  when(),
]

const when = (): AuditRule => ({
  rule: rules.when,
  finish(facts, note) {
    const [years, zones] = [facts.details[yearless], facts.details[zoneless]]
    if (years !== undefined) {
      note('year', {}, () => ({
        message: `${years.toLocaleString('en-US')} lines give no year, so nobody can tell when they were written. Put a line "# year 2026" with the right year before the first one, or upload "journalctl -o json".`,
        observed: 'times such as "Nov  2 14:00:00"',
        expected: 'the year of the first line',
      }))
    }
    if (zones !== undefined) {
      note('zone', {}, () => ({ severity: 'low', message: `${zones.toLocaleString('en-US')} lines give no time zone and are read as UTC. A line "# time zone -05:00" before the first one says otherwise.`, expected: 'times with their offset from UTC' }))
    }
  },
})
