import type { Question } from '../../criterion'

const travel = { question: 'travel', values: ['blocked', 'exemption', 'rule'] }

export const questions: Question[] = [
  {
    key: 'travel',
    lead: true,
    ask: 'Can anyone reach program data from outside the United States?',
    why: 'Opening technical data abroad is an export, also for a U.S. person. An exemption can cover it, if its conditions are met and recorded before the trip.',
    good: 'No, and the sign-in refuses it. Or only under a written exemption that the export lead approves first.',
    example: 'No. Sign-in from abroad is refused, and laptops for trips hold no program data.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'blocked', label: 'No, it is refused technically', means: 'met' },
        { value: 'exemption', label: 'Only under a written exemption, recorded before the trip', means: 'met' },
        { value: 'rule', label: 'It is forbidden, but nothing stops it', means: 'partial' },
        { value: 'open', label: 'Yes', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'records',
    required: true,
    showIf: { question: 'travel', values: ['exemption'] },
    ask: 'Is every use of the exemption recorded?',
    why: '22 CFR 125.4(b)(9) has conditions: your own employee, security precautions, never a country of 126.1. 22 CFR 120.15(e) asks for a record.',
    good: 'A line for each trip: who, when, where, which exemption, who approved.',
    example: 'Yes. Two trips in 2026, both in the log the export lead keeps.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, each one' },
        { value: 'unused', label: 'It has not been used' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'way-in',
    required: true,
    showIf: travel,
    ask: 'How do people connect when they are not in your office?',
    why: 'A managed way in can be watched and closed; an open one cannot.',
    good: 'One managed way in, encrypted and logged, from managed devices.',
    example: 'A private network with device check; nothing else is reachable.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'managed', label: 'By one managed, encrypted way in' },
        { value: 'office', label: 'Not at all, only in the office' },
        { value: 'direct', label: 'Directly over the internet with their sign-in' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'trips',
    showIf: travel,
    ask: 'Which connections from abroad were there in the last 12 months?',
    why: 'A log may show a foreign address. With the trip and its record beside it, a reviewer can close the question.',
    good: 'One row for each trip, or no rows.',
    example: 'DE · 14 to 16 September 2026 · 125.4(b)(9), record 2026-02',
    answer: {
      kind: 'table',
      columns: [
        { key: 'country', label: 'Country code', example: 'DE', required: true },
        { key: 'when', label: 'When', example: '14 to 16 September 2026', required: true },
        { key: 'record', label: 'Exemption and record', example: '125.4(b)(9), record 2026-02', required: true },
      ],
      maximumRows: 100,
    },
  },
]

/** The same questions where the way in leads to the firm's own rooms. */
export const siteQuestions: Question[] = questions.map((question) =>
  question.key === 'way-in'
    ? { ...question, ask: 'How do people reach the controlled network when they are not on site?', good: 'Not at all, or by one managed, encrypted and logged way in.', example: 'Not at all: it has no connection.' }
    : question.key === 'travel'
      ? { ...question, example: 'No. The network has no connection, and media never leave the site.' }
      : question,
)
