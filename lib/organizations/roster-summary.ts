import { RosterFacts } from '../analyzers/roster/facts'

/** A roster in counts, never names: who on it is verified, and who is not though their access was not removed. */
export type RosterSummary = { people: number; services: number; verified: number; open: { no: number; pending: number; blank: number }; overdue: number; removed: number }

/**
 * Counts of a roster for people without need for names (domain.md 5.12).
 * @param facts as stored by the roster analyzer; null when they are not readable, which is then said and never counted
 * @param today ISO date
 */
export function summarizeRoster(facts: unknown, today: string): RosterSummary | null {
  const parsed = RosterFacts.safeParse(facts)
  if (!parsed.success) return null
  const people = parsed.data.rows.filter((row) => row.kind === 'human')
  const active = people.filter((row) => !row.removedOn)
  const having = (usPerson: 'yes' | 'no' | 'pending' | 'blank') => active.filter((row) => row.usPerson === usPerson).length
  return {
    people: people.length,
    services: parsed.data.rows.length - people.length,
    verified: having('yes'),
    open: { no: having('no'), pending: having('pending'), blank: having('blank') },
    overdue: active.filter((row) => row.nextReview !== undefined && row.nextReview < today).length,
    removed: people.length - active.length,
  }
}
