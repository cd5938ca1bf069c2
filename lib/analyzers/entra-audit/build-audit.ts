import type { JsonRecord } from '../formats/json-records'

let serial = 0
export const tenant = '1c4e7f9a-52b3-4d86-9f10-8a6b3c2d1e05'
const guid = (n: number) => `d4c3b2a1-0000-4000-8000-${String(n).padStart(12, '0')}`

/** A property that a record says was changed. */
export const changed = (displayName: string, newValue: string, oldValue = ''): JsonRecord => ({ displayName, oldValue, newValue })

/** One record for tests, as Microsoft Graph writes it: an administrator of the firm does `activityDisplayName`, at home. */
export function buildAudit(activityDisplayName = 'Update user', modifiedProperties: JsonRecord[] = [], fields: JsonRecord = {}): JsonRecord {
  serial++
  return {
    id: `Directory_${guid(serial)}`,
    category: 'UserManagement',
    correlationId: guid(serial + 300),
    result: 'success',
    resultReason: '',
    activityDisplayName,
    activityDateTime: '2026-11-02T14:00:00.1234567Z',
    loggedByService: 'Core Directory',
    operationType: 'Update',
    initiatedBy: { user: { id: guid(901), displayName: 'Odile Krantz', userPrincipalName: 'o.krantz@emberline.example', ipAddress: '199.43.0.47', userType: 'Member', homeTenantId: null } },
    targetResources: [{ id: guid(902), displayName: 'Paul Ade', type: 'User', userPrincipalName: 'p.ade@emberline.example', modifiedProperties }],
    additionalDetails: [],
    ...fields,
  }
}

/** The same as a diagnostic setting writes it. */
export const diagnostic = (entry: JsonRecord): JsonRecord => ({
  time: entry['activityDateTime'],
  resourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
  operationName: entry['activityDisplayName'],
  operationVersion: '1.0',
  category: 'AuditLogs',
  tenantId: tenant,
  resultSignature: 'None',
  durationMs: 0,
  correlationId: entry['correlationId'],
  Level: 4,
  properties: entry,
})

export const by = (user: JsonRecord): JsonRecord => ({ initiatedBy: { user: { id: guid(903), ...user } } })
export const failed = { result: 'failure', resultReason: 'Authorization_RequestDenied' }
