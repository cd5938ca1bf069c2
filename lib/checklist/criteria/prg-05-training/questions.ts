import type { Question } from '../../criterion'

const some = { question: 'training', values: ['everyone', 'most'] }

/** The four audiences of DDTC Guidelines el. 5. In a small firm one person may belong to several. */
export const tiers = [
  { value: 'staff', label: 'Everyone who can reach technical data' },
  { value: 'management', label: 'Senior management' },
  { value: 'export', label: 'Those who ship, license, contract or travel' },
  { value: 'compliance', label: 'The Empowered Official and compliance staff' },
]

export const questions: Question[] = [
  {
    key: 'training',
    ask: 'Is everyone trained on the ITAR before getting access, and again at least once a year?',
    why: 'Most releases to foreign persons are mistakes: a shared screen, a forwarded file, a helpful admin. Training is what stops them.',
    good: 'No access without a completion on record, and a reminder that comes by itself each year.',
    example: 'Yes. The access ticket cannot close without the training record.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'everyone', label: 'Yes, everyone, before access and yearly', means: 'met' },
        { value: 'most', label: 'Most people, or not always in time', means: 'partial' },
        { value: 'none', label: 'No, or only informally', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'tiers',
    ask: 'Which groups get training made for them?',
    why: 'An engineer, a manager and the Empowered Official need to know different things. One person may be in several groups.',
    good: 'All four, also when a group is a single person.',
    example: 'All four; the Empowered Official takes an outside course each year.',
    required: true,
    showIf: some,
    answer: { kind: 'multiple', options: tiers },
  },
  {
    key: 'cadence',
    ask: 'How often is the training repeated?',
    why: 'Rules and projects change within a year.',
    good: 'At least once a year.',
    example: 'Every 12 months',
    required: true,
    showIf: some,
    answer: {
      kind: 'choice',
      options: [
        { value: 'yearly', label: 'Every 12 months or more often' },
        { value: 'longer', label: 'Less often than that' },
        { value: 'once', label: 'Once, at the start' },
      ],
    },
  },
  {
    key: 'completion',
    ask: 'What share of the people with access is in date today?',
    why: 'A plan to train is not training. The figure is held against the dates on your roster.',
    good: 'The figure from your training records, as a percentage of the people with access.',
    example: '100',
    required: true,
    showIf: some,
    answer: { kind: 'number', minimum: 0, maximum: 100, unit: '%' },
  },
]
