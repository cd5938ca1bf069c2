import type { Question } from '../../criterion'

const written = { question: 'program', values: ['followed', 'partly'] }

export const questions: Question[] = [
  {
    key: 'program',
    ask: 'Do you have a written ITAR compliance program, and do you follow it?',
    why: 'Knowing the ITAR is not the same as having rules that your people follow when the one who knows is away. A prime has to be able to read yours.',
    good: 'A manual of your own, dated and approved, that names your people, systems and forms. Twelve people do not need a hundred pages.',
    example: 'Yes, in writing, and we follow it.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'followed', label: 'Yes, in writing, and we follow it', means: 'met' },
        { value: 'partly', label: 'In writing, but only partly in use', means: 'partial' },
        { value: 'planned', label: 'Planned or still being written', means: 'not-met' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'title',
    ask: 'What is it called, and which version is in force?',
    why: 'So that the reviewer reads the document you mean, and not an older one.',
    good: 'The title and version as printed on the first page.',
    example: 'ITAR Compliance Manual, version 4.2',
    required: true,
    showIf: written,
    answer: { kind: 'text', maximum: 300 },
  },
  {
    key: 'dated',
    ask: 'What date does that version carry?',
    why: 'The date is held against the one in the document you upload.',
    good: 'The date of approval or of the last revision, as printed.',
    example: '2026-06-15',
    required: true,
    showIf: written,
    answer: { kind: 'date' },
  },
  {
    key: 'approver',
    ask: 'Who approved it?',
    why: 'A program binds the firm once someone who can speak for the firm has signed it.',
    good: 'Position and name of a senior manager, as on the approval page.',
    example: 'Chief executive officer, M. Ellery',
    showIf: written,
    answer: { kind: 'text', maximum: 300 },
  },
  {
    key: 'in-use',
    ask: 'What did someone do in the last three months because the program says so?',
    why: 'One real example tells more than a promise. Leave out names of customers and anything technical.',
    good: 'One act with its month and the record it left.',
    example: 'In October we held back access for a new engineer until the status check was signed off; the ticket is on file.',
    showIf: written,
    answer: { kind: 'text', maximum: 2_000 },
  },
]
