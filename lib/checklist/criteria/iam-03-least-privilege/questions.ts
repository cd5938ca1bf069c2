import type { Question } from '../../criterion'

const granted = { question: 'roles', values: ['least', 'broad'] }

export const questions: Question[] = [
  {
    key: 'roles',
    lead: true,
    ask: 'Does each person have only the rights their work needs?',
    why: 'What someone may do is what an intruder with their key may do.',
    good: 'A few roles by task, and administrator rights only when needed. A small firm needs three or four.',
    example: 'Four roles. Administrator rights are requested and end after four hours.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'least', label: 'Yes, roles by task', means: 'met' },
        { value: 'broad', label: 'There are roles, but some are broader than needed', means: 'partial' },
        { value: 'all', label: 'No, most people can do everything', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'standing',
    required: true,
    showIf: granted,
    ask: 'Who has administrator rights when nothing is wrong?',
    why: 'Rights that are always there are always in danger.',
    good: 'Nobody; rights are given for hours, with a record.',
    example: 'Nobody. They are requested, approved and end by themselves.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'nobody', label: 'Nobody, they are given for a time' },
        { value: 'few', label: 'A few named people' },
        { value: 'most', label: 'Most people' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'separation',
    required: true,
    showIf: granted,
    ask: 'Can one person alone write a change, approve it and put it into service?',
    why: 'Two pairs of eyes stop mistakes and malice alike. In a small firm the second pair can be anyone else on the roster.',
    good: 'No: somebody else has to approve.',
    example: 'No. The branch rule asks for another reviewer, and he or she deploys.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No, someone else has to approve' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'reviewed',
    required: true,
    showIf: granted,
    ask: 'When were all rights last reviewed?',
    why: 'Rights grow and are seldom given back.',
    good: 'Within the last 90 days, with a record.',
    example: '2026-10-05',
    answer: { kind: 'date' },
  },
]
