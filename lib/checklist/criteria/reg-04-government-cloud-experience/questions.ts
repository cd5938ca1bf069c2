import type { Option, Question } from '../../criterion'

const some = { question: 'experience', values: ['running', 'built'] }

/** What differs in government regions. `wrong` statements are not true of any of them. */
export const differences: (Option & { wrong?: true })[] = [
  { value: 'partition', label: 'Identifiers have their own partition or cloud name, such as arn:aws-us-gov' },
  { value: 'endpoints', label: 'Endpoints differ, and FIPS endpoints have to be chosen' },
  { value: 'missing', label: 'Some services and features are missing or come later' },
  { value: 'accounts', label: 'Accounts and credentials are separate from the commercial cloud' },
  { value: 'same-sign-in', label: 'The commercial sign-in works there as well', wrong: true },
  { value: 'peering', label: 'Networks can be peered with commercial regions', wrong: true },
  { value: 'same-prices', label: 'Every commercial template runs there unchanged', wrong: true },
]

export const questions: Question[] = [
  {
    key: 'experience',
    lead: true,
    ask: 'What have you built or run in government cloud regions yourselves?',
    why: 'Government regions differ in ways that documentation hides. Learning them on the program costs the program.',
    good: 'Something you built and still run, with dates. One small system counts as much as ten.',
    example: 'Since March 2024 we run a build platform in AWS GovCloud for one customer.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'running', label: 'We built and run something there', means: 'met' },
        { value: 'built', label: 'We built something there, or moved it there, and do not run it', means: 'partial' },
        { value: 'commercial', label: 'Only in commercial regions so far', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'projects',
    required: true,
    showIf: some,
    ask: 'Which projects were these?',
    why: 'Dates and services can be compared with a log and a reference.',
    good: 'One row each. No technical data, no program details that the customer would not share.',
    example: 'Build platform · us-gov-west-1 · compute, storage, keys · 2024-03 · today',
    answer: {
      kind: 'table',
      columns: [
        { key: 'project', label: 'Project', example: 'Build platform', required: true },
        { key: 'region', label: 'Region ids', example: 'us-gov-west-1', required: true },
        { key: 'services', label: 'Services', example: 'Compute, storage, keys' },
        { key: 'from', label: 'From', example: '2024-03', required: true },
        { key: 'to', label: 'To', example: 'today' },
      ],
      maximumRows: 30,
    },
  },
  {
    key: 'staff',
    required: true,
    showIf: some,
    ask: 'Who of those people will work on this program, and what are their certificates?',
    why: 'Experience leaves with people.',
    good: 'Roles and certificates; names are not needed.',
    example: 'The lead engineer and one more; both hold a provider certificate of 2025.',
    answer: { kind: 'text', maximum: 2_000 },
  },
  {
    key: 'differences',
    required: true,
    showIf: some,
    ask: 'Which of these are true of the government regions you worked in?',
    why: 'Who has worked there knows at once.',
    good: 'Only what you have met yourselves.',
    example: 'Identifiers, endpoints, missing services, separate accounts.',
    answer: { kind: 'multiple', options: differences.map(({ value, label }) => ({ value, label })) },
  },
]
