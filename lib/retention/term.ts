/** What decides how long the evidence of an assessment stays. */
export type Ending = {
  stage: string
  decidedAt: Date | null
  determinations: { decision: string; validUntil: Date | null }[]
}

const approvals = new Set(['approved', 'approved-with-conditions'])

/**
 * When an assessment ended: with its decision, or with the last approval that still held after it. Null while it goes
 * on, and while an approval without an end is in force: its evidence is then due never.
 */
export function endOf({ stage, decidedAt, determinations }: Ending): Date | null {
  if (stage !== 'decided' || decidedAt === null) return null
  if (determinations.some(({ decision, validUntil }) => approvals.has(decision) && validUntil === null)) return null
  return new Date(Math.max(decidedAt.getTime(), ...determinations.map(({ validUntil }) => validUntil?.getTime() ?? 0)))
}

/** The first ISO day on which evidence may be disposed of: `years` after the day of the end, the day after in a year without that day. */
export function dueDay(end: Date, years: number): string {
  const due = new Date(Date.UTC(end.getUTCFullYear() + years, end.getUTCMonth(), end.getUTCDate() + 1))
  return due.toISOString().slice(0, 10)
}

export type RetentionState = 'disposed' | 'held' | 'running' | 'kept' | 'due'

/** What may happen to the evidence of an assessment on an ISO day. A hold is stronger than a date. */
export function retentionState(given: { disposed: boolean; held: boolean; end: Date | null }, years: number, today: string): RetentionState {
  if (given.disposed) return 'disposed'
  if (given.held) return 'held'
  if (given.end === null) return 'running'
  return dueDay(given.end, years) <= today ? 'due' : 'kept'
}
