import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { field, text, textOrNumber } from '../formats/keys'
import { plausible, type SourceKind } from '../log-model'
import type { SyslogLine } from './line'
import { changeBy, toldBy } from './messages'

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
export const isJournalEntry = (record: JsonRecord): boolean =>
  field(record, 'MESSAGE') !== undefined && (field(record, '__REALTIME_TIMESTAMP') !== undefined || field(record, '_SOURCE_REALTIME_TIMESTAMP') !== undefined || field(record, '_HOSTNAME') !== undefined)

/** An entry of the journal as a line. */
export function journalEvent(record: JsonRecord, at: Locator): AuditEvent {
  const stamp = textOrNumber(field(record, '_SOURCE_REALTIME_TIMESTAMP'), 20) ?? textOrNumber(field(record, '__REALTIME_TIMESTAMP'), 20)
  const time = stamp !== null && /^\d{15,17}$/.test(stamp) ? plausible(Math.floor(Number(stamp) / 1_000)) : null
  const said = field(record, 'MESSAGE')
  const message = Array.isArray(said) ? Buffer.from(said.filter((byte): byte is number => typeof byte === 'number')).toString('utf8') : (text(said, 4_000) ?? '')
  const program = text(field(record, 'SYSLOG_IDENTIFIER'), 80) ?? text(field(record, '_COMM'), 80) ?? ''
  const event = syslogEvent({ shape: 'journal', time, yearless: null, zone: true, host: text(field(record, '_HOSTNAME'), 200) ?? '', program, pid: textOrNumber(field(record, '_PID'), 20), message }, at, time)
  return { ...event, id: text(field(record, '__CURSOR'), 200) }
}
