/**
 * Evidence grades (domain.md section 4): claim only, signed attestation, document reviewed,
 * artifact verified by an analyzer, independent third party in date. Credit in hundredths.
 */
export const grades = {
  E0: { credit: 25, word: 'Claimed' },
  E1: { credit: 40, word: 'Attested' },
  E2: { credit: 70, word: 'Documented' },
  E3: { credit: 90, word: 'Demonstrated' },
  E4: { credit: 100, word: 'Independent' },
} as const

export type Grade = keyof typeof grades
