import type { Question } from '../../criterion'

const kept = { question: 'retention', values: ['five-years', 'partly'] }

export const questions: Question[] = [
  {
    key: 'retention',
    lead: true,
    ask: 'Do you keep the records of who accessed program data for at least five years?',
    why: 'Releases are often found years later. The ITAR keeps export records for five years; the prime asks the same of access logs.',
    good: 'A period set on the log store itself, archive storage included.',
    example: 'Yes. Logs stay in the archive account for 1,830 days, enforced by a lifecycle rule and a lock.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'five-years', label: 'Yes, all of them', means: 'met' },
        { value: 'partly', label: 'Some of them', means: 'partial' },
        { value: 'shorter', label: 'No, for a shorter time', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'days',
    required: true,
    showIf: kept,
    ask: 'For how many days is the shortest-lived of these logs kept?',
    why: 'Five years are 1,826 days when a leap day is counted.',
    good: 'The number in the setting, cheap archive storage included.',
    example: '1,830',
    answer: { kind: 'number', minimum: 0, maximum: 36_500, unit: 'days' },
  },
  {
    key: 'store',
    required: true,
    showIf: kept,
    ask: 'What makes sure that they are kept that long?',
    why: 'Event history and sign-in logs are forgotten by the provider after 30 to 90 days unless someone sends them elsewhere.',
    good: 'A retention or lifecycle setting on a store you own.',
    example: 'A lifecycle rule moves logs to archive storage and deletes nothing before 1,830 days.',
    answer: {
      kind: 'choice',
      options: [
        { value: 'configured', label: 'A retention setting on a store we own' },
        { value: 'manual', label: 'We export and keep them by hand' },
        { value: 'default', label: 'The default of the service' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'starts',
    showIf: kept,
    ask: 'From when does the period count?',
    why: 'For export records the five years start at the end of the approval or at the transaction, not when a file was made.',
    good: 'At least from the last event, better from the end of the contract or approval.',
    example: 'From the end of the contract.',
    answer: { kind: 'text', maximum: 1_000 },
  },
]
