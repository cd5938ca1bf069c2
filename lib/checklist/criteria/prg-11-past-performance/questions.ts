import type { Question } from '../../criterion'

const some = { question: 'performance', values: ['referenced', 'unreferenced', 'related'] }

export const questions: Question[] = [
  {
    key: 'performance',
    ask: 'Have you worked on ITAR programs in the last five years?',
    why: 'Someone who has done it before has met the awkward cases. A firm that is new to it can still pass: it loses a little here and nothing elsewhere.',
    good: 'One program with a person at the customer whom the prime may call is enough.',
    example: 'Yes, two programs; both customers agree to be called.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'referenced', label: 'Yes, and the prime may call a reference', means: 'met' },
        { value: 'unreferenced', label: 'Yes, but without a reference to call', means: 'partial' },
        { value: 'related', label: 'Other defense or federal work, not ITAR', means: 'partial' },
        { value: 'new', label: 'No, this would be the first', means: 'partial' },
        { value: 'withheld', label: 'We do not want to say', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'programs',
    ask: 'List the programs, one a row.',
    why: 'The prime looks for work like this one: same kind of cloud, same kind of data.',
    good: 'Customer, your role, the cloud, the period, and the USML category or ECCN. Nothing technical, nothing that the customer asked you to keep to yourself.',
    example: 'Ground station software, Halberd Systems Inc., platform operations, AWS GovCloud, 2024-03 to 2026-02, XI, contracts office',
    required: true,
    showIf: some,
    answer: {
      kind: 'table',
      maximumRows: 30,
      columns: [
        { key: 'customer', label: 'Customer (prime or agency)', example: 'Halberd Systems Inc.', required: true },
        { key: 'role', label: 'Your role', example: 'Platform operations' },
        { key: 'cloud', label: 'Cloud', example: 'AWS GovCloud (US)' },
        { key: 'from', label: 'From (year and month)', example: '2024-03' },
        { key: 'to', label: 'To (year and month, empty while it runs)', example: '2026-02' },
        { key: 'category', label: 'USML category or ECCN only', example: 'XI' },
        { key: 'contact', label: 'Who may be called (office and business phone or mail)', example: 'Contracts office, contracts@halberd.example' },
      ],
    },
  },
  {
    key: 'incorporated',
    ask: 'Since when does the firm exist under its present or an earlier name (year and month)?',
    why: 'Only to see that the periods fit: a program that began before the firm did was done by somebody else. How old a firm is counts nowhere.',
    good: 'The month of incorporation, or of the predecessor that did the work.',
    example: '2019-04',
    showIf: some,
    answer: { kind: 'text', maximum: 7 },
  },
]
