const day = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const shortDay = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })

const asDate = (at: Date | string) => (typeof at === 'string' ? new Date(at) : at)

/** "Nov 24, 2026", in UTC. @throws RangeError when it is not a date */
export function dayWords(at: Date | string): string {
  return day.format(asDate(at))
}

/** "Nov 24" when it is within half a year of `now`, else with its year: where space is short and the year is clear. */
export function nearDayWords(at: Date | string, now: Date | string): string {
  const distance = Math.abs(asDate(at).getTime() - asDate(now).getTime())
  return (distance < 183 * 86_400_000 ? shortDay : day).format(asDate(at))
}

/** "Nov 24, 2026, 14:32 UTC". Everyone reads the same clock, and it says which. @throws RangeError when it is not a date */
export function instantWords(at: Date | string): string {
  return `${dayWords(at)}, ${time.format(asDate(at))} UTC`
}

// Not the date within the name of a file, a longer number or an address.
const isoTimes = /(?<![\w./:-])(\d{4}-\d\d-\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z)?(?![\w/]|[.:-]\w)/g

/** A sentence whose ISO days and moments are said as people say them, to the minute; short, or as the two functions say. What is no date stays as it is. */
export function timesInWords(says: string, day: (iso: string) => string = dayWords, instant: (iso: string) => string = instantWords): string {
  return says.replaceAll(isoTimes, (found: string, _day: string, clock?: string) => (Number.isNaN(Date.parse(found)) ? found : clock ? instant(found) : day(found)))
}

/** The ISO day of a moment, in UTC. */
export function isoDay(at: Date): string {
  return at.toISOString().slice(0, 10)
}

/** "Nov 2, 2026, 22:03 UTC to Nov 3, 2026, 13:10 UTC". What is no date is repeated as it was read. */
export function periodWords(from: string, to: string): string {
  return [from, to].map((at) => (Number.isNaN(Date.parse(at)) ? at : instantWords(at))).join(' to ')
}
