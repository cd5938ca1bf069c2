import type { JsonRecord } from '../formats/json-records'
import { buildEvent, home, iamUser, roleSession, rootUser, signIn, ssoSession, stranger } from './build-event'

/** One example of a rule: the events, and what is expected of the observations. */
export type Case = { name: string; events: JsonRecord[]; file?: string; severity?: string; says?: RegExp; count?: number }
export type Cases = { fires: Case[]; quiet: Case[] }

const user = iamUser('k.drummond')
const by = (eventSource: string, eventName: string, fields: JsonRecord = {}) =>
  buildEvent({ userIdentity: user, eventSource: `${eventSource}.amazonaws.com`, eventName, readOnly: false, ...fields })
const denied = { errorCode: 'AccessDenied' }
const items = (...add: JsonRecord[]) => ({ add: { items: add } })
const trust = (principal: unknown, condition?: JsonRecord) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: principal, Action: '*', ...(condition && { Condition: condition }) }] })
const at = (eventTime: string, fields: JsonRecord = {}) => buildEvent({ eventTime, ...fields })
const one = (name: string, event: JsonRecord, more: Omit<Case, 'name' | 'events'> = {}): Case => ({ name, events: [event], ...more })
const days = (first: number, last: number) => Array.from({ length: (last - first) * 6 + 1 }, (_, i) => at(new Date(Date.UTC(2026, 10, first) + i * 4 * 3_600_000).toISOString().replace('.000', '')))
const thin = { eventTime: '2026-11-02T14:00:00Z', eventName: 'PutBucketPolicy', eventSource: 's3.amazonaws.com', awsRegion: 'us-gov-west-1', sourceIPAddress: '199.43.0.47' }
const large = [...days(1, 9), ...Array.from({ length: 100 }, () => buildEvent())]

