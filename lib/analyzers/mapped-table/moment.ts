import { plausible, timeOf } from '../log-model'

/** What a cell says of time. `unclear` is a date whose day and month can be exchanged. */
export type Moment = { time: number | null; zone: boolean; unclear: boolean }

const slashes = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})(?:,?[ T]+(.*))?$/
const named = /^(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})(?:,?[ T]+(.*))?$/
const clock = /^(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([AP]\.?M\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$/i
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const nothing: Moment = { time: null, zone: false, unclear: false }

/** Whether a date with slashes shows which of its numbers is the day: null when both could be. */
export function dayFirstIn(text: string): boolean | null {
  const parts = slashes.exec(text.trim())
  if (!parts) return null
  return Number(parts[1]) > 12 ? true : Number(parts[2]) > 12 ? false : null
}

/** Reads ISO times, epoch seconds or milliseconds, and dates in words or numbers, with `dayFirst` where it is known. */
export function readMoment(cell: string, dayFirst: boolean | null, offset: number | null): Moment {
  const text = cell.trim()
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return { time: plausible(Math.round(Number(text) * 1_000)), zone: true, unclear: false }
  if (/^\d{13}$/.test(text)) return { time: plausible(Number(text)), zone: true, unclear: false }
  if (/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/.test(text)) {
    const whole = text.replace(/^(\S{10}[T ]\d\d:\d\d)(?!:)/, '$1:00').replace(/ ?(UTC|GMT)$/, 'Z').replace(/(\d) ([+-]\d\d:?\d\d)$/, '$1$2')
    const zone = /(?:Z|[+-]\d\d:?\d\d)$/.test(whole)
    const time = timeOf(whole)
    return { time: time === null || zone ? time : time - (offset ?? 0), zone: zone || offset !== null, unclear: false }
  }
  const words = named.exec(text)
  if (words) return at(Number(words[3]), months.indexOf((words[2] as string).slice(0, 3).toLowerCase()) + 1, Number(words[1]), words[4], offset, false)
  const parts = slashes.exec(text)
  if (!parts) return nothing
  const [first, second, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const order = dayFirst ?? dayFirstIn(text)
  const [month, day] = order === true ? [second, first] : [first, second]
  return at(year < 100 ? 2000 + year : year, month, day, parts[4], offset, order === null)
}

function at(year: number, month: number, day: number, rest: string | undefined, offset: number | null, unclear: boolean): Moment {
  const parts = clock.exec((rest ?? '').trim())
  if (!parts || month < 1 || month > 12 || year < 2000 || year > 2100) return { ...nothing, unclear }
  const half = parts[4]?.[0]?.toUpperCase()
  const hour = half === undefined ? Number(parts[1]) : (Number(parts[1]) % 12) + (half === 'P' ? 12 : 0)
  const time = Date.UTC(year, month - 1, day, hour, Number(parts[2]), Number(parts[3] ?? 0))
  if (new Date(Date.UTC(year, month - 1, day)).getUTCDate() !== day || hour > 23 || Number(parts[2]) > 59) return { ...nothing, unclear }
  const zone = parts[5]?.toUpperCase()
  const shift = zone === undefined ? (offset ?? 0) : /^[A-Z]/.test(zone) ? 0 : (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000 * (zone.startsWith('-') ? -1 : 1)
  return { time: time - shift, zone: zone !== undefined || offset !== null, unclear }
}
