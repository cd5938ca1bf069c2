import { expect, it } from 'vitest'
import { actorOf, type Circumstance } from './actor'
import { home, iamUser, roleSession, rootUser, ssoSession, stranger } from './build-event'
import { recognizeTrail } from './recognize'

const inside: Circumstance = { mfa: false, console: false, fromOutside: false }
const outside: Circumstance = { ...inside, fromOutside: true }
const role = (name: string) => `arn:aws-us-gov:iam::${home}:role/${name}`.toLowerCase()

it.each<[string, unknown, Circumstance, string | null, string | null]>([
  ['a person through Identity Center', ssoSession('M.Okafor@harborfield.example'), inside, 'human', 'm.okafor@harborfield.example'],
  ['an e-mail as session name', roleSession('Engineer', 'd.reyes@harborfield.example'), inside, 'human', 'd.reyes@harborfield.example'],
  ['first and last name', roleSession('Engineer', 'dana.reyes'), inside, 'human', 'dana.reyes'],
  ['a plain name from outside', roleSession('Engineer', 'dreyes'), outside, 'human', 'dreyes'],
  ['a plain name from inside', roleSession('Engineer', 'dreyes'), inside, 'service', role('Engineer')],
  ['a second factor makes a person', roleSession('Engineer', 'session-1'), { ...inside, mfa: true }, 'human', 'session-1'],
  ['the console makes a person', roleSession('Engineer', 'session-1'), { ...inside, console: true }, 'human', 'session-1'],
  ['a machine', roleSession('Reader', 'i-0b7c41d29ae35f608'), outside, 'service', role('Reader')],
  ['a library', roleSession('Reader', 'botocore-session-1793628000'), outside, 'service', role('Reader')],
  ['a pipeline', roleSession('Deploy', 'GitHubActions'), outside, 'service', role('Deploy')],
  ['a service-linked role', roleSession('AWSServiceRoleForRDS', 'SLRManagement'), inside, 'provider', role('AWSServiceRoleForRDS')],
  ['a user', iamUser('K.Drummond'), inside, 'human', 'k.drummond'],
  ['a service user', iamUser('svc-backup'), inside, 'service', `arn:aws-us-gov:iam::${home}:user/svc-backup`],
  ['the root', rootUser, inside, 'human', `arn:aws-us-gov:iam::${home}:root`],
  ['a service', { type: 'AWSService', invokedBy: 'EC2.amazonaws.com' }, inside, 'provider', 'ec2.amazonaws.com'],
  ['AWS itself', { accountId: home, invokedBy: 'AWS Internal' }, inside, 'provider', 'aws internal'],
  ['another account', { type: 'AWSAccount', accountId: stranger, principalId: 'AROAEXAMPLE:x' }, inside, 'service', 'aroaexample:x'],
  ['anyone', { type: 'AWSAccount', accountId: 'anonymous', principalId: '' }, inside, 'anonymous', 'anonymous'],
  ['SAML', { type: 'SAMLUser', principalId: 'x:y', userName: 'dana@harborfield.example' }, inside, 'human', 'dana@harborfield.example'],
  ['a pipeline by OpenID', { type: 'WebIdentityUser', userName: 'repo:harborfield/api:ref:refs/heads/main', identityProvider: 'token.actions.githubusercontent.com' }, inside, 'service', 'repo:harborfield/api:ref:refs/heads/main'],
  ['Identity Center itself', { type: 'IdentityCenterUser', onBehalfOf: { userId: '94482488-1' } }, inside, 'human', '94482488-1'],
  ['a hidden name', iamUser('HIDDEN_DUE_TO_SECURITY_REASONS'), inside, 'anonymous', 'hidden'],
  ['only an access key', { type: 'IAMUser', accessKeyId: 'AKIAEXAMPLE000000001' }, inside, 'human', 'access key ending 0001'],
  ['an unknown type', { type: 'Unknown' }, inside, 'anonymous', 'unknown'],
  ['nothing', {}, inside, null, null],
  ['text', 'me', inside, null, null],
])('%s', (_, identity, seen, kind, id) => {
  const actor = actorOf(identity, 'AwsApiCall', seen)
  expect([actor?.kind ?? null, actor?.id ?? null]).toEqual([kind, id])
})

it('tells the permission set a person acts under', () => expect(actorOf(ssoSession('m@harborfield.example'), null, inside)?.via).toBe('ItarEngineer'))
it('never names an access key in full', () => expect(JSON.stringify(actorOf({ type: 'IAMUser', accessKeyId: 'AKIAEXAMPLE000000001' }, null, inside))).not.toContain('AKIA'))

const sample = (text: string) => ({ name: 'cloudtrail.json', bytes: new Uint8Array(0), text, gzip: false })
it.each<[string, string, number]>([
  ['CSV', 'eventVersion,userIdentity,eventSource', 0],
  ['Azure', '{"operationName":"Microsoft.KeyVault/vaults/delete","caller":"x","eventTimestamp":"2026-11-02"}', 0],
  ['GCP', '{"protoPayload":{"serviceName":"iam.googleapis.com","methodName":"SetIamPolicy"},"logName":"x"}', 0],
  ['Okta', '{"eventType":"user.session.start","actor":{"id":"x"},"published":"2026-11-02"}', 0],
  ['a document that quotes one', 'Use {"eventVersion":"1.11","userIdentity":{},"eventSource":"x","eventName":"y","awsRegion":"z","eventTime":"t"}', 0],
  ['a record that holds little', '{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole"}}', 0.6],
  ['an EventBridge event', '{"detail-type":"AWS API Call via CloudTrail","detail":{', 1],
])('recognizes by content alone: %s', (_, text, expected) => expect(recognizeTrail(sample(text))).toBe(expected))
