import type { Question } from '../../criterion'

export const questions: Question[] = [
  {
    key: 'remote',
    lead: true,
    ask: 'From where may people reach this environment?',
    why: 'A verified U.S. person abroad may be allowed, but only under a recorded exemption, and never from a proscribed country.',
    good: 'Inside the United States only, enforced by a rule; travel needs a written record first.',
    example: 'United States only; the sign-in rule refuses other countries.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'us-enforced', label: 'Inside the U.S. only, technically enforced', means: 'met' },
        { value: 'us-recorded', label: 'Inside the U.S., and abroad with a written record before travel', means: 'met' },
        { value: 'us-policy', label: 'Inside the U.S. by policy only', means: 'partial' },
        { value: 'anywhere', label: 'From anywhere', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'way-in',
    required: true,
    showIf: { question: 'remote', values: ['us-enforced', 'us-recorded', 'us-policy'] },
    ask: 'How do people connect from outside the office?',
    why: 'One controlled way in can be watched and closed.',
    good: 'A managed device over one VPN or virtual desktop.',
    example: 'Managed laptops over one VPN with hardware keys.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'managed', label: 'Managed devices over one VPN or virtual desktop' },
        { value: 'vpn', label: 'Any device over a VPN' },
        { value: 'direct', label: 'Directly over the internet' },
        { value: 'none', label: 'Not at all: on site only' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'records',
    required: true,
    showIf: { question: 'remote', values: ['us-recorded'] },
    ask: 'Where is each use of the exemption for travel recorded?',
    why: 'The exemption of 22 CFR 125.4(b)(9) must be recorded each time it is used (22 CFR 120.15(e)).',
    good: 'A register with person, dates, country and the precautions.',
    example: 'Travel register, kept by the Empowered Official.',
    answer: { kind: 'text', maximum: 500 },
  },
]
