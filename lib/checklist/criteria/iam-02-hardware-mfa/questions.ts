import type { Question } from '../../criterion'

const used = { question: 'factor', values: ['hardware', 'hardware-admins', 'app', 'sms'] }

export const questions: Question[] = [
  {
    key: 'factor',
    lead: true,
    ask: 'What do people use beside the password when they sign in?',
    why: 'Codes and prompts can be phished or pushed through; a hardware key cannot. The contract asks for a second factor, the prime for a hardware one.',
    good: 'A security key or smart card for everyone. For twelve people that is an afternoon.',
    example: 'Security keys for all, two each.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'hardware', label: 'A hardware key or smart card, everyone', means: 'met' },
        { value: 'hardware-admins', label: 'Hardware for administrators, an app for others', means: 'partial' },
        { value: 'app', label: 'An app or push prompt', means: 'partial' },
        { value: 'sms', label: 'A code by text message or phone', means: 'partial' },
        { value: 'none', label: 'Nothing', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'enforced',
    required: true,
    showIf: used,
    ask: 'Is a sign-in without it refused?',
    why: 'A policy that only reports does not keep anyone out.',
    good: 'Yes, by a policy that is on for everyone.',
    example: 'Yes. The policy has no exclusions but the sealed account.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes, for everyone' },
        { value: 'exceptions', label: 'Yes, with exceptions' },
        { value: 'report-only', label: 'It is only reported' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'emergency',
    required: true,
    showIf: used,
    ask: 'How is the emergency account protected?',
    why: 'It is the account without the usual rules, and the first one tried.',
    good: 'Its own hardware key in a sealed envelope, and an alarm on use.',
    example: 'Two keys in two safes; use raises an alarm.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'hardware', label: 'By a hardware key, sealed' },
        { value: 'none', label: 'There is none' },
        { value: 'password', label: 'By a password only' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
