import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { homeName, isGuestName, microsoftHost, otherTenant, propertiesOf, valueOf, withoutPort } from '../audit-log/microsoft'
import { auditTime } from '../audit-log/time'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, parsed, text, textOrNumber } from '../formats/keys'
import type { Actor, OutcomeKind } from '../log-model'
import { changesOf } from './changes'

/** Applications of Microsoft that act in every tenant by themselves. */
const ownApps = /^(microsoft|azure ad|office 365|windows azure|ms-?pim|device registration service|aad )/i

type Who = { actor: Actor | null; guest: boolean; home: string | null; ip: string | null }
const others = (id: string, ...names: (string | null)[]) => [...new Set(names.filter((one): one is string => one !== null && one.toLowerCase() !== id))]

function actorOf(initiatedBy: unknown): Who {
  const user = dig(initiatedBy, 'user')
  const upn = text(dig(user, 'userPrincipalName'), 300)
  const name = upn ?? text(dig(user, 'displayName'), 200) ?? text(dig(user, 'id'), 80)
  if (isObject(user) && name !== null) {
    const display = isGuestName(name) ? homeName(name) : name
    const id = display.toLowerCase()
    const aliases = others(id, upn, text(dig(user, 'id'), 80), text(dig(user, 'displayName'), 200))
    return { actor: { id, kind: 'human', display, aliases }, guest: isGuestName(upn) || /^guest$/i.test(text(dig(user, 'userType')) ?? ''), home: text(dig(user, 'homeTenantId'), 60), ip: text(dig(user, 'ipAddress'), 120) }
  }
  const app = dig(initiatedBy, 'app')
  const principal = text(dig(app, 'servicePrincipalId'), 80)
  const shown = text(dig(app, 'displayName'), 200) ?? text(dig(app, 'servicePrincipalName'), 200) ?? principal ?? text(dig(app, 'appId'), 80)
  if (shown === null) return { actor: null, guest: false, home: null, ip: null }
  const own = ownApps.test(shown)
  const id = (own ? shown : (principal ?? shown)).toLowerCase()
  return { actor: { id, kind: own ? 'provider' : 'service', display: shown, aliases: others(id, shown, text(dig(app, 'appId'), 80), principal) }, guest: false, home: null, ip: text(dig(app, 'ipAddress'), 120) }
}

function outcomeOf(record: JsonRecord, entry: JsonRecord): OutcomeKind {
  const result = valueOf(field(entry, 'result') ?? field(record, 'result') ?? field(record, 'resultType')) ?? textOrNumber(field(record, 'resultSignature'), 60) ?? ''
  if (!/^(fail|timeout|error|clientError|false)/i.test(result)) return 'success'
  return /denied|forbidden|unauthorized|insufficient|authorization_request/i.test(`${text(field(entry, 'resultReason')) ?? ''} ${text(field(record, 'resultDescription')) ?? ''}`) ? 'denied' : 'failed'
}

/** Brings a directory audit record of Entra, as Graph, a diagnostic setting or Log Analytics writes it, into the common form (domain.md 5.1 and 5.3). */
export function directoryEvent(record: JsonRecord, at: Locator): AuditEvent {
  const entry = propertiesOf(record)
  const activity = text(field(entry, 'activityDisplayName'), 200) ?? valueOf(field(record, 'operationName'), 200) ?? valueOf(field(entry, 'operationName'), 200)
  const who = actorOf(parsed(field(entry, 'initiatedBy') ?? field(record, 'initiatedBy')))
  const told = withoutPort(who.ip ?? text(field(record, 'callerIpAddress'), 120))
  const ip = told === '<null>' ? null : told
  const tenant = text(field(record, 'tenantId'), 60) ?? text(field(record, 'aadTenantId'), 60) ?? /\/tenants\/([^/]+)/i.exec(text(field(record, 'resourceId')) ?? '')?.[1] ?? null
  const person = who.actor?.kind === 'human'
  const cross = person && otherTenant(who.home, tenant)
  const kind = ip === null ? (person || who.actor === null ? 'missing' : 'internal') : ipKind(ip)
  return auditEvent({
    id: text(field(entry, 'id'), 120) ?? text(field(record, 'id'), 120),
    time: auditTime(field(entry, 'activityDateTime') ?? field(record, 'time') ?? field(record, 'timeGenerated')),
    actor: who.actor,
    actorAccount: cross ? who.home : null,
    service: text(field(entry, 'loggedByService'), 120) ?? 'Entra ID',
    action: activity,
    outcome: outcomeOf(record, entry),
    account: tenant,
    source: who.actor?.kind === 'provider' && kind === 'public' ? 'service' : kind,
    ip,
    readOnly: activity === null ? null : false,
    at,
    logType: valueOf(field(entry, 'category'), 80) ?? valueOf(field(record, 'category'), 80),
    changes: activity === null ? [] : changesOf({ ...record, ...entry }, activity),
    guest: who.guest || cross,
    host: microsoftHost(who.actor?.display ?? null, ...(who.actor?.aliases ?? [])),
  })
}
