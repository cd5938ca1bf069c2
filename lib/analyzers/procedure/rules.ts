import type { Rule } from '../analyzer'

const rule = (id: string, title: string, severity: Rule['severity'], criterion: string, basis: string, also?: string[]): Rule => ({ id, title, severity, criterion, basis, ...(also ? { also } : {}) })

/** Every rule of the procedure. What it leaves out is judged by the criterion it was given for. */
export const procedureRules: Rule[] = [
  rule('PR-01', 'No date', 'low', 'PER-01', 'domain.md PER-01', ['PER-03', 'PRG-06', 'PRG-07']),
  rule('PR-02', 'The procedure is a draft', 'medium', 'PER-01', 'domain.md 1.7', ['PER-03', 'PRG-06', 'PRG-07']),
  rule('PR-03', 'Blanks of a template', 'medium', 'PER-01', 'domain.md 1.7', ['PER-03', 'PRG-06', 'PRG-07']),
  rule('PR-04', 'No role answers for it', 'low', 'PER-01', 'domain.md 1.7', ['PER-03', 'PRG-06', 'PRG-07']),
  rule('PR-05', 'Wording of a wrong idea of U.S. persons', 'high', 'PER-01', '8 USC 1324b; DOJ IER fact sheet (2023)'),
  rule('PR-06', 'Copies of identity papers are kept', 'medium', 'PER-06', '8 USC 1324b; domain.md 2.4', ['PER-01']),
]
