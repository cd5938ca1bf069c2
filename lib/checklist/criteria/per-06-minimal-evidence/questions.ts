import type { Question } from '../../criterion'

export const questions: Question[] = [
  {
    key: 'uploads',
    lead: true,
    ask: 'Do you confirm that nothing you upload holds identity numbers, birth dates, citizenship or copies of identity documents?',
    why: 'None of it is needed here. A file that holds any is set aside unread.',
    good: 'Yes, after a look at hidden sheets, comments and pictures too.',
    example: 'Yes. The office manager looked through every file, hidden columns included.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'confirmed', label: 'Yes, we looked', means: 'met' },
        { value: 'replaced', label: 'Some did, and we have replaced them', means: 'partial' },
        { value: 'contain', label: 'No, some hold it', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'kept',
    required: true,
    showIf: { question: 'uploads', values: ['confirmed', 'replaced'] },
    ask: 'What do you keep of a verification in your own files?',
    why: 'The result is a record worth five years. A copy of a passport is a risk for as long as it exists.',
    good: 'The result, the date, the kind of document and the role that looked.',
    example: 'One line each: verified, 12 January, document inspected, office manager.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'result', label: 'Result, date and who looked' },
        { value: 'copies', label: 'Copies of documents, in a separate file' },
        { value: 'with-i9', label: 'Copies of documents, with the Form I-9' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
