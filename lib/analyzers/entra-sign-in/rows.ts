import type { JsonRecord } from '../formats/json-records'

/** Keys of the record, and the columns of the portal's and of Log Analytics' CSV that hold them, as `columnName` has them. */
const columns: Record<string, string[]> = {
  createdDateTime: ['dateutc', 'date', 'createddatetime', 'createddatetimeutc', 'timegeneratedutc', 'timegenerated'],
  id: ['requestid', 'id'],
  userPrincipalName: ['username', 'userprincipalname'],
  userDisplayName: ['user', 'userdisplayname'],
  userId: ['userid'],
  userType: ['usertype'],
  signInIdentifier: ['signinidentifier'],
  servicePrincipalName: ['serviceprincipalname'],
  servicePrincipalId: ['serviceprincipalid'],
  appDisplayName: ['application', 'appdisplayname'],
  appId: ['applicationid', 'appid'],
  resourceDisplayName: ['resource', 'resourcedisplayname'],
  resourceTenantId: ['resourcetenantid'],
  homeTenantId: ['hometenantid'],
  homeTenantName: ['hometenantname'],
  crossTenantAccessType: ['crosstenantaccesstype'],
  authenticationProtocol: ['authenticationprotocol'],
  originalTransferMethod: ['originaltransfermethod'],
  ipAddress: ['ipaddress'],
  location: ['location'],
  clientAppUsed: ['clientapp', 'clientappused'],
  authenticationRequirement: ['authenticationrequirement'],
  authenticationDetails: ['authenticationdetails'],
  conditionalAccessStatus: ['conditionalaccess', 'conditionalaccessstatus'],
  appliedConditionalAccessPolicies: ['conditionalaccesspolicies', 'appliedconditionalaccesspolicies'],
  tokenIssuerType: ['tokenissuertype'],
  tokenIssuerName: ['tokenissuername'],
  mfaResult: ['multifactorauthenticationresult'],
  riskLevelDuringSignIn: ['risklevelduringsignin'],
  category: ['category'],
}

/** A row of the sign-in CSV that the portal downloads as the record it was made of; null when the columns are of something else. */
export function signInRecord(row: ReadonlyMap<string, string>): JsonRecord | null {
  const cell = (names: string[]) => names.map((name) => row.get(name)).find((value) => value !== undefined)
  const record: JsonRecord = {}
  for (const [key, names] of Object.entries(columns)) {
    const value = cell(names)
    if (value !== undefined) record[key] = value
  }
  if (!record['createdDateTime'] || (!record['userPrincipalName'] && !record['servicePrincipalId'] && !record['userDisplayName'])) return null
  if (!row.has('clientapp') && !row.has('clientappused') && !row.has('signinerrorcode') && !row.has('resulttype') && !row.has('status')) return null
  const code = cell(['signinerrorcode', 'resulttype'])
  const success = /^success$/i.test(row.get('status') ?? '')
  record['status'] = { errorCode: code && /^\d+$/.test(code) ? Number(code) : success ? 0 : (code ?? 1), additionalDetails: cell(['multifactorauthenticationresult', 'additionaldetails']) }
  const method = cell(['multifactorauthenticationauthmethod'])
  if (method) record['mfaDetail'] = { authMethod: method }
  return record
}
