import type { Question } from '../../criterion'

const kept = { question: 'roster', values: ['complete', 'people-only'] }

export const questions: Question[] = [
  {
    key: 'roster',
    lead: true,
    ask: 'Do you keep one list of every person and every service account that can reach ITAR-controlled data?',
    why: 'The list is held against the logs: whoever acts there and is not on it has to be explained.',
    good: 'One row each for people and for service accounts, no older than 90 days. Twelve rows are as good as a thousand.',
    example: 'Yes. Twelve people and five service accounts, kept by the office manager.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'complete', label: 'Yes, people and service accounts', means: 'met' },
        { value: 'people-only', label: 'Yes, but people only', means: 'partial' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'unverified-access',
    required: true,
    showIf: kept,
    ask: 'Does anyone whose U.S.-person check is not finished, or who is not a U.S. person, have access today?',
    why: 'That may be an export without a license. It is better found by you than by a log.',
    good: 'Nobody, or only under a license or agreement that the roster names.',
    example: 'No. Access follows the check.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'nobody', label: 'No, nobody' },
        { value: 'licensed', label: 'Only under a license or agreement' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'reconciled',
    required: true,
    showIf: kept,
    ask: 'How often is the list compared with the accounts that really exist?',
    why: 'Accounts outlive projects. Comparing the two finds those nobody remembers.',
    good: 'Every month or every quarter, with a note of the result.',
    example: 'On the first Monday of the month, against the export of our identity provider.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'monthly', label: 'Every month or more often' },
        { value: 'quarterly', label: 'Every quarter' },
        { value: 'yearly', label: 'Once a year' },
        { value: 'never', label: 'It has not been done' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'shared-accounts',
    required: true,
    showIf: kept,
    ask: 'Are there accounts that several people use?',
    why: 'With a shared account no log can say who did it.',
    good: 'None, or one sealed emergency account.',
    example: 'One emergency account, its key in a sealed envelope.',
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
  {
    key: 'service-owners',
    required: true,
    showIf: { question: 'roster', values: ['complete'] },
    ask: 'Does every service account have an owner who is a person on the list?',
    why: 'A service account has no U.S.-person status. Its owner answers for what it does.',
    good: 'An owner for each, in a column of its own.',
    example: 'Yes, the column "owner_ref" names the person.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'all', label: 'Yes, every one' },
        { value: 'some', label: 'Some of them' },
        { value: 'none', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
