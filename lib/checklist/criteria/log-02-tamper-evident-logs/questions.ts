import type { Question } from '../../criterion'

const stored = { question: 'protected', values: ['yes', 'partly'] }

export const questions: Question[] = [
  {
    key: 'protected',
    lead: true,
    ask: 'Are the logs kept so that nobody, administrators included, can change or delete them unnoticed?',
    why: 'A log that its own administrators can edit proves nothing about them.',
    good: 'A locked store in an account of its own, with signed digests that anyone can verify later.',
    example: 'Yes. Logs go to a separate account, under Object Lock in compliance mode, with log file validation on.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, all logs of the systems with program data', means: 'met' },
        { value: 'partly', label: 'Some of them', means: 'partial' },
        { value: 'no', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'lock',
    required: true,
    showIf: stored,
    ask: 'What stops a stored log from being deleted or overwritten?',
    why: 'Some locks hold against everyone; others yield to an administrator with the right permission.',
    good: 'A lock that nobody can lift before its time (S3 Object Lock compliance mode, immutable blob policy, bucket lock, write-once media).',
    example: 'S3 Object Lock, compliance mode, 1,830 days.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'compliance', label: 'A lock nobody can lift before its time' },
        { value: 'governance', label: 'A lock some administrators can lift (governance mode)' },
        { value: 'versions', label: 'Versioning, with MFA or a second person for deletion' },
        { value: 'permissions', label: 'Permissions only' },
        { value: 'nothing', label: 'Nothing in particular' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'proof',
    required: true,
    showIf: stored,
    ask: 'How could someone else verify years later that a log was not altered?',
    why: 'Records must stay unaltered, or every change must say who made it and when.',
    good: 'Signed digest files (CloudTrail log file validation), or a hash chain or signature kept apart from the log.',
    example: 'Log file validation is on, and the digests are kept beside the logs with their signatures.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'signed', label: 'Signed digests or a signed hash chain' },
        { value: 'hashes', label: 'Hashes without a signature' },
        { value: 'none', label: 'They could not' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'separation',
    required: true,
    showIf: stored,
    ask: 'Can the people who run the systems also administer the log store?',
    why: 'Whoever can do something and erase the record of it is not held by the record.',
    good: 'The log store is a separate account or server with other administrators.',
    example: 'No. The log account is run by the security lead, who has no access to the program account.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'separate', label: 'No, others administer it, in a separate account or server' },
        { value: 'separate-same-people', label: 'It is separate, but the same people administer it' },
        { value: 'same', label: 'Yes, it sits in the same account or server' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'deleters',
    required: true,
    showIf: stored,
    ask: 'Who can delete a log today, and what would they have to do?',
    why: 'A reviewer compares this list of roles with the roster.',
    good: 'Roles, not secrets: name the few roles and the steps. Never paste keys, passwords or technical data.',
    example: 'Nobody before the lock ends. After it, the security lead with a hardware key and a second approval.',
    answer: { kind: 'text', maximum: 4_000 },
  },
]
