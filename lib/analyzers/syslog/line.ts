/** A line of syslog taken apart: what the header says, and the message. */
export type SyslogLine = {
  shape: 'RFC 3164' | 'ISO time' | 'RFC 5424' | 'journal'
  /** Milliseconds; null while the year is not known, or for an RFC 5424 nil value. */
  time: number | null
  /** Month, day and time of a line without a year. */
  yearless: { month: number; day: number; clock: number } | null
  /** The line states its offset from UTC. */
  zone: boolean
  host: string
  program: string
  pid: string | null
  message: string
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const priority = /^(?:\d{1,5} )?<\d{1,3}>/
const modern = /^(?:\d{1,5} )?<\d{1,3}>1 (\S+) (\S+) (\S+) (\S+) (\S+) (.*)$/s
const traditional = /^([A-Z][a-z]{2}) {1,2}(\d{1,2})(?: (\d{4}))? (\d\d):(\d\d):(\d\d)(?:\.\d+)? (\S+) (.*)$/s
const isoLine = /^(?:[A-Z][a-z]{2} )?(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)\s?(Z|UTC|[+-]\d\d:?\d\d)? (\S+) (.*)$/s
const tagged = /^([A-Za-z0-9_./@() -]{1,64}?)(?:\[(\d{1,10})\])?: ?(.*)$/s

/** A line as syslog daemons and the journal write it; null when it is none. */
export function parseLine(line: string): SyslogLine | null {
  const five = modern.exec(line)
  if (five) return fromModern(five)
  const text = line.replace(priority, '')
  const old = traditional.exec(text)
  if (old) return fromTraditional(old)
  const iso = isoLine.exec(text)
  if (!iso) return null
  const [, stamp = '', zone, host = '', rest = ''] = iso
  const time = momentOf(stamp, zone)
  return time === null ? null : { shape: 'ISO time', time, yearless: null, zone: zone !== undefined, host, ...tagOf(rest) }
}

function fromModern([, stamp = '', host = '', program = '', pid = '', , rest = '']: RegExpExecArray): SyslogLine | null {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)$/.exec(stamp)
  const time = parts ? momentOf(parts[1] as string, parts[2]) : null
  if (!parts && stamp !== '-') return null
  const message = rest.replace(/^(?:-|(?:\[(?:[^\]"\\]|"(?:[^"\\]|\\.)*"|\\.)*\])+)\s?\ufeff?/, '')
  return { shape: 'RFC 5424', time, yearless: null, zone: true, host: host === '-' ? '' : host, program: program === '-' ? '' : program, pid: pid === '-' ? null : pid, message }
}

function fromTraditional([, name = '', date = '', year, hour = '', minute = '', second = '', host = '', rest = '']: RegExpExecArray): SyslogLine | null {
  const month = months.indexOf(name.toLowerCase())
  const [day, clock] = [Number(date), (Number(hour) * 3_600 + Number(minute) * 60 + Number(second)) * 1_000]
  if (month < 0 || day < 1 || day > 31 || Number(hour) > 23 || Number(minute) > 59) return null
  const base = { shape: 'RFC 3164' as const, zone: false, host, ...tagOf(rest) }
  return year === undefined ? { ...base, time: null, yearless: { month, day, clock } } : { ...base, time: Date.UTC(Number(year), month, day) + clock, yearless: null }
}

/** Program, process id and message behind the host; a kernel line may have no tag at all. */
function tagOf(rest: string): { program: string; pid: string | null; message: string } {
  const parts = tagged.exec(rest)
  return parts ? { program: (parts[1] as string).trim(), pid: parts[2] ?? null, message: parts[3] ?? '' } : { program: '', pid: null, message: rest }
}

function momentOf(stamp: string, zone: string | undefined): number | null {
  const text = `${stamp.replace(' ', 'T').replace(',', '.').replace(/(\.\d{3})\d+$/, '$1')}${zone === undefined || zone === 'UTC' ? 'Z' : zone.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')}`
  const time = Date.parse(text)
  return Number.isNaN(time) || time < Date.UTC(2000, 0) || time > Date.UTC(2100, 0) ? null : time
}
