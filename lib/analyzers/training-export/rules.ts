import { count, type CountedRule } from '../tally'

const rule = (title: string, severity: CountedRule['severity'], says: CountedRule['says'], also?: string[]): CountedRule => ({ title, severity, criterion: 'PRG-05', basis: 'DDTC Guidelines el. 5; domain.md PRG-05', says, ...(also ? { also } : {}) })

/** Every rule of the training export. Who is out of date is judged by the criterion, beside the roster. */
export const trainingRules = {
  'TE-01': rule('No course is about export control', 'medium', () => 'No course in the export is about the ITAR or export control by its name.'),
  'TE-02': rule('A date that can be read in two ways', 'medium', (n) => `${count(n, 'date of completion', 'dates of completion')} can be read in two ways, such as 03/04/2026.`),
  'TE-03': rule('Completed without a date', 'medium', (n) => `${count(n, 'row says completed and gives no date', 'rows say completed and give no date')}.`),
  'TE-04': rule('A row that names nobody', 'low', (n) => `${count(n, 'row has', 'rows have')} neither a reference nor an account.`),
  'TE-05': rule('Not finished or failed', 'info', (n) => `${count(n, 'row is', 'rows are')} not finished or failed.`),
  'TE-06': rule('No course is named', 'low', () => 'The export does not say which course was completed.'),
} satisfies Record<string, CountedRule>
