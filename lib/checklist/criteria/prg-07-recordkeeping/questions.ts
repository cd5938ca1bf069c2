import type { Question } from '../../criterion'

const kept = { question: 'records', values: ['scheduled', 'unscheduled', 'shorter'] }

/** Kinds of records that 22 CFR 122.5 and 120.15(e) reach. */
export const recordTypes = [
  { value: 'transfers', label: 'Transfers and exports of technical data' },
  { value: 'authorizations', label: 'Licenses, agreements and approvals' },
  { value: 'exemptions', label: 'Each use of an exemption' },
  { value: 'screening', label: 'Screening and U.S.-person checks' },
  { value: 'training', label: 'Training and audits' },
]

export const questions: Question[] = [
  {
    key: 'records',
    ask: 'Do you keep export records for at least five years, by a written schedule?',
    why: 'If a release comes to light years later, only the records can tell what happened. The ITAR asks for five years.',
    good: 'A schedule that names each kind of record, where it lies, who keeps it and for how long.',
    example: 'Yes, section 7 of the manual with a table of record types.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'scheduled', label: 'Yes, five years or more by a written schedule', means: 'met' },
        { value: 'unscheduled', label: 'Yes, but nothing is in writing', means: 'partial' },
        { value: 'shorter', label: 'We keep them for a shorter time', means: 'not-met' },
        { value: 'none', label: 'We keep no such records', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'years',
    ask: 'For how many years?',
    why: 'Five years is the least the ITAR allows.',
    good: 'Five or more.',
    example: '7',
    required: true,
    showIf: kept,
    answer: { kind: 'number', minimum: 0, maximum: 100, unit: 'years' },
  },
  {
    key: 'counted-from',
    ask: 'From which day do the years count?',
    why: 'Five years from the day a file was made is too short: the ITAR counts from the end of the license, or from the transaction.',
    good: 'From expiry of the license or approval, or from the transaction, whichever is later.',
    example: 'From expiry of the license or from the transaction',
    required: true,
    showIf: kept,
    answer: {
      kind: 'choice',
      options: [
        { value: 'expiry', label: 'Expiry of the license or approval, or the transaction' },
        { value: 'creation', label: 'The day the record was made' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'place',
    ask: 'Where are these records and their backups kept?',
    why: 'Records of exports often hold technical data themselves.',
    good: 'Only in the United States, backups included.',
    example: 'Only in the United States',
    required: true,
    showIf: kept,
    answer: {
      kind: 'choice',
      options: [
        { value: 'us', label: 'Only in the United States' },
        { value: 'elsewhere', label: 'Partly outside the United States' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'stores',
    ask: 'Which stores keep these records, by the names they have in code or settings?',
    why: 'With the name, the period that is set there can be held against the years you claim. Without it, every short lock has to be asked about.',
    good: 'Names of buckets, containers or shares. Change names that give a program away, the same way everywhere.',
    example: 'ridgeline-export-records',
    showIf: kept,
    answer: { kind: 'text', maximum: 1_000 },
  },
  {
    key: 'alteration',
    ask: 'What happens when someone changes a record?',
    why: 'A record that can change without a trace proves nothing. The ITAR allows a change only if who and when are recorded.',
    good: 'Write-once storage, or a history that nobody can edit.',
    example: 'Object lock on the archive; the document system keeps every version.',
    required: true,
    showIf: kept,
    answer: {
      kind: 'choice',
      options: [
        { value: 'locked', label: 'It cannot be changed' },
        { value: 'traced', label: 'Every change is recorded with who and when' },
        { value: 'untraced', label: 'It can be changed without a trace' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'types',
    ask: 'Which records do you keep this way?',
    why: 'Firms often keep licenses and forget the use of exemptions, which has its own duty to record.',
    good: 'All that occur in your work.',
    example: 'All five',
    showIf: kept,
    answer: { kind: 'multiple', options: recordTypes },
  },
]
