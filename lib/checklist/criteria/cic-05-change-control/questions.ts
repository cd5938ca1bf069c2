import type { Question } from '../../criterion'

const told = { question: 'changes', values: ['controlled', 'partly'] }
const unknown = { value: 'unknown', label: 'Do not know yet' }

export const questions: Question[] = [
  {
    key: 'changes',
    lead: true,
    ask: 'Is every change to the program environment and its code reviewed, approved and traceable to a person?',
    why: 'A single change can open the data to others. Someone else has to see it first, and the record has to last.',
    good: 'Protected branches, a second reviewer, a named approver for each deployment, kept records.',
    example: 'Yes. No change reaches production without a pull request, a second reviewer and an approval by the lead.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'controlled', label: 'Yes, every change', means: 'met' },
        { value: 'partly', label: 'Most changes', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        unknown,
      ],
    },
  },
  {
    key: 'protection',
    required: true,
    showIf: told,
    ask: 'Can anyone put a change on the main branch without these rules?',
    why: 'A rule that administrators can skip is skipped on the day it matters.',
    good: 'Nobody; the branch rules apply to administrators too.',
    example: 'Nobody. The ruleset has no bypass list.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'nobody', label: 'Nobody, administrators included' },
        { value: 'administrators', label: 'Administrators can' },
        { value: 'anyone', label: 'Anyone with write access' },
        unknown,
      ],
    },
  },
  {
    key: 'review',
    required: true,
    showIf: told,
    ask: 'Who looks at a change before it counts?',
    why: 'The author does not see their own mistake, and must not be able to hide one.',
    good: 'At least one other person, for sensitive parts the named owner.',
    example: 'One other engineer; for IAM and network the platform lead (CODEOWNERS).',
    answer: {
      kind: 'choice',
      options: [
        { value: 'other-person', label: 'Another person, before it is merged' },
        { value: 'afterwards', label: 'Another person, afterwards' },
        { value: 'nobody', label: 'Nobody but the author' },
        unknown,
      ],
    },
  },
  {
    key: 'deployment',
    required: true,
    showIf: told,
    ask: 'Who approves that a change goes into the program environment?',
    why: 'Writing, approving and deploying by one person means nobody checked.',
    good: 'A named approver who did not write it; the approval is in the pipeline.',
    example: 'The platform lead approves the production environment in the pipeline.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'other-person', label: 'Someone other than the author' },
        { value: 'author', label: 'The author may approve it' },
        { value: 'none', label: 'Nobody, it deploys by itself or by hand' },
        unknown,
      ],
    },
  },
  {
    key: 'proof',
    required: true,
    showIf: told,
    ask: 'How can you prove that what runs was built from the reviewed change?',
    why: 'Without proof, something else could have been deployed in between.',
    good: 'Signed commits and a signed build record (SLSA provenance) checked at deployment.',
    example: 'Signed commits, and an attestation that the deployment checks.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'attested', label: 'Signed commits or a signed build record, checked at deployment' },
        { value: 'traceable', label: 'By version numbers and build logs' },
        { value: 'none', label: 'We could not' },
        unknown,
      ],
    },
  },
  {
    key: 'records',
    required: true,
    showIf: told,
    ask: 'For how many days are the records of changes, reviews and pipeline runs kept?',
    why: 'The code host may forget its audit log after 180 days, and clone records after seven.',
    good: 'At least a year within reach, five years where they show access to controlled code.',
    example: '1,830',
    answer: { kind: 'number', minimum: 0, maximum: 36_500, unit: 'days' },
  },
]
