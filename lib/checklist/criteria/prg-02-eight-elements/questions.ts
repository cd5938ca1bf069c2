import type { Question } from '../../criterion'

/** The elements of the DDTC Compliance Program Guidelines (2022-12-05), by number. */
export const elements = [
  'Management commitment',
  'Registration, jurisdiction and authorizations',
  'Recordkeeping',
  'Detecting, reporting and disclosing violations',
  'Training',
  'Risk assessment',
  'Audits and monitoring',
  'Compliance manual',
] as const

export const questions: Question[] = [
  {
    key: 'coverage',
    ask: 'Does your program cover all eight elements of the DDTC compliance guidelines?',
    why: 'The State Department publishes what it expects of a compliance program, in eight elements. It is the yardstick an investigator would use.',
    good: 'Each element says who does it, how often, and what record stays.',
    example: 'All eight. Risk assessment and audits are short because we are twelve people.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'all', label: 'All eight', means: 'met' },
        { value: 'some', label: 'Some of them', means: 'partial' },
        { value: 'none', label: 'We did not use the guidelines and cover few of them', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'map',
    ask: 'In which section of your program does each element stand?',
    why: 'It saves you questions: the reviewer looks where you point. The elements are: 1 management commitment, 2 registration, jurisdiction and authorizations, 3 recordkeeping, 4 detecting and disclosing violations, 5 training, 6 risk assessment, 7 audits, 8 manual.',
    good: 'One row an element, with its number and your section or page.',
    example: '4: section 9, Reporting and voluntary disclosure, page 21',
    showIf: { question: 'coverage', values: ['all', 'some'] },
    answer: {
      kind: 'table',
      maximumRows: 24,
      columns: [
        { key: 'element', label: 'Element number', example: '4', required: true },
        { key: 'section', label: 'Section or page', example: 'Section 9, page 21', required: true },
      ],
    },
  },
]
