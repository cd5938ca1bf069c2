import type { Question } from '../../criterion'

const answered = ['us-only', 'minority', 'significant', 'foreign']
const any = { question: 'control', values: answered }

export const questions: Question[] = [
  {
    key: 'control',
    ask: 'Who owns and controls your firm?',
    why: 'A firm that foreign persons own or control is treated differently under the ITAR, and a firm incorporated abroad is itself a foreign person. Green-card holders, refugees and asylees are U.S. persons.',
    good: 'An owner table down to 5 percent in the profile that adds up, and a word on who can decide what.',
    example: 'Only U.S. persons; two founders hold all shares.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'us-only', label: 'U.S. persons only', means: 'met' },
        { value: 'minority', label: 'Foreign persons hold less than 25 percent together, and control nothing', means: 'met' },
        { value: 'significant', label: 'Foreign persons hold 25 to 50 percent, or have special rights', means: 'partial' },
        { value: 'foreign', label: 'Foreign persons hold more than half, or control the firm', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'incorporated',
    ask: 'Is the firm incorporated in the United States?',
    why: 'An entity that is not incorporated to do business in the United States is a foreign person, whoever owns it.',
    good: 'The State or territory stands in the profile.',
    example: 'Yes, in Virginia.',
    required: true,
    showIf: any,
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, in a State or territory' },
        { value: 'no', label: 'No' },
      ],
    },
  },
  {
    key: 'owners-complete',
    ask: 'Does the owner list in the profile name everyone who holds 5 percent or more, up to the people or funds behind it?',
    why: 'The list is added up. An owner who is missing may be the one who matters.',
    good: 'Yes, with the country and the share of each.',
    example: 'Yes',
    required: true,
    showIf: any,
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No, or not sure' },
      ],
    },
  },
  {
    key: 'rights',
    ask: 'Does a foreign person have a right to direct the firm: a veto, a board seat, special shares, a loan that can be turned into shares?',
    why: 'Control is the power to decide, not only the share. It counts from the first day, used or not.',
    good: 'None, or each right in one line.',
    example: 'None',
    required: true,
    showIf: any,
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'None' },
        { value: 'limited', label: 'A seat or a veto on few matters, nothing in daily work' },
        { value: 'directing', label: 'A right to decide policy or daily work' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'leadership',
    ask: 'Are any of the directors or senior officers foreign persons?',
    why: 'A foreign director is no bar, but must be kept away from technical data. No names and no nationalities, please.',
    good: 'None, or how many and how they are kept apart.',
    example: 'None',
    required: true,
    showIf: any,
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'None' },
        { value: 'some', label: 'Some' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'sale',
    ask: 'Is a sale or transfer of ownership or control to a foreign person planned?',
    why: 'A registrant must tell DDTC at least 60 days before such a sale.',
    good: 'No, or the date of the notice and of closing.',
    example: 'No',
    required: true,
    showIf: any,
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No' },
        { value: 'notified', label: 'Yes, and DDTC has been told' },
        { value: 'not-notified', label: 'Yes, and DDTC has not been told yet' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'sale-notice',
    ask: 'When was DDTC told of the sale?',
    why: 'At least 60 days have to lie between the notice and the sale.',
    good: 'The date of the filing in DECCS.',
    example: '2026-09-01',
    required: true,
    showIf: { question: 'sale', values: ['notified'] },
    answer: { kind: 'date' },
  },
  {
    key: 'sale-closing',
    ask: 'On what date will the sale close, at the earliest?',
    why: 'At least 60 days have to lie between the notice and the sale.',
    good: 'The earliest date in the agreement.',
    example: '2026-12-15',
    required: true,
    showIf: { question: 'sale', values: ['notified'] },
    answer: { kind: 'date' },
  },
  {
    key: 'charges',
    ask: 'Has the firm, a senior officer or a director been indicted, charged or barred under export or procurement law?',
    why: 'A registrant has five days to tell DDTC, and the prime must know before data moves.',
    good: 'No, or a yes with the date of the notice. No names.',
    example: 'No',
    required: true,
    showIf: any,
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No' },
        { value: 'notified', label: 'Yes, and DDTC was told within five days' },
        { value: 'not-notified', label: 'Yes, and DDTC was not told, or told late' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
