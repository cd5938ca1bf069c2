import type { Locator } from '../analyzer'
import { auditEvent, type AuditEvent, type SignIn } from '../audit-log/event'
import { homeName, isGuestName, microsoftHost, otherTenant, propertiesOf, valueOf, withoutPort } from '../audit-log/microsoft'
import { auditTime } from '../audit-log/time'
import { countryCode } from '../formats/country-name'
import { ipKind } from '../formats/ip'
import type { JsonRecord } from '../formats/json-records'
import { dig, field, flag, items, parsed, text, textOrNumber } from '../formats/keys'
import type { Actor, OutcomeKind } from '../log-model'
import { isAwsConsole, personLink } from '../log-rules/moments'
import { factorOfSignIn } from './factor'

/** Clients and protocols that cannot ask for a second factor, or let somebody else finish the sign-in (domain.md 5.3, EN-04). */
const legacy = /^(authenticated smtp|smtp|autodiscover|exchange activesync|exchange online powershell|exchange web services|imap4?|mapi over http|offline address book|outlook anywhere.*|pop3?|reporting web services|other clients.*)$/i
function weakWay(entry: JsonRecord): string | null {
  const protocol = (text(field(entry, 'authenticationProtocol'), 60) ?? '').replace(/[^a-z]/gi, '')
  const transfer = (text(field(entry, 'originalTransferMethod'), 60) ?? '').replace(/[^a-z]/gi, '')
  if (/^devicecode/i.test(protocol) || /^devicecode/i.test(transfer)) return 'device code'
  if (/^(ropc|rpoc)$/i.test(protocol)) return 'password sent by the application (ROPC)'
  const client = text(field(entry, 'clientAppUsed'), 80)
  return client !== null && legacy.test(client) ? client : null
}

const refusedByPolicy = new Set(['53000', '53001', '53002', '53003', '53004', '53009', '53011', '530031', '530032', '530034', '50097', '50131', '500212'])
const refused = new Set(['50020', '50034', '50053', '50055', '50056', '50057', '50105', '50126', '50128', '50144', '50173', '51004', '70043', '81016', '500121', '7000215', '7000222', '700016', '90072', ...refusedByPolicy])

function outcomeOf(code: string | null): OutcomeKind {
  if (code === null || code === '0' || /^success/i.test(code)) return 'success'
  return refused.has(code) ? 'denied' : 'failed'
}

function actorOf(entry: JsonRecord, service: boolean): Actor | null {
  const name = (...keys: string[]) => keys.map((key) => text(field(entry, key), 300)).find((one): one is string => one !== null) ?? null
  const shown = service ? name('servicePrincipalName', 'appDisplayName', 'servicePrincipalId', 'appId') : name('userPrincipalName', 'signInIdentifier', 'userDisplayName', 'userId')
  if (shown === null) return null
  const display = isGuestName(shown) ? homeName(shown) : shown
  const id = service ? (name('servicePrincipalId', 'appId') ?? shown).toLowerCase() : display.toLowerCase()
  const aliases = [shown, ...(service ? [name('appId'), name('appDisplayName')] : [name('userId'), name('signInIdentifier')])]
  return { id, kind: service ? 'service' : 'human', display, aliases: [...new Set(aliases.filter((one): one is string => one !== null && one.toLowerCase() !== id))] }
}

