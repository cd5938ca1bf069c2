const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function dayOfParts(year: number, month: number, day: number): string | null {
  const at = Date.UTC(year, month - 1, day)
  if (year < 1990 || year > 2150 || Number.isNaN(at)) return null
  const iso = new Date(at).toISOString().slice(0, 10)
  return iso === `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}` ? iso : null
}

/**
 * The UTC day of a time as machines write it: ISO 8601 with or without zone (without one the day as written), seconds or
 * milliseconds since 1970, "Thu, 6 Dec 2018 10:53:11". Null for anything else, and for a day that does not exist.
 */
export function dayOfTime(value: unknown): string | null {
  if (typeof value === 'number') {
    const milliseconds = value > 1e11 ? value : value * 1000
    return value > 0 && milliseconds < 5e12 ? new Date(milliseconds).toISOString().slice(0, 10) : null
  }
  if (typeof value !== 'string') return null
  const text = value.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text)
  if (iso) {
    const day = dayOfParts(Number(iso[1]), Number(iso[2]), Number(iso[3]))
    if (day === null || !iso[5]) return day
    const zone = iso[5].toUpperCase() === 'Z' ? 'Z' : `${iso[5].slice(0, 3)}:${iso[5].slice(-2)}`
    const instant = Date.parse(`${day}T${(iso[4] ?? '').replace(',', '.')}${zone}`)
    return Number.isNaN(instant) ? null : new Date(instant).toISOString().slice(0, 10)
  }
  const named = /^(?:[A-Za-z]{3,9},\s?)?(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})\b/.exec(text)
  return named ? dayOfParts(Number(named[3]), months.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1, Number(named[1])) : null
}
