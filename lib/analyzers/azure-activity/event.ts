import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent } from '../audit-log/event'
import { microsoftHost, valueOf, withoutPort } from '../audit-log/microsoft'
import { auditTime } from '../audit-log/time'
import { azureRegionId } from '../formats/cloud-regions'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, parsed, text, textOrNumber } from '../formats/keys'
import type { OutcomeKind, SourceKind } from '../log-model'
import { actorOf, claimsOf } from './actor'
import { changesOf } from './changes'

const content = /^(storage(read|write|delete)|auditevent|sqlsecurityauditevents|dataplanerequests|mongorequests|queryruntimestatistics)$/i
const denial = /forbidden|unauthorized|authorizationfail|authorizationfailure|accessdenied|authenticationfail|linkedauthorizationfailed|requestdisallowedbypolicy|permission/i

/** Brings a record of Azure's activity log or of a resource's log into the common form (domain.md 5.1 and 5.3). */
export function activityEvent(record: JsonRecord, at: Locator): AuditEvent {
  const named = valueOf(field(record, 'operationNameValue') ?? field(record, 'operationName'), 200)
  const operation = named?.toLowerCase() ?? ''
  const category = valueOf(field(record, 'categoryValue') ?? field(record, 'category'), 80)
  const given = parsed(field(record, 'properties') ?? field(record, 'property'))
  const properties = dig(given, 'content') ?? given ?? {}
  const resource = text(field(record, 'resourceId'), 600) ?? text(field(record, '_ResourceId'), 600) ?? text(dig(parsed(field(record, 'authorization')), 'scope'), 600) ?? ''
  const tenant = text(field(record, 'tenantId'), 60)
  const who = actorOf(record, tenant)
  const status = statusOf(record, properties)
  const outcome = outcomeOf(status)
  const http = parsed(field(record, 'httpRequest'))
  const ip = withoutPort(text(field(record, 'callerIpAddress'), 120) ?? text(dig(http, 'clientIpAddress'), 120) ?? text(field(record, 'httpRequestClientIpAddress'), 120) ?? text(dig(parsed(field(record, 'identity')), 'claims', 'ipaddr'), 120) ?? who.address)
  const body = bodyOf(properties)
  const isData = content.test(category ?? '') || /^(get|put|delete|append|copy|list)(blob|page|block|file)/i.test(operation)
  const provider = who.actor?.kind === 'provider'
  const token = text(dig(parsed(field(record, 'identity')), 'claims', 'uti'), 120) ?? text(dig(claimsOf(record), 'uti'), 120)
  return auditEvent({
    marks: token === null ? [] : [{ link: `token ${token}`, side: 'effect' }],
    id: text(field(record, 'eventDataId'), 120) ?? text(dig(properties, 'eventDataId'), 120),
    time: auditTime(field(record, 'time') ?? field(record, 'eventTimestamp') ?? field(record, 'timeGenerated')),
    actor: who.actor,
    actorAccount: who.home,
    mfa: who.mfa,
    service: serviceOf(operation, record),
    action: named,
    outcome,
    account: /\/subscriptions\/([^/]+)/i.exec(resource)?.[1]?.toLowerCase() ?? text(field(record, 'subscriptionId'), 60)?.toLowerCase() ?? null,
    source: sourceOf(ip, provider),
    ip,
    region: regionOf(record, properties, body),
    readOnly: /\/read$|^(get|list)\w*$|^storageread$/i.test(operation) || /^storageread$/i.test(category ?? '') ? true : /\/(write|delete)$/.test(operation) ? false : null,
    data: isData,
    at,
    logType: category,
    changes: /^start(ed)?$/i.test(status.word) ? [] : changesOf(operation, body, resource.replace(/\/providers\/microsoft\.authorization\/.*$/i, '')),
    guest: who.guest,
    shared: who.shared,
    policyRefusal: outcome === 'denied' && /requestdisallowedbypolicy/i.test(JSON.stringify(properties).slice(0, 4_000)),
    shell: /^microsoft\.compute\/virtualmachines(calesets)?\/(virtualmachines\/)?(runcommands?\/(action|write)|extensions\/write)$|^microsoft\.serialconsole\/.*connect\/action$|^microsoft\.automation\/automationaccounts\/jobs\/write$|^microsoft\.containerservice\/managedclusters\/runcommand\/action$|bastionhosts\/.*(session|connect)/i.test(operation) && !/^start(ed)?$/i.test(status.word),
    operation: operationOf(record, operation, resource, status.word),
    host: microsoftHost(who.audience, text(dig(http, 'uri')), text(dig(properties, 'uri')), who.actor?.kind === 'human' ? who.actor.id : null),
  })
}

