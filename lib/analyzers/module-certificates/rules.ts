import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], says: CountedRule['says']): CountedRule => ({ title, severity, criterion: 'CRY-01', basis: 'domain.md 3.4; NIST SP 800-171 r2 3.13.11', says })

/** Every rule of the certificate list. Which status suffices on a day is judged by the criterion, with dated reference data. */
export const moduleRules = {
  'MC-01': rule('A module without a certificate number', 'medium', (n) => `${count(n, 'module has', 'modules have')} no certificate number.`),
  'MC-02': rule('Validation claimed without a certificate', 'medium', (_n, about) => `"${about}" is no validation: only a certificate is.`),
  'MC-03': rule('The standard is not named', 'medium', (n) => `${count(n, 'certificate does', 'certificates do')} not say FIPS 140-2 or 140-3; the number does not tell.`),
  'MC-04': rule('A revoked certificate', 'high', (n) => `${count(n, 'certificate is', 'certificates are')} revoked.`),
  'MC-05': rule('A date that can be read in two ways', 'medium', (n) => `${count(n, 'date', 'dates')} can be read in two ways, such as 10/11/2029.`),
  'MC-06': rule('Not said when it was looked up', 'low', (n) => `${count(n, 'row does', 'rows do')} not say when the status was looked up.`),
  'MC-07': rule('One certificate with two statuses', 'medium', (_n, about) => `The list gives two statuses for certificate ${about}.`),
} satisfies Record<string, CountedRule>
