import type { Question } from '../../criterion'

export const questions: Question[] = [
  {
    key: 'expected',
    lead: true,
    ask: 'Did you look through your log sample, and does it show only what you expected?',
    why: 'The sample is read event by event. What stands out needs a reason, and it is better that you give it first.',
    good: 'You looked, and every unusual event has a short reason with a ticket or record.',
    example: 'We looked. One root sign-in on 12 November was the yearly recovery test; the ticket is listed below.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'clean', label: 'We looked, and nothing in it needs explaining', means: 'met' },
        { value: 'explained', label: 'We looked, and everything unusual is explained below', means: 'met' },
        { value: 'some', label: 'We looked, and cannot explain everything yet', means: 'partial' },
        { value: 'not-looked', label: 'We have not looked', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'explanations',
    required: true,
    showIf: { question: 'expected', values: ['explained', 'some'] },
    ask: 'What stood out, and why did it happen?',
    why: 'A reviewer accepts or disputes each explanation by name.',
    good: 'One row for each rule, with the code shown beside the observation. Never paste keys, secrets or technical data.',
    example: 'CT-04: root sign-in on 2026-11-12 for the yearly recovery test, ticket OPS-311.',
    answer: {
      kind: 'table',
      maximumRows: 100,
      columns: [
        { key: 'rule', label: 'Rule code', example: 'CT-04', required: true },
        { key: 'when', label: 'When', example: '2026-11-12' },
        { key: 'reason', label: 'Why it happened', example: 'Yearly recovery test of the root user', required: true },
        { key: 'record', label: 'Ticket or record', example: 'OPS-311' },
      ],
    },
  },
]