const from = (sourceIPAddress: string, fields: JsonRecord = {}) => buildEvent({ sourceIPAddress, ...fields })
/** Firing, quiet and near-miss examples of every rule. */
export const cases: Record<string, Cases> = {
  'CT-01': {
    fires: [
      one('no identity', buildEvent({ userIdentity: undefined }), { says: /who acted/ }),
      one('an address with leading zeros', buildEvent({ sourceIPAddress: '035.249.253.232' }), { says: /where it came from/ }),
      one('no name of the event', buildEvent({ eventName: undefined }), { says: /what was done/ }),
      one('a time that is none', buildEvent({ eventTime: '2026-02-30T10:00:00Z' }), { says: /when/ }),
      one('an anonymous caller', buildEvent({ userIdentity: { type: 'AWSAccount', accountId: 'ANONYMOUS_PRINCIPAL' } }), { says: /who/ }),
    ],
    quiet: [
      one('a complete event', buildEvent()),
      one('a service event without address', buildEvent({ userIdentity: { accountId: home, invokedBy: 'AWS Internal' }, eventType: 'AwsServiceEvent', sourceIPAddress: undefined })),
      one('a service as address', buildEvent({ sourceIPAddress: 'cloudformation.amazonaws.com' })),
      one('a time as a SIEM writes it', buildEvent({ eventTime: '2026-11-02 14:00:00.000000000' })),
      one('IPv6', buildEvent({ sourceIPAddress: '2600:1f18::7' })),
    ],
  },
  'CT-02': {
    fires: [
      one('a commercial region', buildEvent({ awsRegion: 'us-east-1', readOnly: false }), { severity: 'high' }),
      one('a foreign region', buildEvent({ awsRegion: 'ca-central-1', readOnly: false }), { severity: 'critical' }),
      one('a denied call there', buildEvent({ awsRegion: 'ca-central-1', ...denied }), { severity: 'low' }),
      one('an account-wide service', buildEvent({ awsRegion: 'us-east-1', eventSource: 'iam.amazonaws.com' }), { severity: 'medium' }),
      one('a region nobody has', buildEvent({ awsRegion: 'us-gov-west-2' }), { severity: 'medium', says: /anonymized or invented/ }),
      one('an anonymized region', buildEvent({ awsRegion: 'sagov-westsouth-1r' }), { says: /anonymized or invented/ }),
      one('a region of another case', buildEvent({ awsRegion: 'US-GOV-WEST-1' }), { says: /anonymized or invented/ }),
      one('a secret region', buildEvent({ awsRegion: 'us-iso-east-1' }), { severity: 'critical' }),
    ],
    quiet: [one('us-gov-west-1', buildEvent()), one('us-gov-east-1', buildEvent({ awsRegion: 'us-gov-east-1' }))],
  },
  'CT-03': {
    fires: [
      one('a commercial ARN in GovCloud', buildEvent({ userIdentity: iamUser('a', { arn: `arn:aws:iam::${home}:user/a` }) }), { severity: 'high', says: /altered/ }),
      one('a GovCloud resource in a commercial region', buildEvent({ awsRegion: 'us-east-1', resources: [{ ARN: 'arn:aws-us-gov:s3:::x' }] })),
      one('another region in the wrapper', { 'detail-type': 'AWS API Call via CloudTrail', region: 'us-gov-east-1', detail: buildEvent() }, { says: /wrapper/ }),
      one('another account in the name', buildEvent(), { file: `${stranger}_CloudTrail_us-gov-west-1_20261102T1400Z_AbCdEf.json`, says: /named for account/ }),
      one('another region in the name', buildEvent(), { file: `${home}_CloudTrail_us-gov-east-1_20261102T1400Z_AbCdEf.json`, says: /named for us-gov-east-1/ }),
    ],
    quiet: [
      one('all agree', buildEvent({ resources: [{ ARN: 'arn:aws-us-gov:s3:::x' }] }), { file: `${home}_CloudTrail_us-gov-west-1_20261102T1400Z_AbCdEf.json` }),
      one('the wrapper agrees', { 'detail-type': 'AWS API Call via CloudTrail', region: 'us-gov-west-1', detail: buildEvent() }),
      one('a partition in an invented region cannot contradict', buildEvent({ awsRegion: 'us-north-2r' })),
    ],
  },
  'CT-04': {
    fires: [
      one('a call', buildEvent({ userIdentity: rootUser }), { severity: 'high' }),
      one('a sign-in without a second factor', signIn(rootUser, 'No'), { severity: 'critical' }),
      one('a failed sign-in', signIn(rootUser, 'No', 'Failure'), { severity: 'medium' }),
    ],
    quiet: [
      one('a service for the root', buildEvent({ userIdentity: { ...rootUser, invokedBy: 'autoscaling.amazonaws.com' } })),
      one('a service event', buildEvent({ userIdentity: rootUser, eventType: 'AwsServiceEvent' })),
      one('a user named root', buildEvent({ userIdentity: iamUser('root') })),
    ],
  },
  'CT-05': {
    fires: [
      one('a user without a second factor', signIn(user, 'No'), { severity: 'high' }),
      one('the root without one', signIn(rootUser, 'No'), { severity: 'critical' }),
      one('a federated person', signIn(ssoSession('m.okafor@harborfield.example'), 'No'), { severity: 'info', says: /identity provider/ }),
    ],
    quiet: [one('a user with a second factor', signIn(user, 'Yes')), one('a failed sign-in', signIn(user, 'No', 'Failure')), one('an API call', buildEvent({ userIdentity: user }))],
  },
  'CT-06': {
    fires: [
      one('long-lived keys', buildEvent({ userIdentity: user }), { severity: 'high' }),
      one('a session that says false', buildEvent({ userIdentity: iamUser('k.drummond', { sessionContext: { attributes: { mfaAuthenticated: 'false' } } }) }), { severity: 'high' }),
      one('a federated person', buildEvent({ userIdentity: ssoSession('m.okafor@harborfield.example', 'false') }), { severity: 'info' }),
    ],
    quiet: [
      one('with a second factor', buildEvent({ userIdentity: iamUser('k.drummond', { sessionContext: { attributes: { mfaAuthenticated: 'true' } } }) })),
      one('a service user', buildEvent({ userIdentity: iamUser('svc-backup') })),
      one('a service role', buildEvent({ userIdentity: roleSession('Reader', 'i-0b7c41d29ae35f608'), sourceIPAddress: '10.0.0.4' })),
      one('a service acting for a user', buildEvent({ userIdentity: user, sourceIPAddress: 'cloudformation.amazonaws.com' })),
    ],
  },
  'CT-07': {
    fires: [
      one('a person abroad', buildEvent({ sourceIPAddress: '193.0.6.139' }), { severity: 'high', says: /Netherlands \(approximate\)/ }),
      one('a denied person abroad', buildEvent({ sourceIPAddress: '193.0.6.139', ...denied }), { severity: 'medium' }),
      one('a sign-in that failed abroad', buildEvent({ eventName: 'ConsoleLogin', eventSource: 'signin.amazonaws.com', eventType: 'AwsConsoleSignIn', sourceIPAddress: '193.0.6.139', errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } }), { severity: 'low', says: /tried to sign in and failed/ }),
    ],
    quiet: [
      one('at home', buildEvent()),
      one('in Puerto Rico', buildEvent({ sourceIPAddress: '196.12.32.1' })),
      one('an unknown place', buildEvent({ sourceIPAddress: '203.0.113.9' })),
      one('junk that starts like a foreign address', buildEvent({ sourceIPAddress: '193.00.6.139' })),
      one('a machine abroad', buildEvent({ userIdentity: roleSession('Reader', 'i-0b7c41d29ae35f608'), sourceIPAddress: '193.0.6.139' })),
      one('inside', buildEvent({ sourceIPAddress: '10.0.0.1' })),
    ],
  },
  'CT-09': {
    fires: [
      one('stopped', by('cloudtrail', 'StopLogging'), { severity: 'critical' }),
      one('an attempt', by('cloudtrail', 'StopLogging', denied), { severity: 'medium', says: /tried StopLogging, and was denied/ }),
      one('flow logs deleted', by('ec2', 'DeleteFlowLogs'), { severity: 'high' }),
      one('selectors changed', by('cloudtrail', 'PutEventSelectors'), { severity: 'medium' }),
      one('validation turned off', by('cloudtrail', 'UpdateTrail', { requestParameters: { enableLogFileValidation: false } }), { severity: 'high' }),
      one('the bucket of a trail', by('s3', 'DeleteBucket', { requestParameters: { bucketName: 'harborfield-cloudtrail' } }), { severity: 'high' }),
      one('the account leaves', by('organizations', 'LeaveOrganization'), { severity: 'high' }),
    ],
    quiet: [
      one('started', by('cloudtrail', 'StartLogging')),
      one('another bucket', by('s3', 'DeleteBucket', { requestParameters: { bucketName: 'catalog-drafts' } })),
      one('the same word of another service', by('glue', 'StopLogging')),
      one('a look', by('cloudtrail', 'GetTrailStatus', { readOnly: true })),
    ],
  },
  'CT-10': {
    fires: [
      one('a snapshot for all', by('ec2', 'ModifySnapshotAttribute', { requestParameters: { createVolumePermission: items({ group: 'all' }) } }), { severity: 'critical' }),
      one('an image for an account', by('ec2', 'ModifyImageAttribute', { requestParameters: { launchPermission: items({ userId: stranger }) } }), { severity: 'high', says: /account 444455556666/ }),
      one('an attempt', by('ec2', 'ModifyImageAttribute', { requestParameters: { launchPermission: items({ userId: stranger }) }, ...denied }), { severity: 'low' }),
      one('a database snapshot', by('rds', 'ModifyDBSnapshotAttribute', { requestParameters: { attributeName: 'restore', valuesToAdd: ['all'] } }), { severity: 'critical' }),
      one('a public bucket', by('s3', 'PutBucketPolicy', { requestParameters: { bucketPolicy: JSON.parse(trust('*')) as unknown } }), { severity: 'critical' }),
      one('a bucket with a condition', by('s3', 'PutBucketPolicy', { requestParameters: { bucketPolicy: JSON.parse(trust('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })) as unknown } }), { severity: 'medium' }),
      one('a public list of rights', by('s3', 'PutBucketAcl', { requestParameters: { 'x-amz-acl': ['public-read'] } }), { severity: 'critical' }),
      one('a grant on a key', by('kms', 'CreateGrant', { requestParameters: { granteePrincipal: `arn:aws-us-gov:iam::${stranger}:role/x` } }), { severity: 'high' }),
      one('a key policy nobody can read', by('kms', 'PutKeyPolicy', { requestParameters: { policy: '{"Statement":' } }), { severity: 'medium' }),
      one('a function', by('lambda', 'AddPermission20150331v2', { requestParameters: { principal: '*' } }), { severity: 'critical' }),
      one('a resource share', by('ram', 'CreateResourceShare', { requestParameters: { principals: [stranger] } }), { severity: 'high' }),
      one('a copy to another region', by('ec2', 'CopySnapshot', { requestParameters: { sourceRegion: 'us-gov-east-1' } }), { severity: 'medium' }),
      one('a copy out of GovCloud', by('ec2', 'CopySnapshot', { requestParameters: { sourceRegion: 'us-gov-east-1', destinationRegion: 'us-west-2' } }), { severity: 'high' }),
    ],
    quiet: [
      one('a snapshot for the own account', by('ec2', 'ModifySnapshotAttribute', { requestParameters: { createVolumePermission: items({ userId: home }) } })),
      one('a share taken back', by('ec2', 'ModifySnapshotAttribute', { requestParameters: { createVolumePermission: { remove: { items: [{ group: 'all' }] } } } })),
      one('a bucket for the own account and a service', by('s3', 'PutBucketPolicy', { requestParameters: { bucketPolicy: JSON.parse(trust({ AWS: `arn:aws-us-gov:iam::${home}:root`, Service: 'logging.s3.amazonaws.com' })) as unknown } })),
      one('a policy that only denies', by('s3', 'PutBucketPolicy', { requestParameters: { bucketPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: '*' }] } } })),
      one('a grant within', by('kms', 'CreateGrant', { requestParameters: { granteePrincipal: `arn:aws-us-gov:iam::${home}:role/x` } })),
      one('a copy in the region', by('ec2', 'CopySnapshot', { requestParameters: { sourceRegion: 'us-gov-west-1' } })),
    ],
  },
  'CT-11': {
    fires: [
      one('another account acts', buildEvent({ userIdentity: { type: 'AWSAccount', accountId: stranger, principalId: 'AROAEXAMPLE:x' } }), { severity: 'medium' }),
      one('it is denied', buildEvent({ userIdentity: iamUser('x', { accountId: stranger }), ...denied }), { severity: 'low' }),
      one('a role trusts another account', by('iam', 'UpdateAssumeRolePolicy', { requestParameters: { policyDocument: trust({ AWS: `arn:aws-us-gov:iam::${stranger}:root` }) } }), { severity: 'high' }),
      one('a role trusts anyone', by('iam', 'CreateRole', { requestParameters: { assumeRolePolicyDocument: trust({ AWS: '*' }) } }), { severity: 'critical' }),
    ],
    quiet: [
      one('the own account', buildEvent()),
      one('a provider’s service', buildEvent({ userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com', accountId: stranger } })),
      one('a role trusts a service', by('iam', 'CreateRole', { requestParameters: { assumeRolePolicyDocument: trust({ Service: 'ec2.amazonaws.com' }) } })),
    ],
  },
  'CT-12': {
    fires: [
      one('deletion', by('kms', 'ScheduleKeyDeletion', { requestParameters: { pendingWindowInDays: 7 } }), { severity: 'medium' }),
      one('an attempt', by('kms', 'DisableKey', denied), { severity: 'low' }),
    ],
    quiet: [one('rotation turned on', by('kms', 'EnableKeyRotation')), one('deletion called off', by('kms', 'CancelKeyDeletion'))],
  },
  'CT-13': {
    fires: [
      one('a factor taken away', by('iam', 'DeactivateMFADevice'), { severity: 'high' }),
      one('a key for another', by('iam', 'CreateAccessKey', { requestParameters: { userName: 'build' } }), { severity: 'medium' }),
      one('administrator rights', by('iam', 'AttachUserPolicy', { requestParameters: { policyArn: 'arn:aws-us-gov:iam::aws:policy/AdministratorAccess' } }), { severity: 'high' }),
      one('another identity provider', by('iam', 'UpdateSAMLProvider'), { severity: 'high' }),
      one('an attempt', by('iam', 'DeleteAccountPasswordPolicy', denied), { severity: 'low' }),
    ],
    quiet: [
      one('a key for oneself', by('iam', 'CreateAccessKey', { requestParameters: { userName: 'k.drummond' } })),
      one('rights to read', by('iam', 'AttachUserPolicy', { requestParameters: { policyArn: 'arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess' } })),
      one('a factor added', by('iam', 'EnableMFADevice')),
    ],
  },
  'CT-14': {
    fires: [
      one('TLS 1.1', buildEvent({ tlsDetails: { tlsVersion: 'TLSv1.1' } }), { severity: 'medium' }),
      one('TLS 1.0', buildEvent({ tlsDetails: { tlsVersion: 'TLSv1' } }), { severity: 'medium' }),
      one('a host that does not say FIPS', buildEvent({ tlsDetails: { tlsVersion: 'TLSv1.3', clientProvidedHostHeader: 'ec2.us-gov-west-1.amazonaws.com' } }), { severity: 'info' }),
    ],
    quiet: [one('TLS 1.3 at a FIPS host', buildEvent()), one('no details', buildEvent({ tlsDetails: undefined })), one('TLS 1.2', buildEvent({ tlsDetails: { tlsVersion: 'TLSv1.2' } }))],
  },
  'CT-15': {
    fires: [
      { name: 'a day of silence', events: [at('2026-11-01T00:00:00Z'), at('2026-11-01T00:10:00Z'), at('2026-11-02T12:00:00Z')], severity: 'medium', says: /36 hours/ },
      { name: 'seven hours', events: [at('2026-11-01T00:00:00Z'), at('2026-11-01T00:10:00Z'), at('2026-11-01T07:20:00Z')], severity: 'low' },
      one('before CloudTrail', at('2009-01-01T00:00:00Z'), { severity: 'high' }),
      one('before its format', at('2016-01-01T00:00:00Z', { eventVersion: '1.11' }), { severity: 'high' }),
    ],
    quiet: [
      { name: 'out of order', events: [at('2026-11-01T08:00:00Z'), at('2026-11-01T00:00:00Z'), at('2026-11-01T04:00:00Z')] },
      { name: 'a silence usual for so sparse a log', events: [0, 8, 16, 24, 33].map((hours) => at(new Date(Date.UTC(2026, 10, 1, hours)).toISOString().replace('.000', ''))) },
      one('an old event of an old format', at('2016-01-01T00:00:00Z', { eventVersion: '1.04' })),
    ],
  },
  'CT-16': {
    fires: [{ name: 'twice', events: [buildEvent({ eventID: 'same' }), buildEvent({ eventID: 'same' }), buildEvent({ eventID: 'same' })], count: 2 }],
    quiet: [
      { name: 'twins of two accounts', events: [buildEvent({ eventID: 'a', sharedEventID: 's' }), buildEvent({ eventID: 'b', sharedEventID: 's', recipientAccountId: stranger })] },
      { name: 'one id in two accounts', events: [buildEvent({ eventID: 'a' }), buildEvent({ eventID: 'a', recipientAccountId: stranger })] },
      { name: 'events without an id', events: [buildEvent({ eventID: undefined }), buildEvent({ eventID: undefined })] },
    ],
  },
  'CT-17': {
    fires: [one('management only', buildEvent(), { says: /Absent from this sample is not absent/ })],
    quiet: [
      { name: 'one data event', events: [buildEvent(), buildEvent({ eventSource: 's3.amazonaws.com', eventName: 'GetObject', eventCategory: 'Data', managementEvent: false })] },
      one('an old one without category', buildEvent({ eventSource: 's3.amazonaws.com', eventName: 'GetObject', eventCategory: undefined, managementEvent: undefined })),
    ],
  },
  'CT-18': {
    fires: [one('one event', buildEvent(), { severity: 'low', says: /less than 7 days/ }), { name: 'reading only', events: large, says: /only reads/ }],
    quiet: [{ name: 'eight days, many, changes too', events: [...large, buildEvent({ readOnly: false })] }],
  },
  'CT-19': {
    fires: [one('withheld by AWS', signIn(iamUser('HIDDEN_DUE_TO_SECURITY_REASONS'), 'No', 'Failure'), { severity: 'low' }), one('blacked out', buildEvent({ userIdentity: iamUser('****') }), { severity: 'medium' })],
    quiet: [one('a name', buildEvent({ userIdentity: user })), one('a name with a star', buildEvent({ userIdentity: iamUser('star*') }))],
  },
  'CT-20': { fires: [one('a shell', by('ssm', 'StartSession'), { severity: 'info' }), one('a command', by('ssm', 'SendCommand'))], quiet: [one('a session of another service', by('glue', 'StartSession')), one('a look at sessions', by('ssm', 'DescribeSessions'))] },
  'CT-21': {
    fires: [
      one('a VPN exit', from('198.51.100.20'), { severity: 'medium', says: /VPN exits \(Some VPN\)/ }), one('Tor', from('198.51.100.21'), { severity: 'medium', says: /acted over Tor/ }),
      one('what was denied over Tor', from('198.51.100.21', denied), { severity: 'low', says: /was denied/ }),
      one('a sign-in that failed over Tor', { ...signIn(user, 'No', 'Failure'), sourceIPAddress: '198.51.100.21' }, { severity: 'low', says: /tried to sign in and failed/ }),
      { name: 'rented machines, said once', events: [from('198.51.100.22'), from('198.51.100.22', { userIdentity: user })], severity: 'low', count: 2, says: /network of Some Cloud/ },
    ],
    quiet: [one('an office', from('199.43.0.47')), one('a government region', from('198.51.100.23')), one('an inner address', from('10.1.2.3')), one('a service from a rented machine', from('198.51.100.22', { userIdentity: { type: 'AWSService', invokedBy: 'autoscaling.amazonaws.com' } }))],
  },
  'CT-22': {
    fires: [      one('an identity by one of its members', { ...thin, 'userIdentity.arn': 'arn:aws-us-gov:iam::111122223333:user/k.drummond' }, { severity: 'medium', says: /does not carry second factors/ }),
      one('an identity as text', { ...thin, userIdentity: '{type=Root}' }, { says: /does not carry what calls asked for/ }), one('no identity and no version', thin, { says: /does not carry who acted/ }),
    ], quiet: [one('a whole record', buildEvent()), one('a whole record without an identity', buildEvent({ userIdentity: undefined })), one('nothing asked for', buildEvent({ requestParameters: null }))],
  },
}
