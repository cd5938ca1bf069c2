import type { Question } from '../../criterion'

const some = { question: 'document', values: ['complete', 'partial'] }

/** What an architecture document has to name (domain.md DOC-01; NIST SP 800-171 r2 3.12.4). */
export const parts = [
  { value: 'boundary', label: 'The boundary: what is inside and what is not' },
  { value: 'data-flow', label: 'Where the data comes in, moves and goes out' },
  { value: 'identity', label: 'How people and services sign in' },
  { value: 'places', label: 'Regions, accounts or sites' },
  { value: 'keys', label: 'Where keys are kept and who holds them' },
  { value: 'logging', label: 'What is logged, and where the logs go' },
  { value: 'admin-path', label: 'How administrators get in' },
  { value: 'external', label: 'Outside services it depends on' },
  { value: 'personnel', label: 'Who may be inside: the U.S.-person boundary' },
  { value: 'version', label: 'Date and version' },
]

export const questions: Question[] = [
  {
    key: 'document',
    ask: 'Do you have an architecture document or system security plan for the environment that would be used?',
    why: 'The reviewer holds your logs and code against it. Without it nobody can say what belongs to the environment and what does not.',
    good: 'A few pages and one diagram that are true today beat a long plan that was true once.',
    example: 'Yes, a system security plan of 24 pages, updated in September 2026.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'complete', label: 'Yes, and it describes what is running today', means: 'met' },
        { value: 'partial', label: 'Yes, but it is incomplete or behind', means: 'partial' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'parts',
    ask: 'Which of these does it describe?',
    why: 'Each is something the prime has to be able to check. What is not drawn is usually what leaks.',
    good: 'All of them, each on a page you could point to.',
    example: 'All but the outside services',
    required: true,
    showIf: some,
    answer: { kind: 'multiple', options: parts },
  },
  {
    key: 'dated',
    ask: 'What date does it carry?',
    why: 'An environment changes every month. A document older than a year describes another one.',
    good: 'Within the last 12 months.',
    example: '2026-09-14',
    required: true,
    showIf: some,
    answer: { kind: 'date' },
  },
  {
    key: 'checked',
    ask: 'Was it compared with what is really running?',
    why: 'Diagrams are drawn once; systems go on changing.',
    good: 'Compared with code or configuration when it was last updated.',
    example: 'Compared with the Terraform state in September.',
    required: true,
    showIf: some,
    answer: {
      kind: 'choice',
      options: [
        { value: 'compared', label: 'Yes, with code or configuration' },
        { value: 'by-memory', label: 'Only by people who know it' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'regions',
    ask: 'Which cloud regions does it name?',
    why: 'They are compared with the regions in your log sample. Leave this open if nothing runs in a cloud.',
    good: 'The exact names, one a row.',
    example: 'us-gov-west-1',
    showIf: some,
    answer: { kind: 'table', maximumRows: 60, columns: [{ key: 'region', label: 'Region', example: 'us-gov-west-1', required: true }] },
  },
  {
    key: 'placeholders',
    ask: 'Is every blank, placeholder and template text filled in?',
    why: 'Plans are often made from templates. Text such as "describe here" shows a part that nobody has thought about.',
    good: 'Yes, searched for before uploading.',
    example: 'Yes',
    showIf: some,
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No, some are left' },
      ],
    },
  },
]
