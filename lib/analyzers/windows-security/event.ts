import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent, type SignIn } from '../audit-log/event'
import { ipKind } from '../formats/ip'
import { plausible, timeOf, type OutcomeKind, type SourceKind } from '../log-model'
import { changesOf } from './changes'
import type { WindowsRecord } from './record'
import { callerOf, said, type Caller } from './who'

const failures = new Set([4625, 4771, 4776, 4777, 4649])
const names: Record<number, string> = {
  1102: 'clear the security log', 104: 'clear an event log', 4624: 'sign in', 4625: 'sign in', 4634: 'sign out', 4647: 'sign out', 4648: 'use credentials of others', 4672: 'get special rights', 4688: 'start a program', 4663: 'open an object',
  4656: 'ask for an object', 4660: 'delete an object', 5140: 'open a share', 5145: 'open a file of a share', 4719: 'change the audit policy', 4720: 'make an account', 4726: 'delete an account', 4728: 'add to a group', 4732: 'add to a group', 4756: 'add to a group',
  4740: 'lock out', 4768: 'get a ticket', 4769: 'get a service ticket', 4771: 'get a ticket', 4776: 'check a password', 4616: 'set the clock', 4697: 'install a service', 7045: 'install a service', 4698: 'make a task',
}
const content = new Set([4663, 4656, 4660, 5140, 5145, 4658, 4670])
const service = new Set(['4', '5'])
const local = new Set(['2', '7', '11', '12', '13'])

/** Brings an event into the common form. */
export function windowsEvent(record: WindowsRecord, at: Locator): AuditEvent {
  const { id, data, computer } = record
  const caller = callerOf(record)
  const host = computer?.toLowerCase() ?? null
  const signIn = signInOf(record, caller)
  const logon = said(data.get(id === 4624 || id === 4634 || id === 4647 ? 'TargetLogonId' : 'SubjectLogonId'))
  const moment = momentOf(record.time)
  return auditEvent({
    at,
    id: record.recordId === null ? null : `${host ?? ''} ${record.channel ?? ''} ${record.recordId}`,
    time: moment.time,
    actor: caller.actor,
    service: 'windows',
    action: names[id] ?? `event ${id}`,
    outcome: outcomeOf(record),
    account: host,
    ...sourceOf(record, caller),
    readOnly: content.has(id) && id !== 4660 ? !/Write|Append|Delete|%%44(?:17|18)|%%1537/i.test(said(data.get('AccessList')) ?? '') : id === 4634 || id === 4647,
    data: content.has(id),
    session: logon === null || host === null ? null : `${host}|${logon.toLowerCase()}`,
    logType: `${id}`,
    signIn,
    changes: changesOf(record),
    root: caller.root && caller.actor?.kind === 'human' && signIn !== null,
    shared: caller.shared && signIn !== null,
    host,
    details: [...(moment.zone ? [] : [zoneless]), ...(id === 4768 && /^1[567]$/.test(data.get('PreAuthType') ?? '') ? ['sign-ins with a smart card'] : [])],
  })
}

/** Name in `details` of events whose time has no zone. */
export const zoneless = 'events whose time has no zone'

const iso = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/
const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4}),? (\d{1,2}):(\d\d):(\d\d)(?:\s?([AP]M))?$/i

/** A time of XML or JSON, or the local time that the Event Viewer and PowerShell print, read as UTC. */
export function momentOf(value: unknown): { time: number | null; zone: boolean } {
  if (typeof value === 'number') return { time: plausible(value > 1e11 ? value : value * 1_000), zone: true }
  if (typeof value !== 'string') return { time: null, zone: true }
  const date = /^\/Date\((\d{10,14})[^)]*\)\/$/.exec(value)
  if (date) return { time: plausible(Number(date[1])), zone: true }
  if (iso.test(value)) return { time: timeOf(value.replace(/(\.\d{1,9})\d*/, '$1')), zone: /(?:Z|[+-]\d\d:?\d\d)$/.test(value) }
  const parts = american.exec(value.replace(/\u202f/g, ' ').trim())
  if (!parts) return { time: null, zone: true }
  const [month, day, year, hour, minute, second] = parts.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const half = parts[7]?.toUpperCase()
  const hours = half === undefined ? hour : (hour % 12) + (half === 'PM' ? 12 : 0)
  const time = Date.UTC(year, month - 1, day, hours, minute, second)
  return { time: month <= 12 && new Date(time).getUTCDate() === day ? plausible(time) : null, zone: false }
}

function outcomeOf({ id, data }: WindowsRecord): OutcomeKind {
  if (id === 4776 || id === 4768 || id === 4769) return /^(?:0x0+|0|S_OK|)$/i.test(data.get('Status') ?? '') ? 'success' : 'denied'
  if (failures.has(id)) return 'denied'
  return /failure/i.test(data.get('Keywords') ?? data.get('EventType') ?? data.get('Outcome') ?? '') ? 'denied' : 'success'
}

function sourceOf({ id, data }: WindowsRecord, { actor }: Caller): { source: SourceKind; ip: string | null } {
  const told = said(data.get('IpAddress')) ?? said(data.get('ClientAddress')) ?? said(data.get('SourceAddress')) ?? said(data.get('SourceNetworkAddress'))
  const ip = told?.replace(/^::ffff:/i, '') ?? null
  if (ip !== null && ip !== '127.0.0.1' && ip !== '::1') return { source: ipKind(ip), ip }
  if (actor?.kind === 'service') return { source: 'internal', ip: null }
  const type = data.get('LogonType') ?? ''
  return { source: ip !== null || (id === 4624 && local.has(type)) || (id === 4625 && local.has(type)) ? 'private' : 'missing', ip: null }
}

function signInOf({ id, data }: WindowsRecord, { actor }: Caller): SignIn | null {
  if (id !== 4624 && id !== 4625) return null
  const type = data.get('LogonType') ?? ''
  const ntlm = /NTLM V1|LM$/i.test(data.get('LmPackageName') ?? '')
  const weak = type === '8' ? 'a password sent in clear' : ntlm ? 'NTLM version 1' : null
  const kind = service.has(type) || actor?.kind === 'service' ? 'service' : local.has(type) || type === '10' ? 'interactive' : 'token'
  return { kind, factor: 'unknown', names: [], weak, federated: false, risky: false, reportOnly: false }
}
