import type { Question } from '../../criterion'

const placed = { question: 'authorized', values: ['exact', 'related', 'no'] }

export const questions: Question[] = [
  {
    key: 'authorized',
    lead: true,
    ask: 'Is the exact cloud offering you use authorized at the level this program needs?',
    why: 'An authorization belongs to one offering. That a provider has one for its commercial cloud says nothing about another, and the other way round.',
    good: 'FedRAMP Moderate or better for controlled unclassified information, and the impact level in the contract.',
    example: 'Yes. AWS GovCloud (US): FedRAMP High, DoD impact level 5.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'exact', label: 'Yes, the exact offering', means: 'met' },
        { value: 'related', label: 'A related offering of the same provider is', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'offerings',
    required: true,
    showIf: placed,
    ask: 'Which offerings do you use, by the name under which they are authorized?',
    why: 'AWS GovCloud is another offering than AWS US East/West; GCC High is another than GCC.',
    good: 'The name as the FedRAMP marketplace writes it, and the day you looked.',
    example: 'AWS GovCloud (US) · 2026-11-02',
    answer: {
      kind: 'table',
      columns: [
        { key: 'offering', label: 'Offering', example: 'AWS GovCloud (US)', required: true },
        { key: 'checked', label: 'Looked up on', example: '2026-11-02' },
      ],
      maximumRows: 30,
    },
  },
  {
    key: 'fedramp',
    required: true,
    showIf: placed,
    ask: 'What is the lowest FedRAMP level among them?',
    why: 'Controlled unclassified information needs Moderate, or what the Defense Department counts as equivalent.',
    good: 'High or Moderate.',
    example: 'High.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'high', label: 'High' },
        { value: 'moderate', label: 'Moderate' },
        { value: 'equivalent', label: 'Equivalent to Moderate, by an assessor’s report' },
        { value: 'low', label: 'Low' },
        { value: 'none', label: 'None' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'impact-level',
    required: true,
    showIf: placed,
    ask: 'What is the lowest DoD impact level among them?',
    why: 'Some programs name an impact level; the offering has to reach it.',
    good: 'The level in the provisional authorization.',
    example: 'IL5.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'None' },
        { value: 'IL2', label: 'IL2' },
        { value: 'IL4', label: 'IL4' },
        { value: 'IL5', label: 'IL5' },
        { value: 'IL6', label: 'IL6' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'incident-terms',
    required: true,
    showIf: placed,
    ask: 'Has the provider agreed to the incident terms of DFARS 252.204-7012, paragraphs (c) to (g)?',
    why: 'After an incident the Government may ask for images and access. The provider has to take part.',
    good: 'A contract term or statement of the provider.',
    example: 'Yes, in the government addendum of 2025.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, in writing' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
