import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], says: CountedRule['says'], also?: string[]): CountedRule => ({ title, severity, criterion: 'IAM-02', basis: 'NIST SP 800-171 r2 3.5.3, 3.5.4; domain.md IAM-02', says, ...(also ? { also } : {}) })

/** Every rule of the enrollment report. Hardware is the policy of the prime, so what an app amounts to is judged by the criterion. */
export const enrollmentRules = {
  'ME-01': rule('An administrator without a second factor', 'high', (n) => `${count(n, 'administrator has', 'administrators have')} no second factor.`),
  'ME-02': rule('A person without a second factor', 'medium', (n) => `${count(n, 'enabled account has', 'enabled accounts have')} no second factor.`),
  'ME-03': rule('A code by text message or phone', 'medium', (n) => `${count(n, 'account has', 'accounts have')} nothing stronger than a code by text message or phone.`),
  'ME-04': rule('A weaker way in beside a stronger one', 'low', (n) => `${count(n, 'account keeps', 'accounts keep')} a code by phone beside a stronger factor.`),
  'ME-05': rule('A policy that only reports', 'medium', (_n, about) => `Report-only, so nothing is refused: ${about}.`, ['IAM-04']),
  'ME-06': rule('A policy that is off', 'info', (_n, about) => `Switched off: ${about}.`, ['IAM-04']),
  'ME-07': rule('Exceptions from a policy', 'low', (_n, about) => `Somebody is excepted from: ${about}.`, ['IAM-04']),
  'ME-08': rule('A factor whose kind cannot be told', 'low', (n) => `${count(n, 'account has', 'accounts have')} a factor whose kind cannot be told from its name.`),
} satisfies Record<string, CountedRule>
