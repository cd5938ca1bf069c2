import type { Criterion, Question } from '../criterion'
import { fromObservations, judge } from '../verdict'

/** The lead question of the sample criteria: yes, partly, no, or nobody knows. */
export const leadQuestion: Question = {
  key: 'in-place',
  ask: 'Is this in place?',
  why: 'The sample needs a claim.',
  good: 'A plain yes with a document.',
  example: 'Yes, since March.',
  lead: true,
  answer: {
    kind: 'choice',
    options: [
      { value: 'yes', label: 'Yes', means: 'met' },
      { value: 'partly', label: 'Partly', means: 'partial' },
      { value: 'no', label: 'No', means: 'not-met' },
      { value: 'unknown', label: 'We do not know' },
    ],
  },
}

/** A plain criterion whose verdict is its claim held against every observation on it; for tests of the engine only. */
export function sampleCriterion(partial: Partial<Criterion> = {}): Criterion {
  return {
    id: 'PRG-01',
    section: 'program',
    chapter: 'program',
    title: 'Sample',
    failureTitle: 'The sample is not in place.',
    why: 'The engine needs something to score.',
    basis: 'ARTICLE',
    cites: ['22 CFR 120.1'],
    trace: ['Q1'],
    weight: 4,
    bestGrade: 'E3',
    knockOuts: [],
    cloud: 'either',
    questions: [leadQuestion],
    evidence: [
      { kind: 'roster', ask: 'Upload the roster.', grade: 'E3', freshDays: 90 },
      { kind: 'procedure', ask: 'Upload the procedure.', grade: 'E2', freshDays: 365 },
    ],
    facts: [],
    evaluate: (given) => judge(given, fromObservations(given), { met: 'It is in place.', claim: 'Say whether it is in place.' }),
    ...partial,
  }
}