/** Brings a sign-in of Entra, as Graph or a diagnostic setting or Log Analytics writes it, into the common form (domain.md 5.1 and 5.3). */
export function signInEvent(record: JsonRecord, at: Locator): AuditEvent {
  const entry = propertiesOf(record)
  const read = (name: string) => field(entry, name) ?? field(record, name)
  const category = valueOf(field(record, 'category')) ?? items(parsed(read('signInEventTypes'))).map(String).join() ?? ''
  const service = /ServicePrincipal|ManagedIdentity/i.test(category) || (text(read('userPrincipalName')) === null && text(read('servicePrincipalId')) !== null)
  const status = parsed(read('status'))
  const code = textOrNumber(dig(status, 'errorCode'), 20) ?? textOrNumber(field(record, 'resultType'), 20) ?? textOrNumber(read('errorCode'), 20)
  const outcome = outcomeOf(code)
  const who = actorOf(entry, service)
  const ip = withoutPort(text(read('ipAddress'), 120) ?? text(field(record, 'callerIpAddress'), 120))
  const location = parsed(read('locationDetails')) ?? parsed(field(entry, 'location')) ?? read('location')
  const place = text(dig(location, 'countryOrRegion'), 80) ?? (typeof read('location') === 'string' ? lastPart(String(read('location'))) : null)
  const tenant = text(read('resourceTenantId'), 60) ?? text(read('tenantId'), 60) ?? text(field(record, 'aadTenantId'), 60)
  const home = text(read('homeTenantId'), 60)
  const cross = text(read('crossTenantAccessType'), 60) ?? ''
  const { factor, names, mfa } = factorOfSignIn({ ...record, ...entry })
  const policies = items(parsed(read('appliedConditionalAccessPolicies') ?? read('conditionalAccessPolicies')), 100)
  const interactive = !/NonInteractive/i.test(category) && flag(read('isInteractive')) !== false
  const risk = `${text(read('riskLevelDuringSignIn')) ?? ''} ${text(read('riskLevelAggregated')) ?? ''}`
  const signIn: SignIn = {
    kind: service ? 'service' : interactive ? 'interactive' : 'token',
    factor,
    names,
    weak: service ? null : weakWay(entry),
    federated: /^(ADFederationServices|AzureADBackupAuth|FederatedIdentity)/i.test(text(read('tokenIssuerType')) ?? '') || /external provider/i.test(text(dig(status, 'additionalDetails')) ?? ''),
    risky: /medium|high/i.test(risk) && !/dismissed|remediated|confirmedSafe/i.test(text(read('riskState')) ?? ''),
    reportOnly: policies.some((policy) => /^reportOnly(Failure|Interrupted)$/i.test(text(dig(policy, 'result')) ?? '')),
  }
  const guest = !service && (/^guest$/i.test(text(read('userType')) ?? '') || isGuestName(text(read('userPrincipalName'))) || (otherTenant(home, tenant) && !/^(none|)$/i.test(cross)))
  const token = text(read('uniqueTokenIdentifier'), 120)
  const person = isAwsConsole(text(read('appDisplayName'), 120)) || isAwsConsole(text(read('resourceDisplayName'), 120)) ? personLink({ actor: who, ip, source: ip === null ? 'missing' : ipKind(ip) }) : null
  return auditEvent({
    marks: outcome === 'success' ? [...(token ? [{ link: `token ${token}`, side: 'cause' as const }] : []), ...(person ? [{ link: person, side: 'cause' as const }] : [])] : [],
    id: text(field(entry, 'id'), 120) ?? text(read('originalRequestId'), 120) ?? text(read('requestId'), 120),
    time: auditTime(read('createdDateTime') ?? field(record, 'time') ?? field(record, 'timeGenerated')),
    actor: who,
    actorAccount: guest ? home : null,
    mfa: service ? 'unknown' : mfa,
    service: text(read('resourceDisplayName'), 120) ?? text(read('appDisplayName'), 120) ?? 'Entra ID',
    action: `sign-in by ${text(read('appDisplayName'), 100) ?? text(read('appId'), 100) ?? 'an unnamed application'}`,
    outcome,
    account: tenant,
    source: ip === null ? (service ? 'internal' : 'missing') : ipKind(ip),
    ip,
    at,
    logType: category === '' ? null : category,
    country: countryCode(place),
    signIn,
    guest: guest && !/microsoftSupport/i.test(cross),
    providerStaff: /microsoftSupport/i.test(cross),
    policyRefusal: outcome !== 'success' && (refusedByPolicy.has(code ?? '') || /^failure$/i.test(text(read('conditionalAccessStatus')) ?? '')),
    host: microsoftHost(text(read('userPrincipalName')), text(read('tokenIssuerName')), text(read('homeTenantName'))),
    details: /^not ?applied$/i.test(text(read('conditionalAccessStatus')) ?? '') && outcome === 'success' && !service ? ['sign-ins to which no Conditional Access policy applied'] : [],
  })
}

/** "Reston, Virginia, US" ends with the country. */
const lastPart = (place: string): string => place.split(',').at(-1)?.trim() ?? place
