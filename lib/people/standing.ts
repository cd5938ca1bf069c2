/** A verification record as far as its standing goes; days are ISO. */
export type VerificationRecord = { verifiedOn: string; nextReview: string; withdrawn: boolean }

export type Standing = 'none' | 'current' | 'due' | 'lapsed' | 'withdrawn' | 'not-begun'

const dueDays = 30

/**
 * How a person stands by their newest record on a day. The database closes evidence by the same rule (app_us_person in
 * the migrations): current from the day of the verification to the day of the next review, both included, in UTC.
 */
export function verificationStanding(record: VerificationRecord | null, today: string): Standing {
  if (!record) return 'none'
  if (record.withdrawn) return 'withdrawn'
  if (record.verifiedOn > today) return 'not-begun'
  if (record.nextReview < today) return 'lapsed'
  const left = (Date.parse(record.nextReview) - Date.parse(today)) / 86_400_000
  return left <= dueDays ? 'due' : 'current'
}

/** Whether evidence of a program held as ITAR opens for somebody who stands like this. */
export const opensEvidence = (standing: Standing): boolean => standing === 'current' || standing === 'due'
