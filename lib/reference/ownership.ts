import type { Row } from './reference'

const checkedOn = '2026-11-24'
const source = '90 FR 50857; suspension of 2025-11-10'

/** Whether the 50 percent Affiliates Rule of the EAR is in force (domain.md 1.2). */
export const affiliatesRule: Row<boolean>[] = [
  { id: 'affiliates-rule-first', value: true, source, from: '2025-09-29', to: '2025-11-09', checkedOn, confidence: 'high' },
  { id: 'affiliates-rule-suspended', value: false, source, from: '2025-11-10', to: '2026-11-09', checkedOn, confidence: 'high' },
  {
    id: 'affiliates-rule-return',
    value: true,
    source,
    from: '2026-11-10',
    to: null,
    checkedOn,
    confidence: 'low',
    note: 'Returns by its own terms absent an extension. Confirm at federalregister.gov.',
  },
]