/** Records of one call share its correlation, what it does and to what; a deployment shares the first with all that it makes. */
function operationOf(record: JsonRecord, operation: string, resource: string, status: string): AuditEvent['operation'] {
  const correlation = text(field(record, 'correlationId'), 120)
  if (correlation === null || operation === '') return null
  return { key: [correlation, text(field(record, 'operationId'), 120) ?? '', operation, resource].join('|').toLowerCase(), underWay: /^(start(ed)?|accept(ed)?|in ?progress)$/i.test(status) }
}

type Status = { word: string; code: string; reason: string }

function statusOf(record: JsonRecord, properties: unknown): Status {
  const word = valueOf(field(record, 'activityStatusValue') ?? field(record, 'status')) ?? textOrNumber(field(record, 'resultType'), 60) ?? text(dig(properties, 'metricResponseType')) ?? text(field(record, 'statusText')) ?? ''
  const code = textOrNumber(field(record, 'statusCode'), 60) ?? valueOf(field(record, 'activitySubstatusValue') ?? field(record, 'subStatus')) ?? textOrNumber(field(record, 'resultSignature'), 60) ?? textOrNumber(dig(properties, 'statusCode'), 60) ?? ''
  const reason = [text(field(record, 'resultDescription'), 300), text(dig(properties, 'statusMessage'), 600), text(dig(properties, 'metricResponseType'), 80)].filter((one) => one !== null).join(' ')
  return { word, code, reason }
}

function outcomeOf({ word, code, reason }: Status): OutcomeKind {
  const refused = /\b40[13]\b/.test(code) || denial.test(code) || /^unauthorized$|^forbidden$/i.test(word)
  if (/^(fail(ed|ure)?|clienterror|servererror|error|canceled|cancelled)/i.test(word)) return refused || denial.test(reason) ? 'denied' : 'failed'
  if (denial.test(word)) return 'denied'
  return refused ? 'denied' : /^[45]\d\d$/.test(code) ? 'failed' : 'success'
}

function sourceOf(ip: string | null, provider: boolean): SourceKind {
  if (ip === null || ip === '0.0.0.0') return provider ? 'internal' : 'missing'
  const kind = ipKind(ip)
  return provider && kind !== 'invalid' ? 'service' : kind
}

/** What a call asked for, which the activity log keeps as JSON text. */
function bodyOf(properties: unknown): unknown {
  const body = parsed(dig(properties, 'requestbody') ?? dig(properties, 'requestBody'))
  return isObject(body) ? body : undefined
}

function serviceOf(operation: string, record: JsonRecord): string {
  const named = valueOf(field(record, 'resourceProviderName') ?? field(record, 'resourceProviderValue'), 120)
  return (named ?? (/^([a-z0-9.]+)\//.exec(operation)?.[1] ?? 'azure')).toLowerCase()
}

/** Region of the resource; null where the record names none or says "global". Names for people and ids are the same to Azure. */
function regionOf(record: JsonRecord, properties: unknown, body: unknown): string | null {
  const given = [field(record, 'location'), field(record, 'resourceLocation'), dig(properties, 'resourceLocation'), dig(properties, 'location'), dig(body, 'location'), dig(parsed(dig(properties, 'responseBody')), 'location')]
  const ids = given.flatMap((one) => text(one, 60) ?? []).map(azureRegionId)
  return ids.find((one) => one !== 'global' && one !== '') ?? null
}
