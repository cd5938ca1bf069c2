import type { Question } from '../../criterion'

const recent = { question: 'review', values: ['recorded', 'unrecorded'] }

export const questions: Question[] = [
  {
    key: 'review',
    ask: 'When did you last review the program as a whole?',
    why: 'The ITAR was renumbered in September 2022 and changes every year. A program nobody rereads sends people to rules that have moved.',
    good: 'A review within the last 12 months with a line in the revision history.',
    example: 'In June 2026, recorded in the revision history.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'recorded', label: 'Within the last 12 months, and the changes are recorded', means: 'met' },
        { value: 'unrecorded', label: 'Within the last 12 months, without a record', means: 'partial' },
        { value: 'older', label: 'Between one and two years ago', means: 'partial' },
        { value: 'never', label: 'Longer ago, or never', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'reviewed-on',
    ask: 'On what date was that review finished?',
    why: 'DDTC expects a review at least once a year, so the date decides.',
    good: 'The date in the revision history.',
    example: '2026-06-15',
    required: true,
    showIf: recent,
    answer: { kind: 'date' },
  },
  {
    key: 'changes',
    ask: 'What did you change after the renumbering of September 2022 and the changes of 2025?',
    why: 'An answer in your own words shows that someone read the rules again and did not only change the date.',
    good: 'The sections you touched and why, in a few lines.',
    example: 'New section numbers throughout; Cambodia taken out of the country list; the encryption section now says FIPS 140-3.',
    showIf: recent,
    answer: { kind: 'text', maximum: 4_000 },
  },
]
