import { expect, test } from 'vitest'
import { opensEvidence, verificationStanding } from './standing'

const record = (verifiedOn: string, nextReview: string, withdrawn = false) => ({ verifiedOn, nextReview, withdrawn })

test.each([
  ['nobody recorded one', null, 'none', false],
  ['recorded today', record('2026-11-26', '2027-11-26'), 'current', true],
  ['the review is due in 30 days', record('2026-01-05', '2026-12-26'), 'due', true],
  ['in 31 days', record('2026-01-05', '2026-12-27'), 'current', true],
  ['the review is due today', record('2025-11-26', '2026-11-26'), 'due', true],
  ['the review was due yesterday', record('2025-11-25', '2026-11-25'), 'lapsed', false],
  ['withdrawn', record('2026-11-20', '2027-11-20', true), 'withdrawn', false],
  ['dated tomorrow', record('2026-11-27', '2027-11-20'), 'not-begun', false],
] as const)('%s', (_, given, standing, opens) => {
  expect(verificationStanding(given, '2026-11-26')).toBe(standing)
  expect(opensEvidence(verificationStanding(given, '2026-11-26'))).toBe(opens)
})
