import type { Rule } from '../analyzer'

const basis = 'NIST SP 800-171 r2 3.3.8; 22 CFR 122.5'

/** Rules of the check of digests (domain.md 5.2, "Digest verification"). All bear on LOG-02, gaps also on LOG-04. */
export const digestRules = {
  signature: { id: 'DG-01', title: 'Every digest carries the signature of CloudTrail', severity: 'critical', criterion: 'LOG-02', basis },
  log: { id: 'DG-02', title: 'Every log has the hash its digest gives', severity: 'critical', criterion: 'LOG-02', basis },
  previous: { id: 'DG-03', title: 'Every digest has the hash its successor gives', severity: 'critical', criterion: 'LOG-02', basis },
  gap: { id: 'DG-04', title: 'No digest is missing between the first and the last', severity: 'high', criterion: 'LOG-02', also: ['LOG-04'], basis },
  start: { id: 'DG-05', title: 'Validation was on all the time', severity: 'medium', criterion: 'LOG-04', also: ['LOG-02'], basis },
  unproven: { id: 'DG-06', title: 'Signatures can be checked', severity: 'medium', criterion: 'LOG-02', basis },
  keys: { id: 'DG-07', title: 'Public keys are authenticated', severity: 'info', criterion: 'LOG-02', basis },
  keyList: { id: 'DG-08', title: 'The list of public keys is as AWS gives it', severity: 'high', criterion: 'LOG-02', basis },
  notSupplied: { id: 'DG-09', title: 'Logs that digests list were supplied', severity: 'low', criterion: 'LOG-02', basis },
  unlisted: { id: 'DG-10', title: 'Supplied logs are listed in a digest', severity: 'medium', criterion: 'LOG-02', basis },
  empty: { id: 'DG-11', title: 'Hours proven empty', severity: 'info', criterion: 'LOG-04', also: ['LOG-02'], basis },
  contradiction: { id: 'DG-12', title: 'Digests do not contradict themselves', severity: 'critical', criterion: 'LOG-02', basis },
} satisfies Record<string, Rule>

export type DigestRule = keyof typeof digestRules
