import type { Question } from '../../criterion'

const hasTrail = { question: 'trail', values: ['complete', 'partly'] }

export const questions: Question[] = [
  {
    key: 'trail',
    lead: true,
    ask: 'Do your logs show, for every access to program data, who it was, what was done, when, and from where?',
    why: 'If technical data reaches the wrong person, the log is the only way to learn what was seen and by whom.',
    good: 'Every person signs in under their own name, and reads of stored objects are logged, not only changes.',
    example: 'Yes. Each engineer has a single sign-on session in their own name, and object reads are logged as data events.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'complete', label: 'Yes, for every access, including reads', means: 'met' },
        { value: 'partly', label: 'For some systems or some kinds of access', means: 'partial' },
        { value: 'none', label: 'No, we cannot produce such a log', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'reads',
    required: true,
    showIf: hasTrail,
    ask: 'Could you tell who opened one particular file last month?',
    why: 'Seeing technical data is a release just as copying it is, so reads have to be logged too.',
    good: 'Data events (or object access logging) are on for every store that holds program data.',
    example: 'Yes, S3 data events are on for the two buckets that hold program data.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'every-store', label: 'Yes, for every store with program data' },
        { value: 'some-stores', label: 'Only for some stores' },
        { value: 'no', label: 'No, reads are not logged' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'shared-accounts',
    required: true,
    showIf: hasTrail,
    ask: 'Does any account with access serve more than one person?',
    why: 'A shared name in the log cannot be traced to one verified U.S. person.',
    good: 'None. Emergency accounts are sealed, and each use is recorded with a name.',
    example: 'None in daily use. Two sealed emergency accounts; each use is signed out by name.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'No, every person has their own' },
        { value: 'emergency-only', label: 'Only sealed emergency accounts, each use recorded by name' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'sample-notes',
    showIf: hasTrail,
    ask: 'What should a reader of your log sample know about it?',
    why: 'A quiet week or a planned change then does not read as a problem.',
    good: 'The systems and dates it covers, and what was masked. Never paste keys, secrets or technical data, here or in the sample; mask resource names that give the work away.',
    example: 'Ten days from our GovCloud program account. Two bucket names are masked.',
    answer: { kind: 'text', maximum: 4_000 },
  },
]
