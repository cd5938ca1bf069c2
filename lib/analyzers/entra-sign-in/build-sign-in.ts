import type { JsonRecord } from '../formats/json-records'

let serial = 0
export const tenant = '5b1d0c6e-8f5a-4c1c-9a39-3f0f2c9e7a10'
export const partner = 'c2a7e4f0-11d8-4f3b-8a5e-6d9b7c0e2f44'
const guid = (n: number) => `7e3c1f${String(n).padStart(2, '0')}-4a5b-4c6d-8e9f-${String(n).padStart(12, '0')}`

/** A method given in a sign-in. */
export const step = (authenticationMethod: string, succeeded = true): JsonRecord => ({ authenticationStepDateTime: '2026-11-02T14:00:00Z', authenticationMethod, authenticationMethodDetail: null, succeeded, authenticationStepResultDetail: !succeeded ? 'declined' : authenticationMethod === 'Password' ? 'Correct password' : 'MFA completed in Azure AD' })

/** One quiet sign-in for tests, as Microsoft Graph writes it: a person of the firm with a hardware key, at home. */
export function buildSignIn(fields: JsonRecord = {}): JsonRecord {
  serial++
  return {
    id: guid(serial),
    createdDateTime: '2026-11-02T14:00:00Z',
    userDisplayName: 'Lena Fairbanks',
    userPrincipalName: 'l.fairbanks@cinderforge.example',
    userId: '0f6b7c8d-1111-4222-8333-944455566677',
    appId: 'c44b4083-3bb0-49c1-b47d-974e53cbdf3c',
    appDisplayName: 'Drawing Vault',
    ipAddress: '199.43.0.47',
    clientAppUsed: 'Browser',
    correlationId: guid(serial + 50),
    conditionalAccessStatus: 'success',
    isInteractive: true,
    riskDetail: 'none',
    riskLevelAggregated: 'none',
    riskLevelDuringSignIn: 'none',
    riskState: 'none',
    resourceDisplayName: 'Drawing Vault',
    resourceId: '00000003-0000-0000-c000-000000000000',
    resourceTenantId: tenant,
    homeTenantId: tenant,
    userType: 'member',
    crossTenantAccessType: 'none',
    authenticationProtocol: 'none',
    authenticationRequirement: 'multiFactorAuthentication',
    authenticationDetails: [step('Password'), step('FIDO2 security key')],
    status: { errorCode: 0, failureReason: 'Other.', additionalDetails: null },
    deviceDetail: { deviceId: '', displayName: '', operatingSystem: 'Windows11', browser: 'Edge 142', isCompliant: true, isManaged: true, trustType: 'Hybrid Azure AD joined' },
    location: { city: 'Reston', state: 'Virginia', countryOrRegion: 'US', geoCoordinates: { altitude: null, latitude: 38.9, longitude: -77.3 } },
    appliedConditionalAccessPolicies: [{ id: guid(90), displayName: 'Hardware key for everyone', enforcedGrantControls: ['Mfa'], result: 'success' }],
    ...fields,
  }
}

/** The same as a diagnostic setting writes it. */
export const diagnostic = (entry: JsonRecord, category = 'SignInLogs'): JsonRecord => ({
  time: entry['createdDateTime'],
  resourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
  operationName: 'Sign-in activity',
  operationVersion: '1.0',
  category,
  tenantId: tenant,
  resultType: String((entry['status'] as { errorCode: number }).errorCode),
  resultSignature: 'None',
  durationMs: 0,
  callerIpAddress: entry['ipAddress'],
  correlationId: entry['correlationId'],
  identity: entry['userDisplayName'],
  Level: 4,
  location: 'US',
  properties: entry,
})

export const refusal = (errorCode: number): JsonRecord => ({ status: { errorCode, failureReason: 'refused' } })
