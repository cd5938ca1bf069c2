import { consequencesOf } from './consequences'
import type { Gate } from './gate'

const title = 'Cloud permitted for this data'

/** G-02 (domain.md section 4; 32 CFR 117): whether the contract lets the data into a cloud, and at which impact level. */
export const cloud: Gate = {
  id: 'G-02',
  title,
  why: 'Some contracts forbid the cloud or demand an air gap. A subcontractor in a cloud is then out, however well it is built.',
  basis: 'CONTRACT',
  cites: ['32 CFR part 117', 'DD Form 254', 'DD Form 1423'],
  trace: ['FAQ-5'],
  part: 'cloud',
  questions: [
    {
      key: 'permitted',
      ask: 'May the data of this program be in a cloud?',
      why: 'If not, the criteria are asked in their on-premises form.',
      good: 'What the DD 254, the classification guide, the CDRL or the statement of work says.',
      example: 'Yes, in an IL4 region.',
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'yes', label: 'Yes' },
          { value: 'no', label: 'No: cloud is prohibited or an air gap is required' },
          { value: 'unknown', label: 'Not known yet' },
        ],
      },
    },
    {
      key: 'impactLevel',
      ask: 'Which DoD impact level is required?',
      why: 'The offering the subcontractor uses has to reach it.',
      good: 'The level named in the contract.',
      example: 'IL4',
      answer: { kind: 'choice', options: ['none', 'IL2', 'IL4', 'IL5', 'IL6'].map((value) => ({ value, label: value === 'none' ? 'None named' : value })) },
    },
    {
      key: 'reference',
      ask: 'Where is that written?',
      why: 'A knock-out may rest on it.',
      good: 'A document and a section.',
      example: 'PWS 3.2',
      answer: { kind: 'text', maximum: 500 },
    },
  ],
  evaluate: (program) => {
    const answer = program.gates.cloud
    const result = (outcome: 'met' | 'not-met' | 'unknown' | 'missing', says: string, notes: string[] = []) => ({ id: 'G-02' as const, title, outcome, says, notes })
    if (answer === null) return result('missing', 'Nobody has said whether the cloud is permitted.')
    const { cloudProhibitedBecause } = consequencesOf(program)
    const notes = answer.reference.trim() === '' ? ['Say where the contract permits or forbids the cloud.'] : []
    if (cloudProhibitedBecause !== null) return result('not-met', cloudProhibitedBecause, [...notes, 'Criteria are asked in their on-premises form.'])
    if (answer.permitted === 'unknown') return result('unknown', 'Whether the cloud is permitted is not known.', notes)
    if (answer.impactLevel === 'IL6') notes.push('IL6 is classified up to SECRET and outside what Veritar vets.')
    return result('met', answer.impactLevel === 'none' ? 'The cloud is permitted.' : `The cloud is permitted at ${answer.impactLevel} or higher.`, notes)
  },
}
