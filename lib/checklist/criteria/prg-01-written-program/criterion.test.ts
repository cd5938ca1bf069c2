import { testCriterion } from '../../test-criterion'
import { programFacts } from '../../testing/facts'
import criterion from './criterion'

const yes = { program: 'followed', title: 'ITAR Compliance Program, version 4.2', dated: '2026-06-15' }
const manual = (partial: Parameters<typeof programFacts>[0]) => ({ 'compliance-program': programFacts(partial) })

testCriterion(criterion, {
  pass: [
    { name: 'a signed manual of the firm', answers: yes, facts: manual({}), says: /names Ridgeline/ },
    { name: 'a manual of exactly six pages', answers: yes, facts: manual({ pages: 6 }) },
    { name: 'the name differs in legal form and case only', answers: yes, facts: manual({ organizations: ['RIDGELINE CLOUD WORKS, L.L.C.'] }) },
    { name: 'printed 31 days before the date in the answer', answers: { ...yes, dated: '2026-07-16' }, facts: manual({}) },
    {
      name: 'a manual beside a document on another framework',
      answers: yes,
      facts: { 'compliance-program': [programFacts(), programFacts({ aboutExportControl: false, otherFramework: 'SOC 2' })] },
    },
    { name: 'a scanned manual that a reviewer accepted', answers: yes, evidence: [{ kind: 'compliance-program', status: 'unreadable', accepted: true }] },
  ],
  fail: [
    { name: 'no program', answers: { program: 'none' }, knockOuts: ['KO-1'], says: /no written/ },
    { name: 'a planned program', answers: { program: 'planned' }, knockOuts: ['KO-1'] },
    {
      name: 'a SOC 2 policy sent as the program',
      answers: yes,
      facts: manual({ aboutExportControl: false, otherFramework: 'SOC 2' }),
      knockOuts: ['KO-1'],
      says: /about SOC 2/,
    },
    {
      name: 'a document about nothing of the kind, before anything is answered',
      facts: manual({ aboutExportControl: false }),
      outcome: 'missing',
      knockOuts: ['KO-1'],
    },
    { name: 'a claim without a document', answers: yes, outcome: 'missing', says: /read one yet/ },
    { name: 'a document that could not be read', answers: yes, evidence: [{ kind: 'compliance-program', status: 'unreadable' }], outcome: 'missing' },
    { name: 'written but partly used', answers: { ...yes, program: 'partly' }, facts: manual({}), outcome: 'partial', says: /partly in use/ },
    { name: 'five pages', answers: yes, facts: manual({ pages: 5 }), outcome: 'partial', says: /only 5 pages/ },
    { name: 'a short text file', answers: yes, facts: manual({ format: 'markdown', pages: 40, words: 2_000 }), outcome: 'partial', says: /2,000 words/ },
    { name: 'a draft', answers: yes, facts: manual({ draft: true }), outcome: 'partial', says: /draft/ },
    { name: 'unsigned', answers: yes, facts: manual({ signed: false }), outcome: 'partial', says: /no signature/ },
    { name: 'undated', answers: yes, facts: manual({ date: null }), outcome: 'partial', says: /no date/ },
    { name: 'template text left in', answers: yes, facts: manual({ residue: [{ text: '[Company Name]', at: { page: 2 } }] }), outcome: 'partial', says: /\[Company Name\]/ },
    { name: "another firm's manual", answers: yes, facts: manual({ organizations: ['Pinnacle Avionics Inc.'] }), outcome: 'partial', says: /another firm/ },
    { name: 'no name at all', answers: yes, facts: manual({ organizations: [] }), outcome: 'partial', says: /does not name/ },
    { name: 'older than the answer says by 32 days', answers: { ...yes, dated: '2026-07-17' }, facts: manual({}), outcome: 'partial', says: /newest date/ },
  ],
})
