import { columnName } from '../../audit-log/rows'

/** Where a column's value belongs in a record. `struct` values hold what a record has in braces. */
export type Target = { path: readonly string[]; struct: boolean }

/** Where the time of the store stands until it is known whether the event has its own. */
export const storedTime = ':storedTime'
const structs = ['userIdentity', 'requestParameters', 'responseElements', 'additionalEventData', 'resources', 'tlsDetails', 'serviceEventDetails', 'addendum', 'sessionContext', 'sessionIssuer', 'attributes', 'onBehalfOf']
const plain = `eventVersion eventTime eventSource eventName awsRegion sourceIPAddress userAgent errorCode errorMessage requestID eventID eventType
  managementEvent readOnly recipientAccountId sharedEventID vpcEndpointId eventCategory sessionCredentialFromConsole apiVersion`.split(/\s+/)
const identity = ['type', 'principalId', 'arn', 'accountId', 'accessKeyId', 'userName', 'invokedBy', 'sourceIdentity', 'identityProvider', 'credentialId']
const issuer = ['type', 'principalId', 'arn', 'accountId', 'userName']

const targets = new Map<string, Target>()
const add = (path: string[], ...names: string[]) => {
  const target = { path, struct: structs.includes(path.at(-1) ?? '') }
  for (const name of [path.join(''), ...names]) targets.set(name.toLowerCase(), target)
}
for (const name of plain) add([name])
for (const name of structs.slice(0, 8)) add([name])
// A column of a struct's member is named after the member alone, where the query gives it no other name.
for (const name of identity) add(['userIdentity', name], ...(name === 'type' || name === 'accountId' ? [`identity${name}`] : [name, `identity${name}`]))
add(['userIdentity', 'sessionContext'], 'sessionContext')
add(['userIdentity', 'onBehalfOf'], 'onBehalfOf')
add(['userIdentity', 'sessionContext', 'attributes'])
add(['userIdentity', 'sessionContext', 'sessionIssuer'], 'sessionIssuer')
add(['userIdentity', 'sessionContext', 'sourceIdentity'])
add(['userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated'], 'mfaAuthenticated', 'sessionContextAttributesMfaAuthenticated', 'userIdentityMfaAuthenticated')
for (const name of issuer) add(['userIdentity', 'sessionContext', 'sessionIssuer', name], `sessionIssuer${name}`, `sessionContextSessionIssuer${name}`)
for (const name of ['tlsVersion', 'cipherSuite', 'clientProvidedHostHeader']) add(['tlsDetails', name], name)
add(['additionalEventData', 'MFAUsed'], 'mfaUsed')
add(['responseElements', 'ConsoleLogin'], 'consoleLogin')
// The console's own names (Event history, "Download as CSV").
add(['userIdentity', 'accessKeyId'], 'awsAccessKey', 'accessKey')
add(['sourceIPAddress'], 'sourceIP')
add(['awsRegion'], 'region')
add(['recipientAccountId'], 'recipientAccount')
// Microsoft Sentinel's table of the same events.
add(['eventID'], 'awsEventId')
add(['requestID'], 'awsRequestId', 'awsRequestIdValue')
add(['eventType'], 'eventTypeName')
add(['userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated'], 'sessionMfaAuthenticated')
// The time that a store gives an event, where its own was not selected.
add([storedTime], 'timeGenerated', 'timeGeneratedUtc', 'time', 'timestamp')

const parts = new Map(structs.slice(0, 8).map((name) => [name.toLowerCase(), name]))

/** Where the value of a column belongs; null for a column that CloudTrail does not have. */
export function targetOf(header: string): Target | null {
  const before = found.get(header)
  if (before !== undefined) return before
  const target = lookedUp(header)
  if (found.size < 1_000) found.set(header, target)
  return target
}

const found = new Map<string, Target | null>()

function lookedUp(header: string): Target | null {
  const known = targets.get(columnName(header))
  if (known) return known
  const [first = '', ...rest] = header.trim().split('.')
  const struct = parts.get(columnName(first))
  return struct !== undefined && rest.length > 0 && rest.every((part) => part !== '' && part !== '__proto__') ? { path: [struct, ...rest], struct: false } : null
}

/** Whether columns are those of CloudTrail: the name of the event and three more that only CloudTrail has. */
export function areTrailColumns(headers: readonly string[]): boolean {
  const names = new Set(headers.map((header) => targetOf(header)?.path.join('.') ?? ''))
  if (!names.has('eventName')) return false
  const telling = ['eventTime', storedTime, 'eventSource', 'awsRegion', 'sourceIPAddress', 'eventID', 'eventVersion', 'recipientAccountId', 'requestParameters', 'eventType', 'readOnly'].filter((name) => names.has(name)).length
  const who = [...names].some((name) => name.startsWith('userIdentity'))
  const own = names.has('eventSource') || names.has('awsRegion') || names.has('userIdentity') || names.has('userIdentity.arn')
  return own && telling + Number(who) >= 3
}
