import type { LogFacts } from '../analyzers/log-facts'

/** Most columns that are told apart on a screen; a longer log is drawn by day. */
const most = 400
const hour = 3_600_000

export type TimelineColumn = { at: string; events: number }

/**
 * Events over time with the hours or days in between that have none: the reader keeps only those with events, so that a
 * silence would not show. Drawn by day where hours would be too many; as kept where even days are.
 */
export function timelineColumns({ unit, counts }: LogFacts['timeline']): { unit: 'hour' | 'day'; columns: TimelineColumn[] } {
  const byHour = unit === 'hour' ? filled(counts, hour) : null
  if (byHour) return { unit: 'hour', columns: byHour }
  const days = new Map<string, number>()
  for (const { at, events } of counts) days.set(at.slice(0, 10), (days.get(at.slice(0, 10)) ?? 0) + events)
  const perDay = [...days].map(([at, events]) => ({ at, events }))
  return { unit: 'day', columns: filled(perDay, 24 * hour) ?? perDay }
}

/** The columns with those between that are missing; null when there would be too many, or a time is no time. */
function filled(counts: TimelineColumn[], step: number): TimelineColumn[] | null {
  const times = counts.map(({ at, events }) => [Math.floor(Date.parse(at) / step), events] as const)
  const first = times[0]?.[0]
  const last = times.at(-1)?.[0]
  if (first === undefined || last === undefined || times.some(([slot]) => !Number.isFinite(slot)) || last - first >= most) return null
  const events = new Map(times)
  return Array.from({ length: last - first + 1 }, (_, i) => ({ at: new Date((first + i) * step).toISOString(), events: events.get(first + i) ?? 0 }))
}
