import type { Question } from '../../criterion'

const enforced = { question: 'prevention', values: ['layers', 'one'] }

const identity = [
  { value: 'group', label: 'Sign-in only with a verified group or attribute' },
  { value: 'conditional', label: 'A sign-in policy on place and device' },
  { value: 'boundary', label: 'A permission boundary on every role' },
]

export const cloudQuestions: Question[] = [
  {
    key: 'prevention',
    lead: true,
    ask: 'What makes it impossible, not just forbidden, for someone who is not a verified U.S. person to reach the data?',
    why: 'Access by mistake is an export too. A rule on paper does not stop a wrong click.',
    good: 'Two layers that work without anyone’s care: one on who signs in, one on what can be reached. And a test that was denied.',
    example: 'Sign-in needs the verified group, and storage accepts calls from our private network only. A test account without the group was denied on 3 November.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'layers', label: 'Two or more enforced layers', means: 'met' },
        { value: 'one', label: 'One enforced layer', means: 'partial' },
        { value: 'policy', label: 'Rules and training only', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'identity-layer',
    required: true,
    showIf: enforced,
    ask: 'Which controls look at who signs in?',
    why: 'The first layer asks whether this person may come in at all.',
    good: 'A group or attribute that the verification fills.',
    example: 'A verified group, and a sign-in policy for U.S. addresses and managed devices.',
    answer: { kind: 'multiple', options: [...identity, { value: 'none', label: 'None of these' }] },
  },
  {
    key: 'resource-layer',
    required: true,
    showIf: enforced,
    ask: 'Which controls look at what can be reached, whoever asks?',
    why: 'The second layer holds when the first one fails.',
    good: 'At least one that an administrator of the account cannot switch off alone.',
    example: 'A service control policy, and an endpoint policy on storage.',
    answer: {
      kind: 'multiple',
      options: [
        { value: 'organization', label: 'A policy above the account that denies the rest' },
        { value: 'network', label: 'Private network only, no public address' },
        { value: 'endpoint', label: 'Endpoint or resource policies' },
        { value: 'tags', label: 'Tags on data that have to match the person' },
        { value: 'keys', label: 'Keys that only verified people can use' },
        { value: 'none', label: 'None of these' },
      ],
    },
  },
  {
    key: 'mode',
    required: true,
    showIf: enforced,
    ask: 'Are these controls switched on to refuse, or only to report?',
    why: 'Many policies stay in report-only mode after the trial.',
    good: 'They refuse.',
    example: 'They refuse. Report-only was used for two weeks in May.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'enforced', label: 'They refuse' },
        { value: 'mixed', label: 'Some refuse, some only report' },
        { value: 'report-only', label: 'They only report' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'tested',
    required: true,
    showIf: enforced,
    ask: 'Have you tried it with an account that should be refused?',
    why: 'The only proof that a door is locked is to have tried it.',
    good: 'A test this year, with the log lines of the refusal.',
    example: 'Yes, on 3 November. The record is uploaded.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'recorded', label: 'Yes, and there is a record' },
        { value: 'unrecorded', label: 'Yes, without a record' },
        { value: 'never', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'public',
    required: true,
    showIf: enforced,
    ask: 'Is anything open to people without an account, such as a public bucket, image, snapshot or page?',
    why: 'What is public is released to everyone.',
    good: 'Nothing, with a block that makes it impossible.',
    example: 'Nothing. Public access is blocked for the whole account.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'blocked', label: 'Nothing, and it is blocked' },
        { value: 'believed', label: 'Nothing that we know of' },
        { value: 'yes', label: 'Yes' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]

/** The same questions for a network in the firm's own rooms. */
export const siteQuestions: Question[] = cloudQuestions.map((question): Question => {
  switch (question.key) {
    case 'prevention':
      return { ...question, example: 'The room opens only for verified badges, and the network has no way in from outside. A badge without the right was refused on 3 November.' }
    case 'identity-layer':
      return {
        ...question,
        ask: 'Which controls look at who comes in or signs in?',
        example: 'Badges and a directory group, both filled by the verification.',
        answer: { kind: 'multiple', options: [{ value: 'group', label: 'Sign-in only with a verified group' }, { value: 'badge', label: 'Rooms open only for verified badges' }, { value: 'none', label: 'None of these' }] },
      }
    case 'resource-layer':
      return {
        ...question,
        example: 'A separate network without a connection, and encrypted disks.',
        answer: { kind: 'multiple', options: [{ value: 'network', label: 'A separate network, or no connection' }, { value: 'shares', label: 'File shares closed to everyone else' }, { value: 'keys', label: 'Encryption that only verified people can open' }, { value: 'none', label: 'None of these' }] },
      }
    case 'public':
      return { ...question, ask: 'Is anything open to people without an account, such as a guest network, an open share or an unlocked screen?', good: 'Nothing, with a setting that makes it impossible.', example: 'Nothing. Guest sign-in is off and screens lock.' }
    default:
      return question
  }
})
