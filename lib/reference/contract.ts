import type { Clause, Row } from './reference'

const checkedOn = '2026-11-24'

/** CMMC status a subcontractor needs for CUI when the program names none (domain.md 3.6). */
export const cmmcDefault: Row<'L2-self' | 'L2-c3pao'>[] = [
  {
    id: 'cmmc-default',
    value: 'L2-self',
    source: '32 CFR 170.23; dowcio.war.gov/CMMC',
    from: null,
    to: null,
    checkedOn,
    confidence: 'medium',
    note: 'A third-party assessment is the choice of the prime while phase 2 is suspended.',
  },
]

/** Whether phase 2 of CMMC is suspended (domain.md 3.6). */
export const cmmcPhase2Suspended: Row<boolean>[] = [
  { id: 'cmmc-phase-2-planned', value: false, source: '32 CFR 170.3', from: null, to: '2026-07-12', checkedOn, confidence: 'high' },
  {
    id: 'cmmc-phase-2-suspended',
    value: true,
    source: 'DoW CIO memorandum of 2026-07-13',
    from: '2026-07-13',
    to: null,
    checkedOn,
    confidence: 'medium',
    note: 'Nothing later than 2026-10-08 was seen. Confirm at dowcio.war.gov/CMMC.',
  },
]

/** Days after which a restricted-party list no longer shows who is listed: people are listed every week. No law names a number. */
export const screeningListDays: Row<number>[] = [
  { id: 'screening-list-days', value: 31, source: 'DDTC Compliance Program Guidelines 2D asks for screening again; the number is our own', from: null, to: null, checkedOn, confidence: 'medium' },
]

/** Clauses a prime may have to flow down (domain.md 3.6), by number as in awards of that date. */
export const clauses: Row<Clause[]>[] = [
  {
    id: 'clauses',
    value: [
      { number: '252.225-7048', title: 'Export-Controlled Items', for: 'export-controlled' },
      { number: '252.204-7012', title: 'Safeguarding Covered Defense Information and Cyber Incident Reporting', for: 'cui' },
      { number: '252.204-7021', title: 'CMMC level requirement', for: 'cui' },
      { number: '252.204-7025', title: 'Notice of CMMC level requirement', for: 'cui' },
    ],
    source: '48 CFR part 252',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
  },
  {
    id: 'clauses-assessment-old',
    value: [
      { number: '252.204-7019', title: 'Notice of NIST SP 800-171 assessment', for: 'cui' },
      { number: '252.204-7020', title: 'NIST SP 800-171 assessment', for: 'cui' },
      { number: '52.204-21', title: 'Basic safeguarding', for: 'fci' },
    ],
    source: '48 CFR parts 52 and 252',
    from: null,
    to: null,
    checkedOn,
    confidence: 'high',
    note: 'Still found in awards made before 2026-02-01.',
  },
  {
    id: 'clauses-assessment-new',
    value: [
      { number: '252.240-7997', title: 'NIST SP 800-171 assessment', for: 'cui' },
      { number: '52.240-93', title: 'Basic safeguarding', for: 'fci' },
    ],
    source: 'Class deviation 2026-O0025, revision 3',
    from: '2026-02-01',
    to: null,
    checkedOn,
    confidence: 'medium',
  },
]

/** Years for which records are kept after what they are about has ended (22 CFR 122.5(a)). */
export const retentionYears: Row<number>[] = [{ id: 'retention-years', value: 5, source: '22 CFR 122.5(a)', from: null, to: null, checkedOn, confidence: 'high' }]
