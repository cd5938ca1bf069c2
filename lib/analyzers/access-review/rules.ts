import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], criterion: string, says: CountedRule['says'], also?: string[]): CountedRule => ({ title, severity, criterion, basis: 'NIST SP 800-171 r2 3.1.5, 3.9.2; domain.md IAM-03, PER-03', says, ...(also ? { also } : {}) })

/** Every rule of the access review. How old it may be is judged by the criterion. */
export const reviewRules = {
  'AR-01': rule('Somebody reviewed their own access', 'medium', 'IAM-03', (n) => `${count(n, 'right was', 'rights were')} reviewed by the very account that holds them.`),
  'AR-02': rule('No reviewer', 'medium', 'IAM-03', (n) => `${count(n, 'decision names', 'decisions name')} no reviewer.`),
  'AR-03': rule('Nobody decided', 'medium', 'IAM-03', (n) => `${count(n, 'right was', 'rights were')} left without a decision.`),
  'AR-04': rule('A removal that is not shown as done', 'medium', 'PER-03', (n) => `${count(n, 'removal was', 'removals were')} decided and the record does not say when it was done.`, ['IAM-03']),
  'AR-05': rule('Everything was kept', 'info', 'IAM-03', (n) => `All ${n} rights were kept.`),
  'AR-06': rule('Access was removed more than 24 hours after the end', 'medium', 'PER-03', (n) => `Access of ${count(n, 'leaver', 'leavers')} ended more than 24 hours after the work.`),
  'AR-07': rule('A date that can be read in two ways', 'low', 'IAM-03', (n) => `${count(n, 'date', 'dates')} can be read in two ways, such as 03/04/2026.`, ['PER-03']),
  'AR-08': rule('A row that names no account', 'low', 'IAM-03', (n) => `${count(n, 'row names', 'rows name')} no account or reference.`),
} satisfies Record<string, CountedRule>
