import type { Question } from '../../criterion'

const gated = { question: 'gate', values: ['attribute', 'manual'] }

export const questions: Question[] = [
  {
    key: 'gate',
    lead: true,
    ask: 'How does the result of the U.S.-person check decide who gets access?',
    why: 'A check that the sign-in does not know of is a hope. The group that opens the door should be filled by the check.',
    good: 'A group or attribute that the verification sets, and that every role asks for.',
    example: 'The group "itar-verified" is filled from our roster each night; every role requires it.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'attribute', label: 'A group or attribute set by the verification, required for every role', means: 'met' },
        { value: 'manual', label: 'Someone adds people to a group by hand after the check', means: 'partial' },
        { value: 'none', label: 'The two are not connected', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'setter',
    required: true,
    showIf: gated,
    ask: 'Who can change that group or attribute?',
    why: 'If any administrator can, the check can be skipped.',
    good: 'Only the role that verifies, with a record of each change.',
    example: 'The office manager; changes are logged and reviewed each month.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'verifier', label: 'Only the role that verifies' },
        { value: 'two', label: 'An administrator, with approval by the role that verifies' },
        { value: 'administrators', label: 'Any administrator' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'bypass',
    required: true,
    showIf: gated,
    ask: 'Can someone be given access directly, past that group?',
    why: 'Exceptions made in a hurry stay.',
    good: 'No, or one sealed emergency account.',
    example: 'One emergency account, alarmed and sealed.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'no', label: 'No' },
        { value: 'emergency', label: 'Only a sealed emergency account' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'local-users',
    required: true,
    showIf: gated,
    ask: 'Are there user accounts with their own passwords beside the common sign-in?',
    why: 'Such accounts do not end when a person leaves and do not know of the check.',
    good: 'None, or one sealed emergency account.',
    example: 'None.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'No' },
        { value: 'emergency', label: 'Only a sealed emergency account' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]

/** The same questions where the sign-in is a directory server in the room. */
export const siteQuestions: Question[] = questions.map((question) =>
  question.key === 'local-users' ? { ...question, ask: 'Are there local accounts on servers and devices beside the directory?', example: 'One sealed local administrator on each server.' } : question,
)
