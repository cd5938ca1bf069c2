import type { Rule } from '../analyzer'
import type { LogPorts } from '../audit-log/format'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { rootUse } from '../log-rules/people'
import { weakSignIns } from '../log-rules/sign-ins'
import { zoneless } from './read'

const rules = {
  logs: { id: 'LX-01', title: 'Nobody switches off or cuts the logs', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md LOG-04; NIST SP 800-171 r2 3.3.4 and 3.3.8' },
  rights: { id: 'LX-02', title: 'Acting with other rights is recorded', severity: 'info', criterion: 'IAM-03', basis: 'NIST SP 800-171 r2 3.1.7' },
  root: { id: 'LX-03', title: 'Nobody signs in as root', severity: 'high', criterion: 'IAM-03', also: ['LOG-01', 'LOG-05'], basis: 'NIST SP 800-171 r2 3.1.5 and 3.3.2' },
  accounts: { id: 'LX-04', title: 'Accounts and groups change on record', severity: 'medium', criterion: 'IAM-01', also: ['PER-03'], basis: 'NIST SP 800-171 r2 3.1.1' },
  guards: { id: 'LX-05', title: 'Protections of the machine stay on', severity: 'high', criterion: 'REG-05', also: ['LOG-05'], basis: 'NIST SP 800-171 r2 3.4.2' },
  carrying: { id: 'LX-06', title: 'Files leave the machine on record', severity: 'low', criterion: 'LOG-05', basis: 'NIST SP 800-171 r2 3.1.3' },
  address: { id: 'LX-07', title: 'People act from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7; 22 CFR 125.4(b)(9) and 120.54' },
  weak: { id: 'LX-08', title: 'Nobody signs in over a plain line', severity: 'high', criterion: 'CRY-02', also: ['IAM-02'], basis: 'NIST SP 800-171 r2 3.13.8' },
  zone: { id: 'LX-09', title: 'Times say their zone', severity: 'low', criterion: 'LOG-04', basis: 'domain.md 5.1; NIST SP 800-171 r2 3.3.7' },
} satisfies Record<string, Rule>

/** Rules on the audit log of a Linux machine. Who is on the roster is for a criterion to join. */
export const linuxRules = ({ countryOf }: LogPorts): AuditRule[] => [
  changeRule(rules.logs),
  changeRule(rules.rights),
  rootUse(rules.root),
  changeRule(rules.accounts),
  changeRule(rules.guards),
  changeRule(rules.carrying),
  foreignAddress(rules.address, countryOf, failsToEnter),
  weakSignIns(rules.weak),
  zone(),
]

const zone = (): AuditRule => ({
  rule: rules.zone,
  finish(facts, note) {
    const count = facts.details[zoneless]
    if (count === undefined) return
    note('zone', {}, () => ({
      message: `${count.toLocaleString('en-US')} events give a time without a zone, as interpreted logs do. They are read as UTC, and the month comes first unless a date shows otherwise.`,
      observed: 'output of ausearch --interpret',
      expected: 'raw records, whose time is a number',
    }))
  },
})
