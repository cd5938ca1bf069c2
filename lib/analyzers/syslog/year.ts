/** Lines with which a respondent can say what the log leaves out; they stand before the first line of the log. */
const statedYear = /^#\s*year\s*[:=]?\s*(20\d\d)\s*$/i
const statedZone = /^#\s*time\s*zone\s*[:=]?\s*(UTC|Z|[+-]\d\d:?\d\d)\s*$/i
const day = 86_400_000

/**
 * Times of lines that name no year or no zone. A year is taken only when it is stated, in a line "# year 2026" or by
 * another line of the file; a step back of more than half a year is the turn of the year. A zone is taken from a line
 * "# time zone -05:00", and is UTC otherwise.
 */
export function calendar() {
  let year: number | null = null
  let offset = 0
  let zoneStated = false
  let last: number | null = null
  return {
    /** True for a line that states something. */
    takes(line: string): boolean {
      const stated = statedYear.exec(line)
      const zone = statedZone.exec(line)
      if (stated) year = Number(stated[1])
      if (zone) {
        zoneStated = true
        const text = zone[1] as string
        const minutes = /^[A-Z]/i.test(text) ? 0 : (Number(text.slice(1, 3)) * 60 + Number(text.slice(-2))) * (text.startsWith('-') ? -1 : 1)
        offset = minutes * 60_000
      }
      return stated !== null || zone !== null
    },
    /** A time that needs no help; later lines of the same file take its year. */
    knows(time: number, zone: boolean): number {
      const told = zone ? time : time - offset
      year = new Date(time).getUTCFullYear()
      last = told
      return told
    },
    completes({ month, day: date, clock }: { month: number; day: number; clock: number }): number | null {
      if (year === null) return null
      let time = Date.UTC(year, month, date) + clock - offset
      if (last !== null && last - time > 180 * day) time = Date.UTC(++year, month, date) + clock - offset
      if (new Date(Date.UTC(year, month, date)).getUTCMonth() !== month) return null
      last = Math.max(last ?? time, time)
      return time
    },
    zoneStated: () => zoneStated,
  }
}
