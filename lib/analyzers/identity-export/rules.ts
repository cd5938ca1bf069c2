import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], criterion: string, says: CountedRule['says'], also?: string[]): CountedRule => ({ title, severity, criterion, basis: 'NIST SP 800-171 r2 3.1.5, 3.5.1, 3.5.6; domain.md PER-02, PER-04, IAM-03', says, ...(also ? { also } : {}) })

/** Every rule of the identity export. Who is not on the roster is judged by the criteria, beside the roster. */
export const identityRules = {
  'IE-01': rule('A guest account', 'medium', 'PER-04', (n) => `${count(n, 'enabled account is a guest', 'enabled accounts are guests')} from outside.`, ['REG-05']),
  'IE-02': rule('An account that several people share', 'medium', 'PER-02', (n) => `${count(n, 'account goes', 'accounts go')} by a name that no one person has.`),
  'IE-03': rule('Root with an access key', 'high', 'IAM-03', () => 'The root account has an active access key.', ['IAM-01']),
  'IE-04': rule('A password without a second factor', 'high', 'IAM-02', (n) => `${count(n, 'account signs in with a password and has', 'accounts sign in with a password and have')} no second factor.`, ['IAM-01']),
  'IE-09': rule('A person without a second factor here', 'low', 'IAM-02', (n) => `${count(n, 'enabled account of a person shows', 'enabled accounts of people show')} no second factor; one that another sign-in service asks for would not show here.`, ['IAM-01']),
  'IE-05': rule('An account unused for more than 90 days', 'low', 'PER-03', (n) => `${count(n, 'enabled account was', 'enabled accounts were')} last used more than 90 days before the newest use in the export.`),
  'IE-06': rule('A long-lived key older than a year', 'medium', 'IAM-03', (n) => `${count(n, 'account has', 'accounts have')} an access key that was last changed more than a year before the newest use in the export.`),
  'IE-07': rule('More than a quarter are administrators', 'low', 'IAM-03', (_n, about) => `${about} of the people are administrators.`),
  'IE-08': rule('A row that names no account', 'low', 'PER-02', (n) => `${count(n, 'row names', 'rows name')} no account; names of persons are not used.`),
} satisfies Record<string, CountedRule>
