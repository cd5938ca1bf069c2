import type { Question } from '../../criterion'

const present = { question: 'separation', values: ['separated', 'policy', 'none'] }

export const barriers = [
  { value: 'accounts', label: 'Accounts and groups' },
  { value: 'repositories', label: 'Repositories and pipelines' },
  { value: 'chat', label: 'Chat and video' },
  { value: 'tickets', label: 'Tickets and wiki' },
  { value: 'backups', label: 'Backups and logs' },
  { value: 'rooms', label: 'Rooms and screens' },
]

export const questions: Question[] = [
  {
    key: 'separation',
    lead: true,
    ask: 'What keeps colleagues who are not U.S. persons away from the controlled work?',
    why: 'Employing people from everywhere is fine. Letting them see technical data without a license is an export.',
    good: 'Separate accounts, repositories and chat, so that nobody can wander in. Or: everyone who uses your systems is a U.S. person.',
    example: 'The program has its own tenant, repositories and chat. Colleagues outside it cannot see that they exist.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'separated', label: 'Separate systems or enforced rules', means: 'met' },
        { value: 'all-us', label: 'Nothing is needed: everyone who uses our systems is a U.S. person', means: 'met' },
        { value: 'policy', label: 'Instructions and training only', means: 'partial' },
        { value: 'none', label: 'Nothing', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'barriers',
    required: true,
    showIf: { question: 'separation', values: ['separated'] },
    ask: 'Which of these are separate or closed to them?',
    why: 'Data leaks through the place that nobody thought of: a shared chat, a ticket, a backup.',
    good: 'All of them.',
    example: 'All except rooms: we have no office.',
    answer: { kind: 'multiple', options: barriers },
  },
  {
    key: 'administrators',
    required: true,
    showIf: { question: 'separation', values: ['separated', 'all-us', 'policy', 'none'] },
    ask: 'Can anyone who is not a U.S. person administer a system that holds or reaches this data?',
    why: 'An administrator can give themselves access, whatever the rules say.',
    good: 'No, and the group export shows it.',
    example: 'No. The three administrators are on the roster.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No' },
        { value: 'authorized', label: 'Yes, under a license or agreement' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'authorization',
    required: true,
    showIf: { question: 'administrators', values: ['authorized'] },
    ask: 'Which license or agreement covers this?',
    why: 'A technical assistance agreement or license names who may see what.',
    good: 'The kind, the number and the end date. No technical data.',
    example: 'Technical assistance agreement TA-1234-26, to June 2028.',
    answer: { kind: 'text', maximum: 1_000 },
  },
  {
    key: 'abroad',
    required: true,
    showIf: present,
    ask: 'Does anyone outside the United States take support or on-call shifts for these systems?',
    why: 'Following the sun with support is the most common way in.',
    good: 'No, or only for systems that cannot reach the data.',
    example: 'No. Three people in Ohio share on-call.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No' },
        { value: 'elsewhere', label: 'Only for systems that cannot reach the data' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'plan',
    required: true,
    showIf: present,
    ask: 'Is there a technology control plan?',
    why: 'The plan says in one place how foreign persons are kept from controlled work. The State Department guidelines name five parts.',
    good: 'Commitment of management, screening of people, physical plan, information security plan, training.',
    example: 'Yes, six pages, all five parts, signed by everyone concerned.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'complete', label: 'Yes, with all five parts' },
        { value: 'partly', label: 'Yes, but parts are missing' },
        { value: 'none', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
