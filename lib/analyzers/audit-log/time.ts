import { timeOf } from '../log-model'

const least = Date.UTC(2000, 0, 1)
const most = Date.UTC(2101, 0, 1)

/**
 * Milliseconds of a time as audit logs and their exports write it: ISO 8601, with "UTC" behind it, or seconds,
 * milliseconds or microseconds since 1970 as number, digits or the "/Date(...)/" of Windows PowerShell. Without a zone it
 * is UTC. Null for anything else.
 */
export function auditTime(value: unknown): number | null {
  if (typeof value === 'number') return sinceEpoch(value)
  if (typeof value !== 'string' || value.length > 60) return null
  const text = value.trim().replace(/^(\d{4}-\d\d-\d\d)t/, '$1T').replace(/(\d)z$/, '$1Z')
  if (/^\d{10,16}(\.\d+)?$/.test(text)) return sinceEpoch(Number(text))
  const ofPowerShell = /^\/Date\((\d{10,16})(?:[+-]\d{4})?\)\/$/.exec(text)
  if (ofPowerShell) return sinceEpoch(Number(ofPowerShell[1]))
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\.\d+)? ?([AP]M)?(?: ?(?:UTC|Z))?$/i.exec(text)
  if (american) return ofAmerican(american)
  const spoken = /^([A-Z][a-z]{2})[a-z]* (\d{1,2}), (\d{4}),? (\d\d:\d\d:\d\d) \(UTC([+-]\d\d:\d\d)?\)$/.exec(text)
  if (spoken) return ofSpoken(spoken)
  return timeOf(text.replace(/ ?UTC$/, 'Z').replace(/(\.\d{9})\d+/, '$1'))
}

function sinceEpoch(value: number): number | null {
  const time = value > 1e14 ? value / 1000 : value > 1e11 ? value : value * 1000
  return Number.isFinite(time) && time >= least && time < most ? Math.trunc(time) : null
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "November 02, 2026, 16:05:09 (UTC-05:00)", as the AWS console shows times. */
function ofSpoken([, month = '', day = '', year, clock, zone]: RegExpExecArray): number | null {
  return timeOf(`${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}T${clock}${zone ?? 'Z'}`)
}

/** "11/2/2026, 4:05:09 PM": month first, as the portals of U.S. tenants export; a first part over 12 is refused. */
function ofAmerican([, month, day, year, hour, minute, second, half]: RegExpExecArray): number | null {
  const two = (part: string | undefined) => String(Number(part)).padStart(2, '0')
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour)
  return timeOf(`${year}-${two(month)}-${two(day)}T${two(String(hours))}:${minute}:${second}Z`)
}
