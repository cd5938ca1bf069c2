import type { Question } from '../../criterion'

const some = { question: 'prevention', values: ['layers', 'one'] }

export const questions: Question[] = [
  {
    key: 'prevention',
    lead: true,
    ask: 'What would stop a person who is not a verified U.S. person from opening the data, even by accident?',
    why: 'A rule on paper does not stop anyone. Letting a foreign person reach technical data is an export, also when nobody meant it.',
    good: 'Two layers that each refuse alone: one that asks who it is, one that asks from where or to which resource.',
    example: 'Only the verified group can take the role, and a deny policy refuses every principal outside our organization.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'layers', label: 'Two or more technical layers, each refusing alone', means: 'met' },
        { value: 'one', label: 'One technical layer', means: 'partial' },
        { value: 'policy', label: 'A policy people are told to follow', means: 'not-met' },
        { value: 'nothing', label: 'Nothing yet', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'layers',
    required: true,
    showIf: some,
    ask: 'Which layers refuse access today?',
    why: 'We look for one that checks identity and one that checks network or resource, so that one mistake is not enough.',
    good: 'Everything that is enforced, not what is planned.',
    example: 'Verified group, service control policy, private endpoint policy.',
    answer: {
      kind: 'multiple',
      options: [
        { value: 'group', label: 'Roles only for a group fed by verification' },
        { value: 'conditional', label: 'Conditional sign-in rules' },
        { value: 'organization', label: 'Deny policy of the organization' },
        { value: 'boundary', label: 'Permission boundary or attribute rule' },
        { value: 'endpoint', label: 'Private endpoint or network policy' },
        { value: 'resource', label: 'Deny policy on the storage itself' },
      ],
    },
  },
  {
    key: 'mode',
    required: true,
    showIf: some,
    ask: 'Are these layers enforced, or do some only report?',
    why: 'Report-only looks the same in a list and stops nobody.',
    good: 'All enforced.',
    example: 'All enforced since March.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'enforced', label: 'All enforced' },
        { value: 'some', label: 'Some only report' },
        { value: 'report', label: 'All only report' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'test',
    required: true,
    showIf: some,
    ask: 'When did you last try to get in without permission, and was it refused?',
    why: 'A refusal in a log is the plainest proof that a layer works.',
    good: 'A test in the last year with the log line of the refusal.',
    example: 'Tested last month; three refusals are in the log sample.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'refused', label: 'In the last 12 months, and it was refused' },
        { value: 'older', label: 'Longer ago, and it was refused' },
        { value: 'let-in', label: 'It was let through' },
        { value: 'never', label: 'Never tried' },
      ],
    },
  },
  {
    key: 'public',
    required: true,
    showIf: some,
    ask: 'Is any storage, image or snapshot of this environment open to the public or to unknown accounts?',
    why: 'One public bucket undoes every other layer.',
    good: 'No, and a setting blocks it for the whole account.',
    example: 'No. Public access is blocked for the account.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'blocked', label: 'No, and it is blocked for the whole account' },
        { value: 'no', label: 'No, but nothing blocks it' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
