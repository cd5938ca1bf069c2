import type { JsonRecord } from '../formats/json-records'
import { dig, field, isObject, parsed, text } from '../formats/keys'

/** The logs of Microsoft's clouds come through the same pipes; each is read by an analyzer of its own. */
export type MicrosoftLog = 'sign-in' | 'directory-audit' | 'activity' | 'cluster'

const signInCategory = /SignIn(Logs|Events)?$/i
const other: Record<MicrosoftLog, string> = {
  'sign-in': 'records of the Entra sign-in log',
  'directory-audit': 'records of the Entra audit log',
  activity: 'records of Azure activity and resource logs',
  cluster: 'records of the Kubernetes audit log',
}

/** Name of a category or status, which the REST API writes as `{ value, localizedValue }`. */
export const valueOf = (value: unknown, limit = 300): string | null => text(isObject(value) ? field(value, 'value') : value, limit)

/** What a diagnostic setting puts into `properties`, opened where it is JSON text; the record itself in other shapes. */
export function propertiesOf(record: JsonRecord): JsonRecord {
  const inner = parsed(field(record, 'properties'))
  return isObject(inner) ? inner : record
}

/** Which of Microsoft's logs a record belongs to; null when to none. */
export function microsoftLog(record: JsonRecord): MicrosoftLog | null {
  const category = valueOf(field(record, 'category') ?? field(record, 'categoryValue') ?? field(record, 'type')) ?? ''
  const operation = valueOf(field(record, 'operationName') ?? field(record, 'operationNameValue')) ?? ''
  const inner = propertiesOf(record)
  if (/^kube-audit/i.test(category)) return 'cluster'
  if (signInCategory.test(category) || /^Sign-in activity$/i.test(operation)) return 'sign-in'
  if (/^AuditLogs$/i.test(category)) return 'directory-audit'
  const signsIn = (field(inner, 'userPrincipalName') !== undefined || field(inner, 'servicePrincipalId') !== undefined) && ['appDisplayName', 'clientAppUsed', 'conditionalAccessStatus', 'isInteractive', 'resourceDisplayName', 'authenticationRequirement'].filter((name) => field(inner, name) !== undefined).length >= 2
  if (signsIn) return 'sign-in'
  if (field(inner, 'activityDisplayName') !== undefined || (field(inner, 'initiatedBy') !== undefined && field(inner, 'targetResources') !== undefined)) return 'directory-audit'
  const placed = ['resourceId', '_ResourceId', 'correlationId', 'caller', 'callerIpAddress', 'eventTimestamp', 'subscriptionId', 'resultType', 'authorization'].filter((name) => field(record, name) !== undefined).length
  return operation !== '' && placed >= 2 ? 'activity' : null
}

/** The `aside` of one of the logs: what the records of the others are called. */
export const asideFrom = (mine: MicrosoftLog) => (record: JsonRecord): string | null => {
  const log = microsoftLog(record)
  return log === null || log === mine ? null : other[log]
}

/** "8.8.8.8:44321" and "[2001:db8::1]:443" without the port. */
export const withoutPort = (ip: string | null): string | null => (ip === null ? null : (/^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(ip)?.[1] ?? /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(ip)?.[1] ?? ip))

const government = /\b([a-z0-9-]+\.onmicrosoft\.us|(?:[a-z0-9-]+\.)*(?:usgovcloudapi\.net|microsoftonline\.us|azure\.us|microsoft\.us|sharepoint\.us|azurecr\.us|office365\.us))\b/i
const commercial = /\b([a-z0-9-]+\.onmicrosoft\.com|management\.(?:core\.windows\.net|azure\.com)|graph\.(?:microsoft\.com|windows\.net)|portal\.azure\.com|login\.microsoftonline\.com)\b/i

/** The first host in these texts that only one of Microsoft's clouds has (domain.md 3.1). */
export function microsoftHost(...texts: (string | null)[]): string | null {
  for (const one of texts) {
    const found = one === null ? undefined : (government.exec(one)?.[1] ?? commercial.exec(one)?.[1])
    if (found) return found.toLowerCase()
  }
  return null
}
export const microsoftCloud = (host: string | null): 'government' | 'commercial' | null => (host === null ? null : government.test(host) ? 'government' : 'commercial')

/** True when two tenant ids are both there and differ. The empty and the zero id name no tenant. */
export function otherTenant(a: unknown, b: unknown): boolean {
  const [one, two] = [text(a)?.toLowerCase(), text(b)?.toLowerCase()]
  const none = /^[0-]*$/
  return Boolean(one && two && !none.test(one) && !none.test(two) && one !== two)
}

/** Guests have `#EXT#` in their user principal name. */
export const isGuestName = (name: string | null): boolean => name !== null && /#EXT#@/i.test(name)
/** "jane_partner.example#EXT#@firm.onmicrosoft.us" is jane@partner.example. */
export const homeName = (name: string): string => name.replace(/^(.+)_([^_]+)#EXT#@.*$/i, '$1@$2')

/** Value of a claim, whatever of its names the token used. */
export const claim = (claims: unknown, ...names: string[]): string | null => names.map((name) => text(dig(claims, name))).find((value) => value !== null) ?? null
