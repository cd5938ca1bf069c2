import type { ReferenceSet } from '../../reference/reference'
import type { Program } from '../case'
import { consequencesOf } from './consequences'
import type { Gate } from './gate'

const title = 'Flow-downs listed'
const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unknown', label: 'Not known yet' },
]

/** G-03 (domain.md section 4 and 3.6): the clauses the subcontract carries, and what follows from them. */
export const flowDowns: Gate = {
  id: 'G-03',
  title,
  why: 'A subcontractor owes what the subcontract says. A clause that was not flowed down cannot be held against it.',
  basis: 'CONTRACT',
  cites: ['DFARS 252.204-7012', 'DFARS 252.204-7021', 'DFARS 252.225-7048', '32 CFR 170.23', '8 USC 1324b'],
  trace: [],
  part: 'flowDowns',
  questions: [
    {
      key: 'clauses',
      ask: 'Which clauses does the subcontract carry?',
      why: 'They set the incident, encryption and assessment terms.',
      good: 'The clause list of the subcontract, by number.',
      example: '252.204-7012, 252.225-7048',
      required: true,
      answer: { kind: 'table', columns: [{ key: 'number', label: 'Clause', example: '252.204-7012', required: true }], maximumRows: 60 },
    },
    {
      key: 'handlesCui',
      ask: 'Will the subcontractor handle CUI?',
      why: 'ITAR technical data for the Department of Defense is normally CUI too.',
      good: 'What the contract marks as CUI.',
      example: 'Yes',
      required: true,
      answer: { kind: 'choice', options: yesNo },
    },
    {
      key: 'distributionStatement',
      ask: 'Which distribution statement do the documents carry?',
      why: 'Statements B to F limit who may receive them.',
      good: 'The letter on the cover page.',
      example: 'D',
      answer: { kind: 'choice', options: ['A', 'B', 'C', 'D', 'E', 'F', 'none'].map((value) => ({ value, label: value === 'none' ? 'None' : `Statement ${value}` })) },
    },
    {
      key: 'citizenshipOnly',
      ask: 'Does the contract itself limit the work to U.S. citizens?',
      why: 'The ITAR does not: permanent residents, refugees and asylees are U.S. persons.',
      good: 'The clause that says so, or no.',
      example: 'No',
      answer: { kind: 'choice', options: yesNo.slice(0, 2) },
    },
    {
      key: 'requiredCmmc',
      ask: 'Which CMMC status must the subcontractor hold?',
      why: 'A missing status limits the result to conditional.',
      good: 'The level in the solicitation or the subcontract.',
      example: 'Level 2 (Self)',
      answer: {
        kind: 'choice',
        options: [
          { value: 'none', label: 'None' },
          { value: 'L1-self', label: 'Level 1 (Self)' },
          { value: 'L2-self', label: 'Level 2 (Self)' },
          { value: 'L2-c3pao', label: 'Level 2 (C3PAO)' },
          { value: 'L3', label: 'Level 3' },
        ],
      },
    },
  ],
  evaluate: (program, reference) => {
    const answer = program.gates.flowDowns
    const result = (outcome: 'met' | 'unknown' | 'missing', says: string, notes: string[] = []) => ({ id: 'G-03' as const, title, outcome, says, notes })
    if (answer === null) return result('missing', 'Nobody has listed the clauses that flow down.')
    const notes = notesOf(program, answer, reference)
    if (answer.handlesCui === 'unknown') return result('unknown', 'Whether CUI is handled is not known, so it is treated as CUI.', notes)
    const count = answer.clauses.length
    return result('met', count === 0 ? 'No clauses flow down.' : `${count} ${count === 1 ? 'clause flows' : 'clauses flow'} down.`, notes)
  },
}

type FlowDowns = NonNullable<Program['gates']['flowDowns']>

/** Warnings to the prime; none of them lowers the subcontractor's score. */
function notesOf(program: Program, answer: FlowDowns, reference: ReferenceSet): string[] {
  const has = (number: string) => answer.clauses.some((clause) => clause.includes(number))
  const { treatAsItar, treatAsCui } = consequencesOf(program)
  const notes: string[] = []
  if (treatAsCui && !has('252.204-7012')) {
    notes.push('Warning to the prime: CUI is handled, and 252.204-7012 is not flowed down.')
  }
  if (treatAsItar && !has('252.225-7048')) notes.push('Warning to the prime: the data is export-controlled, and 252.225-7048 is not flowed down.')
  if (treatAsCui && !has('252.204-7021')) {
    notes.push(reference.cmmcPhase2Suspended ? 'For information: 252.204-7021 is absent, which is normal while CMMC phase 2 is suspended.' : 'Warning to the prime: 252.204-7021 is not flowed down.')
  }
  if (treatAsCui && answer.requiredCmmc === 'none') notes.push(`No CMMC status is required; for CUI the usual one is ${reference.cmmcDefault === 'L2-self' ? 'Level 2 (Self)' : 'Level 2 (C3PAO)'}.`)
  if (answer.requiredCmmc === 'L2-c3pao' && reference.cmmcPhase2Suspended) notes.push('A third-party assessment is your own choice while CMMC phase 2 is suspended, not a legal default.')
  if (answer.citizenshipOnly) notes.push('Citizens only: valid where this contract requires it. The ITAR alone does not, and 8 USC 1324b forbids such a limit without a legal requirement.')
  const known = new Set(reference.clauses.map((clause) => clause.number))
  const unknown = answer.clauses.filter((clause) => ![...known].some((number) => clause.includes(number)))
  if (unknown.length > 0) notes.push(`Not among the clauses Veritar knows: ${unknown.join(', ')}.`)
  return notes
}
