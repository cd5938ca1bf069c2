import type { Rule } from '../analyzer'

/**
 * Rules for which domain.md gives no product an id of its own, LG-09 onward. An analyzer takes those its log can answer.
 * LG-01 to LG-08 are those every log has.
 */
export const sharedRules = {
  guests: { id: 'LG-21', title: 'People of other organizations are known', severity: 'medium', criterion: 'REG-05', also: ['PER-02', 'LOG-05'], basis: 'domain.md REG-05; 22 CFR 120.50(a)(2)' },
  anonymous: { id: 'LG-09', title: 'Nobody gets in without an identity', severity: 'critical', criterion: 'IAM-04', also: ['LOG-01', 'LOG-05'], basis: 'domain.md IAM-04 and 5.7, KA-02' },
  shells: { id: 'LG-10', title: 'Remote shells are listed', severity: 'info', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 5.2, CT-20; NIST SP 800-171 r2 3.1.12' },
  grants: { id: 'LG-11', title: 'Powerful rights are given on record', severity: 'medium', criterion: 'IAM-03', also: ['LOG-05'], basis: 'domain.md IAM-03; NIST SP 800-171 r2 3.1.5' },
  sharedAccounts: { id: 'LG-12', title: 'One account a person', severity: 'medium', criterion: 'LOG-01', also: ['PER-02', 'LOG-05'], basis: 'domain.md LOG-01 and 5.7, KA-07; NIST SP 800-171 r2 3.3.2' },
  identity: { id: 'LG-13', title: 'Identity controls are not weakened', severity: 'medium', criterion: 'IAM-01', also: ['IAM-02', 'LOG-05'], basis: 'domain.md 5.2, CT-13; NIST SP 800-171 r2 3.5.1 and 3.5.3' },
  providerStaff: { id: 'LG-14', title: 'Staff of the provider stays out, or is a U.S. person', severity: 'medium', criterion: 'REG-05', also: ['LOG-05'], basis: 'domain.md 5.5, OK-05; 22 CFR 120.50(a)(2)' },
  root: { id: 'LG-15', title: 'Nobody uses the account for emergencies', severity: 'high', criterion: 'IAM-03', also: ['IAM-02', 'LOG-05'], basis: 'domain.md 5.2, CT-04; NIST SP 800-171 r2 3.1.5' },
  address: { id: 'LG-16', title: 'People act from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7 and 5.16; 22 CFR 125.4(b)(9) and 120.54' },
  fences: { id: 'LG-17', title: 'Rules of network and place stay in force', severity: 'medium', criterion: 'IAM-04', also: ['REG-02', 'LOG-05'], basis: 'domain.md IAM-04 and REG-02; NIST SP 800-171 r2 3.13.1 and 3.13.6' },
  factors: { id: 'LG-18', title: 'People sign in with a hardware token', severity: 'high', criterion: 'IAM-02', also: ['LOG-05'], basis: 'domain.md IAM-02; NIST SP 800-171 r2 3.5.3' },
  risky: { id: 'LG-19', title: 'The provider finds no sign-in risky', severity: 'medium', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md LOG-05; NIST SP 800-171 r2 3.14.6 and 3.14.7' },
  networks: { id: 'LG-22', title: 'People come from networks that say where they are', severity: 'medium', criterion: 'IAM-05', basis: 'domain.md IAM-05; NIST SP 800-171 r2 3.1.12 and 3.1.14' },
} satisfies Record<string, Rule>
