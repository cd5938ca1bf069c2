import type { Outcome } from '@/lib/checklist/criterion'
import type { Eligibility, GateResult, KnockOutState } from '@/lib/checklist/scorecard'
import type { Shape } from './status-icon'

/** Every status a page can show. */
export type Status = Outcome | Eligibility | GateResult['outcome'] | KnockOutState

/** The shape and the word of a status; the one place that pairs them. */
export const statuses: Record<Status, { shape: Shape; word: string }> = {
  met: { shape: 'met', word: 'Met' },
  partial: { shape: 'partial', word: 'Partial' },
  'not-met': { shape: 'unmet', word: 'Not met' },
  missing: { shape: 'missing', word: 'Missing' },
  error: { shape: 'error', word: 'Could not be read' },
  'not-applicable': { shape: 'na', word: 'Does not apply' },
  unknown: { shape: 'missing', word: 'Unknown' },
  eligible: { shape: 'met', word: 'Eligible' },
  conditional: { shape: 'partial', word: 'Conditional' },
  'not-eligible': { shape: 'unmet', word: 'Not eligible' },
  'not-determined': { shape: 'missing', word: 'Not determined' },
  clear: { shape: 'met', word: 'Clear' },
  'not-checked': { shape: 'missing', word: 'Not checked' },
  proposed: { shape: 'missing', word: 'Proposed' },
  open: { shape: 'unmet', word: 'Open' },
  confirmed: { shape: 'unmet', word: 'Confirmed' },
  dismissed: { shape: 'na', word: 'Dismissed' },
}

/** Whether a stored word is a known status; anything else is shown as unknown, never as a pass. */
export function asStatus(word: string): Status {
  return Object.hasOwn(statuses, word) ? (word as Status) : 'unknown'
}
