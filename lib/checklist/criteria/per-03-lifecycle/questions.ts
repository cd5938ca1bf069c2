import type { Question } from '../../criterion'

const removed = { question: 'removal', values: ['within-day', 'within-week', 'slower'] }

export const questions: Question[] = [
  {
    key: 'removal',
    lead: true,
    ask: 'How fast is access removed when someone leaves or changes role?',
    why: 'A person who has left can no longer be told what to do with the data. The account has to end when the work does.',
    good: 'Within 24 hours, with a ticket that shows both times.',
    example: 'The same day. The leaver ticket closes every account and is signed by a second person.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'within-day', label: 'Within 24 hours', means: 'met' },
        { value: 'within-week', label: 'Within a week', means: 'partial' },
        { value: 'slower', label: 'Slower, or it has been forgotten', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'cadence',
    required: true,
    showIf: removed,
    ask: 'How often is each person on the roster confirmed again?',
    why: 'Roles change. A yearly statement that nothing has changed is enough for most; no document has to be shown again.',
    good: 'Every year, and whenever something changes.',
    example: 'Every January by a one-line statement, and when a role changes.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yearly', label: 'Every year and on change' },
        { value: 'on-change', label: 'Only on change' },
        { value: 'once', label: 'Only once, at the start' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'triggers',
    required: true,
    showIf: removed,
    ask: 'Which of these make you look at a person again?',
    why: 'Status and need for access change with events. An identity card that expires is not one: the status does not end with the card, and asking for a new one can be discrimination.',
    good: 'A change of role, of status, of contract, and a return after a break.',
    example: 'Change of role, notice of a change of status, end of a contract, return from leave.',
    answer: {
      kind: 'multiple',
      options: [
        { value: 'role', label: 'A change of role' },
        { value: 'status', label: 'A notice that the status changed' },
        { value: 'name', label: 'A change of name' },
        { value: 'contract', label: 'A change or end of contract' },
        { value: 'return', label: 'A return after a break' },
        { value: 'card-expiry', label: 'An identity document expires' },
        { value: 'nothing', label: 'None of these' },
      ],
    },
  },
  {
    key: 'notice',
    required: true,
    showIf: removed,
    ask: 'How does the person who closes accounts learn that someone is leaving?',
    why: 'Most forgotten accounts were never asked to be closed.',
    good: 'A link from the personnel records, or a ticket that has to be closed.',
    example: 'The office manager opens a leaver ticket on the day notice is given.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'automatic', label: 'Automatically from the personnel records' },
        { value: 'ticket', label: 'By a ticket' },
        { value: 'informal', label: 'By word or e-mail' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'unused',
    required: true,
    showIf: removed,
    ask: 'When is an account or key that nobody uses turned off?',
    why: 'An account that nobody misses is the one an intruder uses.',
    good: 'After 90 days at most.',
    example: 'After 45 days, by a scheduled job.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'ninety', label: 'After 90 days or less' },
        { value: 'longer', label: 'After a longer time' },
        { value: 'never', label: 'It is not' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
