import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], criterion: string, says: CountedRule['says'], also?: string[]): CountedRule => ({ title, severity, criterion, basis: '22 CFR 122.5; NIST SP 800-171 r2 3.3.1, 3.3.8; domain.md LOG-02, LOG-03', says, ...(also ? { also } : {}) })

/** Every rule of the log settings. How many days suffice is judged by the criterion. */
export const settingRules = {
  'LC-01': rule('Log file validation is off', 'high', 'LOG-02', (_n, about) => `No digest files are written for: ${about}.`),
  'LC-02': rule('Nothing prevents deletion', 'medium', 'LOG-02', (_n, about) => `No lock protects: ${about}.`, ['PRG-07']),
  'LC-03': rule('A lock that an administrator can lift', 'low', 'LOG-02', (_n, about) => `The lock can be lifted by an administrator (governance, or not locked): ${about}.`, ['PRG-07']),
  'LC-04': rule('Versioning is off', 'medium', 'LOG-02', (_n, about) => `Earlier versions are not kept in: ${about}.`, ['PRG-07']),
  'LC-05': rule('A trail for one region only', 'medium', 'LOG-04', (_n, about) => `The trail covers one region only: ${about}.`),
  'LC-06': rule('Global service events are left out', 'medium', 'LOG-04', (_n, about) => `Global services are left out of: ${about}.`),
  'LC-07': rule('Data events are off', 'medium', 'LOG-04', (_n, about) => `Access to objects is not recorded by: ${about}.`, ['LOG-01']),
  'LC-08': rule('Logging is switched off', 'high', 'LOG-04', (_n, about) => `Logging is switched off: ${about}.`, ['LOG-01']),
  'LC-09': rule('The lock ends before the retention', 'low', 'LOG-02', (n) => `${count(n, 'store is', 'stores are')} locked for a shorter time than ${n === 1 ? 'it is' : 'they are'} kept.`),
} satisfies Record<string, CountedRule>
