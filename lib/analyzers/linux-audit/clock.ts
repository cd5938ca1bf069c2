import { UnreadableEvidence } from '../analyzer'

const interpreted = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4}) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?$/
const full = (year: number) => (year < 100 ? 2000 + year : year)

/**
 * Reads times of interpreted logs, which have neither a zone nor a fixed order of day and month: the order is that of the
 * first date that settles it, month first when none does, and a date that contradicts it refuses the file.
 */
export function interpretedClock(file: string) {
  let order: 'month first' | 'day first' | null = null
  return {
    /** Milliseconds, as if in UTC; null when the text is no such time. */
    read(text: string, line: number): number | null {
      const parts = interpreted.exec(text.trim())
      if (!parts) return null
      const [first, second, third, hour, minute, second60] = [parts[1], parts[3], parts[4], parts[5], parts[6], parts[7]].map(Number) as [number, number, number, number, number, number]
      if (parts[1]?.length === 4) return at(first, second, third, hour, minute, second60)
      const now = first > 12 ? 'day first' : second > 12 ? 'month first' : null
      if (now && order && now !== order) throw new UnreadableEvidence('Some dates are written day first and others month first.', { file, line }, 'Export the log raw ("ausearch --raw"), where times are numbers.')
      order ??= now
      const [month, day] = order === 'day first' ? [second, first] : [first, second]
      return at(full(third), month, day, hour, minute, second60)
    },
  }
}

function at(year: number, month: number, day: number, hour: number, minute: number, second: number): number | null {
  const time = Date.UTC(year, month - 1, day, hour, minute, second)
  return year > 2000 && year < 2100 && month >= 1 && month <= 12 && new Date(time).getUTCDate() === day && hour < 24 && minute < 60 ? time : null
}
