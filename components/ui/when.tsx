const day = new Intl.DateTimeFormat('en-US', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const time = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC' })

const asDate = (at: Date | string) => (typeof at === 'string' ? new Date(at) : at)

/** "Nov 24, 2026", in UTC. */
export function dayWords(at: Date | string): string {
  return day.format(asDate(at))
}

/** "Nov 24, 2026, 14:32 UTC". */
export function instantWords(at: Date | string): string {
  return `${dayWords(at)}, ${time.format(asDate(at))} UTC`
}

/** A day or a moment with its machine form. Everyone reads the same clock: UTC, and it says so. */
export function When({ at, withTime = false }: { at: Date | string; withTime?: boolean }) {
  const iso = asDate(at).toISOString()
  return (
    <time dateTime={withTime ? iso : iso.slice(0, 10)} className="whitespace-nowrap">
      {withTime ? instantWords(at) : dayWords(at)}
    </time>
  )
}
