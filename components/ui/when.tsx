import { dayWords, instantWords } from '@/lib/day-words'

/** A day or a moment with its machine form. Everyone reads the same clock: UTC, and it says so. */
export function When({ at, withTime = false }: { at: Date | string; withTime?: boolean }) {
  const iso = typeof at === 'string' ? at : at.toISOString()
  return (
    <time dateTime={withTime ? iso : iso.slice(0, 10)} className="whitespace-nowrap">
      {withTime ? instantWords(at) : dayWords(at)}
    </time>
  )
}
