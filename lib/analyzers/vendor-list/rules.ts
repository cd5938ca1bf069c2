import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], criterion: string, says: CountedRule['says'], also?: string[]): CountedRule => ({ title, severity, criterion, basis: 'domain.md PRG-10, CIC-03, PER-05', says, ...(also ? { also } : {}) })

/** Every rule of the vendor list. */
export const vendorRules = {
  'VL-01': rule('A vendor without a country', 'medium', 'PRG-10', (n) => `${count(n, 'vendor has', 'vendors have')} no country that can be told.`, ['CIC-03']),
  'VL-02': rule('A vendor outside the United States', 'info', 'PRG-10', (_n, about) => `Outside the United States: ${about}.`, ['CIC-03', 'PER-05']),
  'VL-03': rule('Not said what a vendor does or gets', 'low', 'CIC-03', (n) => `${count(n, 'vendor has', 'vendors have')} neither a service nor data beside the name.`),
  'VL-04': rule('A vendor twice with two countries', 'medium', 'PRG-10', (_n, about) => `Listed with two countries: ${about}.`),
} satisfies Record<string, CountedRule>
