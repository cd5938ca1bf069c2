import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { auditTime } from '../audit-log/time'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { field, text, textOrNumber } from '../formats/keys'
import { plausible, type SourceKind } from '../log-model'
import { parseLine, type SyslogLine } from './line'
import { changeBy, toldBy } from './messages'

/** Name in `details` of lines whose time has no zone. */
export const zoneless = 'lines without a time zone'

const system = /^(?:bin|daemon|nobody|www-data|apache|nginx|postgres|mysql|chrony|polkitd|gdm|git|backup|svc[-_.].*|.*\$)$/i
const shared = /^(?:root|admin|administrator|oracle|ubuntu|ec2-user|centos|rocky|debian|operator|support|test|guest|pi)$/i

/** Brings a line into the common form: an act of a person when its message tells one, else a message of a service. */
export function syslogEvent(line: SyslogLine, at: Locator, time: number | null): AuditEvent {
  const { host, program, message } = line
  const told = toldBy(program, message)
  const common = { at, time, service: program || 'syslog', account: host || null, host: host || null, logType: program.slice(0, 60) || 'no program' }
  if (!told || told.machine) {
    const change = told?.change ?? changeBy(program, message)
    const id = `${program || 'a program'}${host ? ` on ${host}` : ''}`
    return auditEvent({ ...common, action: told?.action ?? change?.name ?? 'message', actor: { id: id.toLowerCase(), kind: 'service', display: id, aliases: [program] }, source: 'internal', changes: change ? [change] : [] })
  }
  const { user, action, outcome = 'success', ip = null, console, signIn = null, change, data = false, readOnly = null } = told
  const root = user === 'root'
  const person = !system.test(user)
  const source: SourceKind = ip !== null ? ipKind(ip) : console ? 'private' : person ? 'missing' : 'internal'
  return auditEvent({
    ...common,
    action,
    actor: told.unknownUser ? { id: 'unknown account', kind: 'anonymous', display: 'an unknown account', aliases: [] } : { id: user.toLowerCase(), kind: person ? 'human' : 'service', display: user, aliases: [user] },
    outcome,
    source,
    ip,
    data,
    readOnly,
    signIn,
    session: person ? `${host}|${user}` : null,
    changes: change ? [change] : [],
    root: root && (signIn !== null || action === 'sudo'),
    shared: signIn !== null && !told.unknownUser && shared.test(user),
  })
}

/** Whether an object is an entry of the systemd journal, as "journalctl -o json" prints it. */
const isJournalEntry = (record: JsonRecord): boolean =>
  field(record, 'MESSAGE') !== undefined && (field(record, '__REALTIME_TIMESTAMP') !== undefined || field(record, '_SOURCE_REALTIME_TIMESTAMP') !== undefined || field(record, '_HOSTNAME') !== undefined)

/** Keys under which rsyslog, Logstash, Fluentd and other servers keep the parts of a line. */
const kept = { message: ['message', 'msg'], program: ['syslog-tag', 'syslogtag', 'programname', 'app-name', 'appname', 'syslog_program', 'program', 'ident'], host: ['hostname', 'host', 'source_host', 'logsource'], time: ['timereported', 'timestamp', '@timestamp', 'time', 'timegenerated', 'isotime'] } as const
const part = (record: JsonRecord, names: readonly string[]): string | null => names.map((name) => text(field(record, name), 4_000)).find((one) => one !== null) ?? null

/** Whether an object is a line of syslog that a log server keeps as JSON: it has what a line has, each under a name of its own. */
const isKeptLine = (record: JsonRecord): boolean => part(record, kept.message) !== null && part(record, kept.program) !== null && part(record, kept.host) !== null && part(record, kept.time) !== null

/** Whether an object is of a system log: an entry of the journal, or a line that a log server keeps. */
export const isSystemRecord = (record: JsonRecord): boolean => isJournalEntry(record) || isKeptLine(record)

/** What the kernel's audit put into the journal between messages; it is read as a log of its own. */
export const auditOfKernel = (record: JsonRecord): string | null => (field(record, '_TRANSPORT') === 'audit' ? 'records of the Linux audit system in the journal' : null)

/** An entry of the journal, or a line kept as JSON, as an event. */
export function recordEvent(record: JsonRecord, at: Locator): AuditEvent {
  return isJournalEntry(record) ? journalEvent(record, at) : keptEvent(record, at)
}

function keptEvent(record: JsonRecord, at: Locator): AuditEvent {
  const stamp = part(record, kept.time) ?? ''
  const said = (part(record, kept.message) ?? '').replace(/^ /, '')
  const whole = parseLine(said)
  const [, program = '', pid = null] = /^([^[\]:]{1,64})(?:\[(\d{1,10})\])?:?$/.exec((part(record, kept.program) ?? '').trim()) ?? []
  const line = whole ?? { shape: 'RFC 5424' as const, time: null, yearless: null, zone: true, host: part(record, kept.host) ?? '', program, pid, message: said }
  const zone = /(?:Z|[+-]\d\d:?\d\d)$/i.test(stamp)
  const event = syslogEvent(line, at, auditTime(stamp))
  return { ...event, details: [...event.details, ...(zone ? [] : [zoneless])] }
}

/** An entry of the journal as a line. */
function journalEvent(record: JsonRecord, at: Locator): AuditEvent {
  const stamp = textOrNumber(field(record, '_SOURCE_REALTIME_TIMESTAMP'), 20) ?? textOrNumber(field(record, '__REALTIME_TIMESTAMP'), 20)
  const time = stamp !== null && /^\d{15,17}$/.test(stamp) ? plausible(Math.floor(Number(stamp) / 1_000)) : null
  const said = field(record, 'MESSAGE')
  const message = Array.isArray(said) ? Buffer.from(said.filter((byte): byte is number => typeof byte === 'number')).toString('utf8') : (text(said, 4_000) ?? '')
  const program = text(field(record, 'SYSLOG_IDENTIFIER'), 80) ?? text(field(record, '_COMM'), 80) ?? ''
  const event = syslogEvent({ shape: 'journal', time, yearless: null, zone: true, host: text(field(record, '_HOSTNAME'), 200) ?? '', program, pid: textOrNumber(field(record, '_PID'), 20), message }, at, time)
  return { ...event, id: text(field(record, '__CURSOR'), 200) }
}
