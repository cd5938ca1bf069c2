import type { Question } from '../../criterion'

const audited = { question: 'audits', values: ['external', 'internal', 'own'] }
const certified = { question: 'cmmc-status', values: ['L1-self', 'L2-self', 'L2-c3pao', 'L3'] }

export const questions: Question[] = [
  {
    key: 'audits',
    ask: 'Has someone independent examined your ITAR or security controls lately?',
    why: 'People do not see their own blind spots. An audit by someone who does not run the controls does.',
    good: 'An outside audit in the last 36 months, or an internal one in the last 12 by someone who does not run what was examined.',
    example: 'Yes, an outside ITAR audit in April 2026; five findings, all closed.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'external', label: 'Yes, by an outside assessor in the last 36 months', means: 'met' },
        { value: 'internal', label: 'Yes, in the last 12 months, by our own people who do not run what was examined', means: 'met' },
        { value: 'own', label: 'Only by the people who run it', means: 'partial' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'log',
    ask: 'List the audits, assessments and penetration tests, newest first.',
    why: 'What was looked at, by whom, and whether what was found was mended.',
    good: 'One row each. How many findings there were and how many are closed; not what they were.',
    example: 'External ITAR audit, Fairlead Compliance LLC, 2026-04-17, 5 findings, 5 closed',
    required: true,
    showIf: audited,
    answer: {
      kind: 'table',
      maximumRows: 30,
      columns: [
        { key: 'kind', label: 'Kind: external, internal or penetration test', example: 'External', required: true },
        { key: 'auditor', label: 'Who examined', example: 'Fairlead Compliance LLC', required: true },
        { key: 'date', label: 'Date (year-month-day)', example: '2026-04-17', required: true },
        { key: 'findings', label: 'Findings', example: '5' },
        { key: 'closed', label: 'Closed', example: '5' },
      ],
    },
  },
  {
    key: 'scope',
    ask: 'Did they examine the environment that would be used for this program?',
    why: 'An audit of the office network says nothing about the cloud accounts.',
    good: 'Yes, named in the scope of the report.',
    example: 'Yes',
    required: true,
    showIf: audited,
    answer: {
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'partly', label: 'Part of it' },
        { value: 'no', label: 'No' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'cmmc-status',
    ask: 'Which CMMC status does the firm hold?',
    why: 'The contract may require a level. Without it the result can be conditional at best.',
    good: 'The status as shown in SPRS.',
    example: 'Level 2 (Self)',
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'None' },
        { value: 'L1-self', label: 'Level 1 (Self)' },
        { value: 'L2-self', label: 'Level 2 (Self)' },
        { value: 'L2-c3pao', label: 'Level 2 (C3PAO)' },
        { value: 'L3', label: 'Level 3 (DIBCAC)' },
      ],
    },
  },
  {
    key: 'cmmc-date',
    ask: 'On what date was that status given?',
    why: 'Level 1 lasts one year, Levels 2 and 3 three years.',
    good: 'The CMMC status date in SPRS.',
    example: '2026-05-12',
    required: true,
    showIf: certified,
    answer: { kind: 'date' },
  },
  {
    key: 'sprs',
    ask: 'What is the current NIST SP 800-171 score in SPRS?',
    why: 'The score runs from -203 to 110 and shows how far the firm is.',
    good: 'The score as posted.',
    example: '106',
    answer: { kind: 'number', minimum: -203, maximum: 110 },
  },
  {
    key: 'poam',
    ask: 'Is anything still open on the plan of action behind that status?',
    why: 'Only a few requirements may be open, and only for 180 days.',
    good: 'Nothing open, or the open items listed.',
    example: 'Nothing open',
    required: true,
    showIf: certified,
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'Nothing is open' },
        { value: 'open', label: 'Something is open' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'poam-items',
    ask: 'Which requirements are open?',
    why: 'Some requirements may never be left open, whatever the score.',
    good: 'The number of the requirement and its points. Nothing about how it could be exploited.',
    example: '3.4.9, 1 point',
    required: true,
    showIf: { question: 'poam', values: ['open'] },
    answer: {
      kind: 'table',
      maximumRows: 110,
      columns: [
        { key: 'requirement', label: 'Requirement', example: '3.4.9', required: true },
        { key: 'points', label: 'Points', example: '1', required: true },
      ],
    },
  },
]
