import type { Row } from './reference'

/** Last day on which a FIPS 140-2 certificate was Active (domain.md 3.4); Historical from the next day. */
export const fips1402HistoricalOn: Row<string>[] = [
  {
    id: 'fips-140-2-historical',
    value: '2026-09-21',
    source: 'csrc.nist.gov, CMVP transition to FIPS 140-3',
    from: null,
    to: null,
    checkedOn: '2026-11-24',
    confidence: 'high',
    note: 'Historical is not Revoked: existing use is a risk decision, new use is not accepted.',
  },
]
