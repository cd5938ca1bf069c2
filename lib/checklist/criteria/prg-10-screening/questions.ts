import type { Question } from '../../criterion'

const some = { question: 'screening', values: ['regular', 'once', 'partly'] }

export const questions: Question[] = [
  {
    key: 'screening',
    ask: 'Do you screen your company, people and vendors against the restricted-party lists?',
    why: 'Barred and sanctioned parties may not touch ITAR work at any tier. The lists change every week, so a check at the start is soon out of date.',
    good: 'Everyone who touches the work, before they start and again on a schedule, with a record of each run.',
    example: 'Yes, before work starts and on the first of each month, with the free search of the Consolidated Screening List.',
    lead: true,
    required: true,
    answer: {
      kind: 'choice',
      options: [
        { value: 'regular', label: 'Yes, before work starts and again on a schedule', means: 'met' },
        { value: 'once', label: 'Once, before work starts', means: 'partial' },
        { value: 'partly', label: 'Some parties, or from time to time', means: 'partial' },
        { value: 'none', label: 'No', means: 'not-met' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'lists',
    ask: 'Which lists do you use?',
    why: 'The Consolidated Screening List joins the lists of three departments, the AECA debarred list among them. Exclusions from federal contracts are kept elsewhere, in SAM.gov.',
    good: 'The Consolidated Screening List and the SAM.gov exclusions.',
    example: 'Consolidated Screening List, SAM.gov exclusions',
    required: true,
    showIf: some,
    answer: {
      kind: 'multiple',
      options: [
        { value: 'csl', label: 'Consolidated Screening List' },
        { value: 'aeca', label: 'AECA debarred list (State)' },
        { value: 'sam', label: 'SAM.gov exclusions' },
        { value: 'ofac', label: 'OFAC sanctions lists (Treasury)' },
        { value: 'bis', label: 'Entity, Denied Persons and Unverified lists (Commerce)' },
      ],
    },
  },
  {
    key: 'who',
    ask: 'Whom do you screen?',
    why: 'A clean company with a barred owner or a barred vendor is not clean.',
    good: 'The company under all its names, its owners, the people with access, and every vendor that touches the work.',
    example: 'All four',
    required: true,
    showIf: some,
    answer: {
      kind: 'multiple',
      options: [
        { value: 'company', label: 'The company, with former and trade names' },
        { value: 'owners', label: 'Owners' },
        { value: 'people', label: 'Officers and people with access' },
        { value: 'vendors', label: 'Vendors and lower-tier subcontractors' },
      ],
    },
  },
  {
    key: 'last-run',
    ask: 'When was everyone last screened?',
    why: 'The date says how old the lists were.',
    good: 'Within the last 12 months; monthly is better.',
    example: '2026-11-01',
    required: true,
    showIf: some,
    answer: { kind: 'date' },
  },
  {
    key: 'hits',
    ask: 'What came out of it?',
    why: 'A similar name is common and harmless once someone has looked. A hit nobody looked at is not.',
    good: 'Each hit with who looked, when, and why it was or was not the same party.',
    example: 'Two similar names, both ruled out on 3 November.',
    required: true,
    showIf: some,
    answer: {
      kind: 'choice',
      options: [
        { value: 'none', label: 'No hits' },
        { value: 'cleared', label: 'Hits, each looked at and ruled out' },
        { value: 'open', label: 'Hits that nobody has ruled out yet' },
        { value: 'confirmed', label: 'A party is on a list' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
  {
    key: 'vendors',
    ask: 'Are all subcontractors and vendors that touch this work listed in the profile, with their country?',
    why: 'Lower tiers are screened with you. Cloud and software services that hold data count as vendors.',
    good: 'Every one, or a clear word that there are none.',
    example: 'Yes, four vendors.',
    required: true,
    showIf: some,
    answer: {
      kind: 'choice',
      options: [
        { value: 'listed', label: 'Yes, all of them' },
        { value: 'none', label: 'There are none' },
        { value: 'incomplete', label: 'Not all of them yet' },
        { value: 'unknown', label: 'Do not know yet' },
      ],
    },
  },
]
