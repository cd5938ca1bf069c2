import type { Check, Pointer } from '../../criterion'
import type { ReferenceSet } from '../../../reference/reference'

/** One outside service as the firm lists it: the columns of the `services` table. */
export type ServiceRow = Partial<Record<'service' | 'purpose' | 'receives' | 'country' | 'authorization', string>>
export type Receives = 'controlled' | 'metadata' | 'nothing' | null

const words: [Exclude<Receives, null>, RegExp][] = [
  ['controlled', /\b(controlled|source|code|technical)\b/],
  ['metadata', /\b(metadata|logs|metrics)\b/],
  ['nothing', /\b(nothing|none)\b/],
]

/** What a service receives, as written; null when it is none of the words asked for, or more than one of them. */
export function receivesOf(row: ServiceRow): Receives {
  const found = words.filter(([, word]) => word.test((row.receives ?? '').toLowerCase()))
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}

/** A service known to be outside the United States; false while its country is not given as a code. */
export function isForeign(row: ServiceRow, { isUnitedStates }: Pick<ReferenceSet, 'isUnitedStates'>): boolean {
  const country = (row.country ?? '').trim().toUpperCase()
  return /^[A-Z]{2}$/.test(country) && !isUnitedStates(country)
}

type Rules = Pick<ReferenceSet, 'isUnitedStates'> & { cui: boolean }

/**
 * What one service amounts to (domain.md section 4, CIC-03, and 3.3): controlled data abroad is not met; controlled data
 * in a service without authorization is not met for CUI (FedRAMP Moderate or equivalent), else partial.
 */
export function serviceCheck(row: ServiceRow, rules: Rules, at: Pointer[]): Check {
  const name = (row.service ?? '').trim() || 'A service without a name'
  const receives = receivesOf(row)
  const placed = /^[A-Z]{2}$/i.test((row.country ?? '').trim())
  if (receives === null) return { outcome: 'unknown', says: `${name}: nobody has said what it receives.`, at }
  if (receives === 'nothing') return { outcome: 'met', says: `${name} is said to receive nothing of the program.`, at }
  if (!placed) return { outcome: 'unknown', says: `${name}: nobody has said in which country it keeps what it receives.`, at }
  if (isForeign(row, rules)) {
    return receives === 'controlled'
      ? { outcome: 'not-met', says: `${name} receives program code or data and keeps it outside the United States.`, at }
      : { outcome: 'partial', says: `${name} receives logs or metadata and keeps them outside the United States.`, at }
  }
  if (receives === 'metadata') return { outcome: 'met', says: `${name} is said to receive metadata only, in the United States.`, at }
  const claimed = row.authorization ?? ''
  if (/fedramp\s*(moderate|high)|\bil[45]\b|equivalen/i.test(claimed) && !/\b(?:not?|non|in[- ]process|ready|pending|planned|seeking|applied|revoked|expired|withdrawn)\b/i.test(claimed)) {
    return { outcome: 'met', says: `${name} receives program code or data under ${(row.authorization ?? '').trim()}.`, at }
  }
  return { outcome: rules.cui ? 'not-met' : 'partial', says: `${name} receives program code or data without a FedRAMP Moderate authorization or its equivalent.`, at }
}
