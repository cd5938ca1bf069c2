import type { Rule } from '../analyzer'

const rule = (id: string, title: string, severity: Rule['severity'], criterion: string, also: string[], basis = 'domain.md 5.8'): Rule => ({ id, title, severity, criterion, also, basis })

/** The rules on infrastructure code (domain.md 5.8), the same for every format. KA-05 is the rule of 5.7 on workloads. */
export const infrastructureRules: Rule[] = [
  rule('IAC-01', 'A place that is not an approved region', 'critical', 'REG-01', ['REG-04'], 'domain.md 3.1, 5.8'),
  rule('IAC-02', 'Commercial names beside a government region', 'medium', 'REG-01', ['REG-04']),
  rule('IAC-03', 'A provider run from abroad', 'critical', 'REG-01', ['REG-05']),
  rule('IAC-04', 'Copies, routes and worldwide features', 'critical', 'REG-02', []),
  rule('IAC-05', 'Encryption at rest and keys', 'high', 'CRY-01', ['CRY-03']),
  rule('IAC-06', 'Open to the public', 'critical', 'IAM-04', ['REG-05']),
  rule('IAC-07', 'Trails and audit settings', 'high', 'LOG-04', ['LOG-02']),
  rule('IAC-08', 'Locks and retention', 'medium', 'LOG-02', ['LOG-03', 'PRG-07']),
  rule('IAC-09', 'Rights, trust and standing credentials', 'high', 'IAM-03', ['IAM-01', 'REG-05', 'CRY-03']),
  rule('IAC-10', 'Rules that refuse', 'medium', 'IAM-04', ['REG-02']),
  rule('IAC-11', 'Where the state of the code is kept', 'high', 'REG-02', ['REG-05']),
  rule('IAC-12', 'Where modules come from', 'medium', 'CIC-02', []),
  rule('IAC-13', 'Validated endpoints and TLS, outside and between own services', 'medium', 'CRY-02', []),
  rule('IAC-14', 'Secrets in the code', 'high', 'CRY-03', []),
  rule('IAC-15', 'Clusters with a public endpoint', 'high', 'IAM-04', ['REG-05']),
  rule('IAC-16', 'Assured Workloads', 'high', 'REG-01', []),
  rule('KA-05', 'Workloads that can leave their container', 'high', 'IAM-03', [], 'domain.md 5.7'),
  rule('IAC-00', 'What was not read', 'info', 'REG-01', [], 'domain.md section 5'),
]
