import { auditEvent, type AuditEvent, type SignIn } from '../audit-log/event'
import { ipKind, parseIp } from '../formats/ip'
import type { Actor, OutcomeKind, SourceKind } from '../log-model'
import { callName, opening } from './calls'
import { changesOf } from './changes'
import type { AuditGroup } from './group'
import { entrance, scheduler, type Known } from './known'
import type { AuditRecord } from './record'

/** All fields of an event in one view: the record that leads, then the others. */
export type AuditView = { lead: AuditRecord; get: (name: string) => string | null; arguments: string; paths: string[]; action: string; host: string }

const leads = ['SYSCALL', 'USER_LOGIN', 'USER_AUTH', 'USER_CMD', 'CONFIG_CHANGE']
const unset = new Set(['4294967295', '-1', 'unset', 'none', ''])
/** Record types in which `acct` names the person who acts or tries to. */
const ofUsers = /^(?:USER_(?!MGMT|CHAUTHTOK)|CRED_|LOGIN$|GRP_AUTH)/
const denials = /^(?:-13|-1|EACCES.*|EPERM.*)$/

/** Brings the records of one event into the common form. `time` is null when the log does not tell it in full. */
export function linuxEvent(group: AuditGroup, time: number | null, file: string, known: Known): AuditEvent {
  const view = viewOf(group)
  const { lead, get, host } = view
  const { actor, root, shared } = whoActs(view, group.line, known)
  const outcome = outcomeOf(get)
  const from = sourceOf(view, actor)
  const session = get('ses')
  const local = /^(?:SYSCALL|PATH)$/.test(lead.type)
  return auditEvent({
    at: { file, line: group.line, eventId: lead.serial },
    id: `${host} ${String(lead.time)}:${lead.serial}`,
    time,
    actor,
    service: 'linux',
    action: view.action,
    outcome,
    account: host === '' ? null : host,
    ...from,
    readOnly: local ? opening.test(view.action) && !/O_(?:WRONLY|RDWR|CREAT|TRUNC)/.test(get('a2') ?? '') : false,
    data: local && opening.test(view.action) && view.paths.length > 0,
    session: session === null || unset.has(session) ? null : `${host}|${session}`,
    logType: lead.type,
    signIn: signInOf(view),
    changes: changesOf(view, actor),
    root: root && actor?.kind === 'human',
    shared,
    host: host === '' ? null : host,
  })
}

function viewOf({ records }: AuditGroup): AuditView {
  const lead = records.find(({ type }) => leads.includes(type)) ?? (records[0] as AuditRecord)
  const ordered = [lead, ...records.filter((record) => record !== lead)]
  const get = (name: string): string | null => {
    for (const { fields } of ordered) {
      const value = fields.get(name)
      if (value !== undefined && value !== '?' && value !== '(null)' && value !== '') return value
    }
    return null
  }
  const executed = records.find(({ type }) => type === 'EXECVE')
  const words = executed ? [...executed.fields].filter(([name]) => /^a\d+$/.test(name)).sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1))).map(([, value]) => value) : []
  const action = lead.type === 'SYSCALL' ? callName(lead.fields.get('syscall') ?? '', lead.fields.get('arch') ?? '') : lead.type
  return {
    lead,
    get,
    arguments: words.join(' ').slice(0, 500) || (get('cmd') ?? get('proctitle') ?? '').slice(0, 500),
    paths: records.filter(({ type }) => type === 'PATH').map(({ fields }) => fields.get('name') ?? '').filter((name) => name !== ''),
    action,
    host: lead.node ?? '',
  }
}

/**
 * Who acts: whoever signed in, by name where any record of the file gives it. What is written of an account is who comes
 * in at an entrance, and elsewhere (`sudo`) whose rights are taken. Jobs of the scheduler are its own.
 */
function whoActs({ lead, get, host }: AuditView, line: number, known: Known): { actor: Actor | null; root: boolean; shared: boolean } {
  const number = get('auid')
  const told = get('AUID') ?? (number === null ? null : (known.nameOf(host, number) ?? number))
  const login = told === null || unset.has(told) ? null : told
  const uid = get('UID') ?? get('uid')
  const stated = ofUsers.test(lead.type) ? (get('acct') ?? get('ID')) : null
  const account = stated !== null && /^\d+$/.test(stated) ? (known.nameOf(host, stated) ?? stated) : stated
  const named = account !== null && account !== '(unknown)' && account !== '(invalid user)' ? account : null
  const program = get('exe') ?? ''
  const name = login !== null && !entrance.test(program) && lead.type !== 'USER_LOGIN' ? login : (named ?? login)
  if (scheduler.test(program) || known.isJob(line, host, get('ses') ?? '')) return { actor: { id: 'cron', kind: 'service', display: 'the scheduler', aliases: name === null ? [] : [name] }, root: false, shared: false }
  if (name === null) {
    if (account !== null) return { actor: { id: 'unknown account', kind: 'anonymous', display: 'an unknown account', aliases: [] }, root: false, shared: false }
    const runs = program || (get('comm') ?? lead.type.toLowerCase())
    return { actor: { id: runs.toLowerCase(), kind: 'service', display: runs, aliases: uid === null ? [] : [uid] }, root: false, shared: false }
  }
  const bare = /^\d+$/.test(name) ? Number(name) : null
  const root = name === 'root' || bare === 0
  const system = bare !== null && bare > 0 && bare < 1000
  const display = bare === null ? name : `uid ${name}`
  const aliases = [name, get('auid'), get('AUID')].filter((alias) => alias !== null)
  return { actor: { id: display.toLowerCase(), kind: system ? 'service' : 'human', display, aliases: [...new Set(aliases)] }, root, shared: root }
}

function outcomeOf(get: AuditView['get']): OutcomeKind {
  const told = (get('success') ?? get('res') ?? get('result') ?? '').toLowerCase()
  if (told !== 'no' && told !== 'failed' && told !== '0' && told !== 'fail') return 'success'
  const exit = get('exit')
  return exit === null || denials.test(exit) ? 'denied' : 'failed'
}

/** An address, a console, the session that was opened before, or nowhere. */
function sourceOf({ get }: AuditView, actor: Actor | null): { source: SourceKind; ip: string | null } {
  const ip = [get('addr'), get('hostname')].find((text) => text !== null && parseIp(text) !== null) ?? null
  if (ip !== null) return { source: ipKind(ip), ip }
  if (actor?.kind === 'service') return { source: 'internal', ip: null }
  const terminal = get('terminal') ?? get('tty') ?? ''
  return { source: /^(?:\/dev\/)?tty(?:S)?\d+$|^:\d/.test(terminal) ? 'private' : 'missing', ip: null }
}

function signInOf({ lead, get }: AuditView): SignIn | null {
  if (lead.type !== 'USER_LOGIN') return null
  const program = get('exe') ?? ''
  const weak = /\b(?:in\.)?(telnetd|rlogind|rshd)\b/.exec(program)?.[1] ?? null
  return { kind: 'interactive', factor: 'unknown', names: [], weak, federated: false, risky: false, reportOnly: false }
}
