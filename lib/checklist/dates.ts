const DAY = 86_400_000
const shape = /^(\d{4})-(\d{2})-(\d{2})(T.*)?$/

/**
 * The calendar day (YYYY-MM-DD) that a value names, or null when it names none.
 * Accepts an ISO date or an ISO date-time with a zone; a date-time counts as its day in UTC.
 * Anything else, also a day that does not exist such as 2026-02-30, is null.
 */
export function dayOf(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const parts = shape.exec(value.trim())
  if (!parts) return null
  const [, year, month, day, time] = parts
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day))
  if (new Date(midnight).toISOString().slice(0, 10) !== `${year}-${month}-${day}`) return null
  if (time === undefined) return `${year}-${month}-${day}`
  if (!/(Z|[+-]\d{2}:?\d{2})$/i.test(time)) return null
  const instant = Date.parse(value.trim())
  return Number.isNaN(instant) ? null : new Date(instant).toISOString().slice(0, 10)
}

/**
 * Whole days from one calendar day (UTC) to another; negative when `to` is earlier.
 * @throws RangeError when either is not a date: a guess would decide an expiry.
 */
export function daysBetween(from: string, to: string): number {
  return (midnight(to) - midnight(from)) / DAY
}

/**
 * The day so many days later (earlier when negative), YYYY-MM-DD.
 * @throws RangeError when `date` is not a date.
 */
export function addDays(date: string, days: number): string {
  return new Date(midnight(date) + days * DAY).toISOString().slice(0, 10)
}

/**
 * The same day of the month so many months earlier, YYYY-MM-DD; the last day of a shorter month.
 * `monthsAgo('2026-03-31', 1)` is 2026-02-28.
 * @throws RangeError when `date` is not a date.
 */
export function monthsAgo(date: string, months: number): string {
  const at = new Date(midnight(date))
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months, 1)
  const last = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - months + 1, 0)).getUTCDate()
  return new Date(first + (Math.min(at.getUTCDate(), last) - 1) * DAY).toISOString().slice(0, 10)
}

function midnight(value: string): number {
  const day = dayOf(value)
  if (day === null) throw new RangeError(`"${value}" is not a date.`)
  return Date.parse(`${day}T00:00:00Z`)
}
