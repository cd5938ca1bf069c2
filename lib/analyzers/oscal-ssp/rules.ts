import type { Rule } from '../analyzer'

const basis = 'domain.md 5.14; NIST SP 800-171 3.12.4'

/** Rules on a system security plan in OSCAL. */
export const planRules: Rule[] = [
  { id: 'SP-01', title: 'A published example, not a plan', severity: 'high', criterion: 'DOC-01', basis },
  { id: 'SP-02', title: 'Template text left in', severity: 'medium', criterion: 'DOC-01', basis },
  { id: 'SP-03', title: 'The format version cannot be told', severity: 'medium', criterion: 'DOC-01', basis },
  { id: 'SP-04', title: 'References lead nowhere', severity: 'medium', criterion: 'DOC-01', basis },
  { id: 'SP-05', title: 'Requirements without a word on how they are met', severity: 'medium', criterion: 'DOC-01', basis },
  { id: 'SP-06', title: 'No authorization boundary', severity: 'medium', criterion: 'DOC-01', basis },
  { id: 'SP-07', title: 'The system is not in operation', severity: 'medium', criterion: 'DOC-01', basis },
  { id: 'SP-08', title: 'No day of authorization', severity: 'info', criterion: 'DOC-01', basis },
  { id: 'SP-09', title: 'Confidentiality below moderate', severity: 'medium', criterion: 'DOC-01', basis: '32 CFR 2002.14(c); domain.md 5.14' },
  { id: 'SP-10', title: 'A leveraged authorization without its day', severity: 'low', criterion: 'DOC-01', also: ['REG-03'], basis },
  { id: 'AD-09', title: 'Support from abroad or around the clock', severity: 'medium', criterion: 'PER-04', also: ['REG-05', 'DOC-01'], basis },
  { id: 'SP-11', title: 'No component is named', severity: 'medium', criterion: 'DOC-01', basis },
]
