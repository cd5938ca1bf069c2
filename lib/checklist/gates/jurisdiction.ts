import type { Gate } from './gate'

const title = 'Jurisdiction and classification'

/** G-01 (domain.md section 4; 22 CFR 120.11, 120.12): what the data is. Unknown is treated as ITAR. */
export const jurisdiction: Gate = {
  id: 'G-01',
  title,
  why: 'What the law asks of a subcontractor depends on what the data is. Data nobody has classified is treated as ITAR.',
  basis: 'LAW',
  cites: ['22 CFR 120.11', '22 CFR 120.12', '22 CFR 121.1'],
  trace: ['FAQ-2'],
  part: 'jurisdiction',
  questions: [
    {
      key: 'classification',
      ask: 'Which rules govern the data of this program?',
      why: 'ITAR, EAR and plain CUI lead to different obligations.',
      good: 'The classification in the contract or in your own record.',
      example: 'ITAR, on the U.S. Munitions List.',
      required: true,
      answer: {
        kind: 'choice',
        options: [
          { value: 'usml', label: 'ITAR: on the U.S. Munitions List' },
          { value: 'eccn', label: 'EAR: has an ECCN' },
          { value: 'ear99', label: 'EAR99' },
          { value: 'cui-only', label: 'CUI that is not export-controlled' },
          { value: 'classified', label: 'Classified' },
          { value: 'unknown', label: 'Not determined yet' },
        ],
      },
    },
    {
      key: 'entry',
      ask: 'Which USML paragraph or ECCN is it?',
      why: 'The entry decides the category, and with it whether the cloud is possible at all.',
      good: 'The exact paragraph, as in XI(d), or the exact number, as in 9E610.a.',
      example: 'XI(d)',
      answer: { kind: 'text', maximum: 40 },
    },
    {
      key: 'determinedBy',
      ask: 'Who determined that?',
      why: 'A commodity jurisdiction determination binds; a self-classification has to be defended.',
      good: 'The determination letter or the signed classification record.',
      example: 'The contract marks it.',
      answer: {
        kind: 'choice',
        options: [
          { value: 'self', label: 'We did' },
          { value: 'commodity-jurisdiction', label: 'DDTC, in a commodity jurisdiction' },
          { value: 'contract', label: 'The contract says so' },
          { value: 'unknown', label: 'Nobody knows' },
        ],
      },
    },
    {
      key: 'reference',
      ask: 'Where is that written?',
      why: 'A reviewer has to find it again in five years.',
      good: 'A document and a section.',
      example: 'Contract section C.4',
      answer: { kind: 'text', maximum: 500 },
    },
  ],
  evaluate: (program, reference) => {
    const answer = program.gates.jurisdiction
    const result = (outcome: 'met' | 'unknown' | 'missing', says: string, notes: string[] = []) => ({ id: 'G-01' as const, title, outcome, says, notes })
    if (answer === null) return result('missing', 'Nobody has said what the data is.')
    const entry = answer.entry.trim()
    const notes: string[] = []
    if (answer.determinedBy === 'unknown') notes.push('Say who determined the classification.')
    switch (answer.classification) {
      case 'unknown':
        return result('unknown', 'The classification is not determined, so the data is treated as ITAR.', notes)
      case 'usml':
        if (!reference.usmlEntry.test(entry)) return result('unknown', `"${entry}" is not a USML paragraph, so the entry is not known.`, notes)
        if (isClassifiedEntry(entry)) notes.push('Category XVII is classified: cloud is treated as prohibited.')
        return result('met', `ITAR, USML ${entry}.`, notes)
      case 'eccn':
        if (!reference.eccn.test(entry)) return result('unknown', `"${entry}" is not an ECCN, so the data is treated as ITAR.`, notes)
        if (entry[2] === '6') notes.push('A 600 series entry: it was on the U.S. Munitions List before.')
        if (/^9[A-E]515/.test(entry)) notes.push('A spacecraft entry (9x515).')
        return result('met', `EAR, ECCN ${entry}.`, notes)
      case 'ear99':
        return result('met', 'EAR99.', notes)
      case 'cui-only':
        return result('met', 'CUI that is not export-controlled.', notes)
      case 'classified':
        return result('met', 'Classified.', [...notes, 'Classified data is outside what Veritar vets; cloud is treated as prohibited.'])
    }
  },
}

/** Whether a USML entry is category XVII, classified articles (domain.md 1.3). */
export function isClassifiedEntry(entry: string): boolean {
  return /^XVII(?:\(|$)/.test(entry.trim())
}
