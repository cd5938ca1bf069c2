import type { AnswerKind, Question } from '../../criterion'

const placed = { question: 'leaves', values: ['nothing', 'encrypted', 'in-country', 'yes'] }

const lead: Question = {
  key: 'leaves',
  lead: true,
  ask: 'Does any copy, backup or route take program data out of the approved places?',
  why: 'Copies travel by themselves: replication, backups, content delivery, log shipping. A copy abroad is an export like the original.',
  good: 'Nothing leaves, and a rule on the account makes sure of it.',
  example: 'Nothing. Backups stay in the second government region.',
  answer: {
    kind: 'choice',
    options: [
      { value: 'nothing', label: 'No, nothing leaves', means: 'met' },
      { value: 'encrypted', label: 'Some copies leave, encrypted end to end under 22 CFR 120.54(a)(5)', means: 'partial' },
      { value: 'in-country', label: 'Some copies leave, but stay in the United States', means: 'partial' },
      { value: 'yes', label: 'Yes', means: 'not-met' },
      { value: 'unknown', label: 'Do not know yet' },
    ],
  },
}

const flowOptions = [
  { value: 'backup', label: 'Backups' },
  { value: 'recovery', label: 'Disaster recovery' },
  { value: 'replication', label: 'Replication' },
  { value: 'logs', label: 'Logs sent elsewhere' },
  { value: 'telemetry', label: 'Telemetry or monitoring' },
]

const flows = (options: { value: string; label: string }[]): Question => ({
  key: 'flows',
  required: true,
  showIf: placed,
  ask: 'Which of these exist?',
  why: 'Each is a way out that has to have a known end.',
  good: 'Every one that exists, also harmless ones.',
  example: 'Backups and logs sent elsewhere.',
  answer: { kind: 'multiple', options: [...options, { value: 'none', label: 'None of these' }] },
})

const targets = (place: string, example: string, values: string[]): Question => ({
  key: 'targets',
  required: true,
  showIf: { question: 'flows', values },
  ask: 'Where does each of them end?',
  why: 'The end of the route decides whether it is an export.',
  good: 'One row each, with the exact place.',
  example,
  answer: {
    kind: 'table',
    columns: [
      { key: 'what', label: 'What', example: 'Backups', required: true },
      { key: 'place', label: place, example: example.split(' · ')[1] ?? '', required: true },
    ],
    maximumRows: 100,
  },
})

const guards = (answer: Extract<AnswerKind, { kind: 'multiple' }>): Question => ({
  key: 'guards',
  required: true,
  showIf: placed,
  ask: 'Which rules stop anyone from sending data elsewhere?',
  why: 'A setting that any administrator can change is a habit, not a control.',
  good: 'A rule above the account or network that denies other places, and traffic denied unless allowed.',
  example: 'A service control policy denies other regions; outgoing traffic passes one proxy.',
  answer,
})

const none = { value: 'none', label: 'None of these' }
const cloudFlows = [...flowOptions, { value: 'delivery', label: 'Content delivery network' }, { value: 'sharing', label: 'Shared snapshots or images' }]

export const cloudQuestions: Question[] = [
  lead,
  flows(cloudFlows),
  targets('Region id or service', 'Backups · us-gov-east-1', cloudFlows.map(({ value }) => value)),
  guards({ kind: 'multiple', options: [{ value: 'place', label: 'A rule above the account that denies other regions' }, { value: 'egress', label: 'Outgoing traffic is denied unless allowed' }, none] }),
]

export const siteQuestions: Question[] = [
  { ...lead, ask: 'Does any copy, backup or connection take program data out of the approved sites?', example: 'Nothing. Backup media go to a vault in the same county.' },
  flows(flowOptions),
  targets('Country code', 'Backup media · US', flowOptions.map(({ value }) => value)),
  guards({ kind: 'multiple', options: [{ value: 'place', label: 'Media leave only by a signed record' }, { value: 'egress', label: 'Outgoing traffic is denied unless allowed, or there is no connection' }, none] }),
]
