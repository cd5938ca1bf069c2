import type { JsonRecord } from '../formats/json-records'

let serial = 0
export const subscription = '3c9d2e10-7b64-4f0a-9a1e-5d8f6b2c4e71'
export const tenant = '6a0f4b2c-3d51-4e88-8c77-1b9e0d2f3a55'
const guid = (n: number) => `a1b2c3d4-0000-4000-8000-${String(n).padStart(12, '0')}`
const scope = `/subscriptions/${subscription}/resourceGroups/plm/providers/Microsoft.Storage/storageAccounts/corvidplm`

export const claims: JsonRecord = {
  aud: 'https://management.core.usgovcloudapi.net/',
  'http://schemas.microsoft.com/claims/authnmethodsreferences': 'pwd,mfa',
  'http://schemas.microsoft.com/identity/claims/objectidentifier': guid(7),
  'http://schemas.microsoft.com/identity/claims/tenantid': tenant,
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'g.larsen@corvid.example',
  appid: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
  ipaddr: '199.43.0.47',
  name: 'Greta Larsen',
}

/** One quiet record for tests, as a diagnostic setting writes it: a person of the firm changes a tag in Virginia. */
export function buildRecord(operationName = 'MICROSOFT.RESOURCES/TAGS/WRITE', fields: JsonRecord = {}): JsonRecord {
  serial++
  return {
    time: '2026-11-02T14:00:00.1234567Z',
    resourceId: scope.toUpperCase(),
    operationName,
    category: 'Administrative',
    resultType: 'Success',
    resultSignature: 'Succeeded.',
    durationMs: '120',
    callerIpAddress: '199.43.0.47',
    correlationId: guid(serial),
    identity: { authorization: { scope, action: operationName, evidence: { role: 'Contributor' } }, claims },
    level: 'Information',
    location: 'usgovvirginia',
    properties: { statusCode: 'OK', eventCategory: 'Administrative', eventDataId: guid(serial + 500) },
    tenantId: tenant,
    ...fields,
  }
}

/** A record whose call asked for something. */
export const asking = (operation: string, body: JsonRecord, fields: JsonRecord = {}): JsonRecord =>
  buildRecord(operation, { properties: { requestbody: JSON.stringify(body), eventDataId: guid(++serial + 500) }, ...fields })

/** The same as the REST API and "az monitor activity-log list" write it. */
export function fromRest(operation: string, fields: JsonRecord = {}): JsonRecord {
  serial++
  const named = (value: string) => ({ value, localizedValue: value })
  return {
    authorization: { action: operation, role: null, scope },
    caller: 'g.larsen@corvid.example',
    channels: 'Operation',
    claims,
    correlationId: guid(serial),
    eventDataId: guid(serial + 500),
    eventName: named('EndRequest'),
    category: named('Administrative'),
    httpRequest: { clientRequestId: guid(serial), clientIpAddress: '199.43.0.47', method: 'PUT', uri: 'https://management.usgovcloudapi.net/subscriptions/x' },
    level: 'Informational',
    resourceGroupName: 'plm',
    resourceProviderName: named('Microsoft.Storage'),
    resourceId: scope,
    resourceType: named('Microsoft.Storage/storageAccounts'),
    operationId: guid(serial),
    operationName: named(operation),
    properties: { statusCode: 'OK', requestbody: '{"location":"usgovvirginia"}' },
    status: named('Succeeded'),
    subStatus: named('OK'),
    eventTimestamp: '2026-11-02T14:00:00.1234567Z',
    submissionTimestamp: '2026-11-02T14:02:00Z',
    subscriptionId: subscription,
    tenantId: tenant,
    ...fields,
  }
}

export const refused = { resultType: 'Failure', resultSignature: 'Failed.Forbidden' }
