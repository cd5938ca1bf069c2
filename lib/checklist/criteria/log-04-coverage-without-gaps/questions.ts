import type { Question } from '../../criterion'

const covered = { question: 'coverage', values: ['yes', 'partly'] }

/** Where access to program data leaves traces (domain.md section 4, LOG-04). */
export const sources = [
  { value: 'management', label: 'Administration of the cloud account or servers, in every region or on every host' },
  { value: 'data', label: 'Reads and writes of stored objects and use of keys (data events)' },
  { value: 'identity', label: 'Sign-in and identity provider' },
  { value: 'kubernetes', label: 'Kubernetes or other container platform' },
  { value: 'git', label: 'Source code host' },
  { value: 'pipeline', label: 'Build and deployment pipeline' },
] as const

export const questions: Question[] = [
  {
    key: 'coverage',
    lead: true,
    ask: 'Do your logs cover every system that can reach program data, without gaps?',
    why: 'One system without a log, or one silent night, is where an unauthorized release would not be seen.',
    good: 'One trail over all regions and accounts, reads included, and an alarm when it stops.',
    example: 'Yes. An organization trail covers all regions, and we are paged when it stops.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, every system', means: 'met' },
        { value: 'partly', label: 'Most, and we know which are missing', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'logged',
    required: true,
    showIf: covered,
    ask: 'Which of these write logs that you keep?',
    why: 'Access leaves traces in several places, and each one answers a different question.',
    good: 'Every one that you use.',
    example: 'Cloud account, data events, identity provider, source code host, pipeline.',
    answer: { kind: 'multiple', options: [...sources] },
  },
  {
    key: 'not-used',
    showIf: covered,
    ask: 'Which of these do you not have at all?',
    why: 'A system that does not exist needs no log.',
    good: 'Only what is truly absent from the program.',
    example: 'Kubernetes.',
    answer: { kind: 'multiple', options: sources.filter(({ value }) => value !== 'management' && value !== 'data') },
  },
  {
    key: 'alarm',
    required: true,
    showIf: covered,
    ask: 'What happens when logging stops or fails?',
    why: 'A log that fails silently is found missing only when it is needed.',
    good: 'Someone is alerted within the hour and follows a written step.',
    example: 'An alarm on StopLogging and on missing deliveries pages the engineer on duty.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'alerted', label: 'Someone is alerted at once' },
        { value: 'reviewed', label: 'We would see it in a regular review' },
        { value: 'unnoticed', label: 'We might not notice' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'clock',
    required: true,
    showIf: covered,
    ask: 'Do all systems take their time from the same trusted source?',
    why: 'Without one clock the order of events across systems cannot be told.',
    good: 'The time service of the provider, or an NTP server tied to an official U.S. source.',
    example: 'Yes, the Amazon Time Sync Service everywhere.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'one', label: 'Yes' },
        { value: 'some', label: 'Most of them' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
