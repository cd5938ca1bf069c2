import type { EvidenceFile } from '../analyzer'
import type { JsonRecord } from '../formats/json-records'

/** Builders of synthetic CloudTrail records for tests and the bench. */
export const home = '111122223333'
export const stranger = '444455556666'
let serial = 0

/** One quiet GovCloud record: a person in a session with a second factor describes machines. Fields given replace its own. */
export function buildEvent(fields: JsonRecord = {}): JsonRecord {
  serial++
  return {
    eventVersion: '1.11',
    userIdentity: ssoSession('m.okafor@harborfield.example'),
    eventTime: '2026-11-02T14:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName: 'DescribeInstances',
    awsRegion: 'us-gov-west-1',
    sourceIPAddress: '199.43.0.47',
    userAgent: 'aws-cli/2.31.4',
    requestParameters: null,
    responseElements: null,
    requestID: `r-${serial}`,
    eventID: `00000000-0000-4000-8000-${String(serial).padStart(12, '0')}`,
    readOnly: true,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: home,
    eventCategory: 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_256_GCM_SHA384', clientProvidedHostHeader: 'ec2-fips.us-gov-west-1.amazonaws.com' },
    ...fields,
  }
}

/** Identity of a person signed in through IAM Identity Center. */
export const ssoSession = (email: string, mfa = 'true'): JsonRecord => roleSession('AWSReservedSSO_ItarEngineer_3f6a9c1d2b7e4805', email, { mfaAuthenticated: mfa })

/** Identity of a session under a role. */
export const roleSession = (role: string, session: string, attributes: JsonRecord = { mfaAuthenticated: 'false' }): JsonRecord => ({
  type: 'AssumedRole',
  principalId: `AROAEXAMPLE:${session}`,
  arn: `arn:aws-us-gov:sts::${home}:assumed-role/${role}/${session}`,
  accountId: home,
  sessionContext: { sessionIssuer: { type: 'Role', arn: `arn:aws-us-gov:iam::${home}:role/${role}`, accountId: home, userName: role }, attributes },
})

/** Identity of a user with long-lived keys. */
export const iamUser = (userName: string, fields: JsonRecord = {}): JsonRecord => ({
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: `arn:aws-us-gov:iam::${home}:user/${userName}`,
  accountId: home,
  accessKeyId: 'AKIAEXAMPLE000000001',
  userName,
  ...fields,
})

/** Identity of the account root. */
export const rootUser: JsonRecord = { type: 'Root', principalId: home, arn: `arn:aws-us-gov:iam::${home}:root`, accountId: home }

/** A console sign-in. */
export const signIn = (userIdentity: JsonRecord, mfaUsed: string, result = 'Success'): JsonRecord =>
  buildEvent({ userIdentity, eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn', readOnly: false, responseElements: { ConsoleLogin: result }, additionalEventData: { MFAUsed: mfaUsed } })

/** A file in memory, given in chunks of `step` bytes. */
export const fileOf = (name: string, content: string | Uint8Array, step = 65_536): EvidenceFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return {
    name,
    size: bytes.length,
    async *open() {
      for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
    },
  }
}
