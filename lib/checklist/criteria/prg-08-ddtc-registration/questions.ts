import type { Question } from '../../criterion'

const active = { question: 'registration', values: ['active'] }

export const questions: Question[] = [
  {
    key: 'registration',
    ask: 'Is your firm registered with DDTC?',
    why: 'Firms that make, export or broker defense articles, or furnish defense services, must register. Not every cloud firm must: one that only produces unclassified technical data is exempt. Registration is not a certificate of quality.',
    good: 'A current registration, or a reason in writing why none is needed.',
    example: 'Yes, registered and current.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'active', label: 'Yes, registered and current', means: 'met' },
        { value: 'applied', label: 'Applied for, not registered yet', means: 'partial' },
        { value: 'not-required', label: 'No, and we have a reason why we need not', means: 'met' },
        { value: 'absent', label: 'No, although we think we must', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'expires-on',
    ask: 'On what date does the registration expire?',
    why: 'A registration lasts 12 months. The date is printed on the letter from DDTC.',
    good: 'The date on the current letter.',
    example: '2027-05-31',
    required: true,
    showIf: active,
    answer: { kind: 'date' },
  },
  {
    key: 'letter-name',
    ask: 'Which company name stands on the letter?',
    why: 'A letter for a parent or an old name does not register your firm unless the firm is listed on it.',
    good: 'The name as printed, character by character.',
    example: 'Ridgeline Cloud Works LLC',
    required: true,
    showIf: active,
    answer: { kind: 'text', maximum: 300 },
  },
  {
    key: 'masked-code',
    ask: 'What are the letter and the last two digits of the registration code?',
    why: 'Enough to tell one registration from another. DDTC asks that codes be protected, so never give the whole code, and blacken it in the letter.',
    good: 'The first letter, dots, and the last two digits.',
    example: 'M•••12',
    showIf: active,
    answer: { kind: 'text', maximum: 20 },
  },
  {
    key: 'renewal',
    ask: 'How far is the next renewal?',
    why: 'A renewal is filed between 60 and 30 days before expiry. Asked so that a date close by is not held against a firm that has filed.',
    good: 'Filed in DECCS, with the date.',
    example: 'Not started, the registration runs for another six months',
    showIf: active,
    answer: {
      kind: 'choice',
      options: [
        { value: 'submitted', label: 'Filed with DDTC' },
        { value: 'preparing', label: 'Being prepared' },
        { value: 'not-started', label: 'Not started' },
      ],
    },
  },
  {
    key: 'basis',
    ask: 'Why does your firm not have to register?',
    why: 'The prime has to be able to show that someone thought about it, and what the thought was.',
    good: 'The rule you rely on and how your work fits it, with the date and the person who decided. Upload the memo if there is one.',
    example: 'Our work is confined to producing unclassified technical data, 22 CFR 122.1(b)(2); memo of counsel of March 2026.',
    showIf: { question: 'registration', values: ['not-required'] },
    answer: { kind: 'text', maximum: 4_000 },
  },
]
