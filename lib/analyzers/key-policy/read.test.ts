import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import type { KeyPolicyFacts } from '../key-policy-facts'
import { recognize, sampleOf } from '../recognize'
import analyzer from './analyzer'

const account = '204817395526'
const read = async (...values: unknown[]) => analyzer.analyze({ files: values.map((value, i) => evidenceOf(typeof value === 'string' ? value : JSON.stringify(value), `key-${i}.json`)) })
const policy = (...statements: object[]) => ({ Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws-us-gov:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }, ...statements] }) })
const allow = (principal: unknown, action: string | string[] = 'kms:Decrypt', more: object = {}) => ({ Effect: 'Allow', Principal: principal, Action: action, Resource: '*', ...more })
const fired = async (...values: unknown[]) => (await read(...values)).observations.map(({ rule }) => rule)
const holder = (facts: KeyPolicyFacts, principal: string) => facts.keys.flatMap(({ holders }) => holders).find((one) => one.principal === principal.toLowerCase())

describe('who an AWS key policy lets in', () => {
  it.each<[string, object, string, object]>([
    ['a role of the account', allow({ AWS: `arn:aws-us-gov:iam::${account}:role/App` }), `arn:aws-us-gov:iam::${account}:role/app`, { reach: 'own', kind: 'role', can: ['decrypt'] }],
    ['another account', allow({ AWS: '731940586213' }), '731940586213', { reach: 'external', kind: 'account' }],
    ["the firm's own sign-in service", allow({ Federated: `arn:aws-us-gov:iam::${account}:saml-provider/corp` }), `arn:aws-us-gov:iam::${account}:saml-provider/corp`, { reach: 'own', kind: 'federated', account }],
    ['a sign-in service of another account', allow({ Federated: 'arn:aws-us-gov:iam::731940586213:saml-provider/corp' }), 'arn:aws-us-gov:iam::731940586213:saml-provider/corp', { reach: 'external' }],
    ['a sign-in service that everyone uses', allow({ Federated: 'cognito-identity.amazonaws.com' }), 'cognito-identity.amazonaws.com', { reach: 'external' }],
    ['a service', allow({ Service: 'logs.us-gov-west-1.amazonaws.com' }), 'logs.us-gov-west-1.amazonaws.com', { reach: 'provider' }],
    ['anyone', allow('*'), '*', { reach: 'public' }],
    ['anyone of the account', allow('*', 'kms:Decrypt', { Condition: { StringEquals: { 'kms:CallerAccount': account } } }), '*', { reach: 'own' }],
    ['anyone of the organization', allow({ AWS: '*' }, 'kms:Decrypt', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } } }), '*', { reach: 'conditional' }],
    ['anyone under a condition that anyone can meet', allow('*', 'kms:Decrypt', { Condition: { StringEquals: { 'kms:EncryptionContext:a': 'b' } } }), '*', { reach: 'public', conditional: true }],
    ['everyone but a few', { Effect: 'Allow', NotPrincipal: { AWS: '1' }, Action: 'kms:*', Resource: '*' }, 'everyone but a few', { reach: 'public' }],
    ['a user deleted since', allow({ AWS: 'AIDAEXAMPLE' }), 'aidaexample', { reach: 'unknown' }],
    ['a wildcard in the middle', allow({ AWS: `arn:aws-us-gov:iam::${account}:role/x` }, 'kms:*Grant*'), `arn:aws-us-gov:iam::${account}:role/x`, { can: ['share'] }],
    ['all but reading', { Effect: 'Allow', Principal: { AWS: `arn:aws-us-gov:iam::${account}:role/y` }, NotAction: 'kms:Describe*', Resource: '*' }, `arn:aws-us-gov:iam::${account}:role/y`, { can: ['decrypt', 'encrypt', 'administer', 'share'] }],
  ])('%s', async (_name, statement, principal, expected) => expect(holder((await read(policy(statement))).facts, principal)).toMatchObject(expected))
  it('leaves out who may only look, and who is denied', async () => {
    const { facts } = await read(policy(allow({ AWS: '731940586213' }, ['kms:DescribeKey', 'kms:ListGrants']), { ...allow({ AWS: '555566667777' }), Effect: 'Deny' }))
    expect(facts.reach.external).toBe(0)
  })
})

describe('rules', () => {
  const metadata = (more: object) => ({ KeyMetadata: { AWSAccountId: account, KeyId: 'k', Arn: `arn:aws-us-gov:kms:us-gov-west-1:${account}:key/k`, KeyManager: 'CUSTOMER', Origin: 'AWS_KMS', KeyState: 'Enabled', MultiRegion: false, ...more } })
  it.each<[string, unknown, unknown]>([
    ['KP-01', policy(allow('*')), policy(allow({ Service: 's3.amazonaws.com' }))],
    ['KP-02', policy(allow({ AWS: '731940586213' })), policy(allow({ AWS: account }))],
    ['KP-03', policy(allow({ AWS: `arn:aws-us-gov:iam::${account}:role/x` }, ['kms:Decrypt', 'kms:PutKeyPolicy'])), policy(allow({ AWS: `arn:aws-us-gov:iam::${account}:role/x` }, ['kms:Decrypt', 'kms:DescribeKey']))],
    ['KP-04', policy(allow({ AWS: 'AIDAEXAMPLE' })), policy()],
    ['KP-05', metadata({ MultiRegion: true }), metadata({})],
    ['KP-06', { KeyRotationEnabled: false }, { KeyRotationEnabled: true }],
    ['KP-07', metadata({ KeyState: 'PendingDeletion' }), metadata({ KeyState: 'Disabled' })],
    ['KP-08', policy(), { Policy: JSON.stringify({ Statement: [allow({ AWS: `arn:aws-us-gov:iam::${account}:role/x` })] }) }],
    ['KP-09', metadata({ Arn: `arn:aws:kms:eu-west-1:${account}:key/k` }), metadata({})],
    ['KP-10', metadata({ Origin: 'EXTERNAL' }), metadata({ Origin: 'AWS_CLOUDHSM' })],
  ])('%s fires and stays quiet beside it', async (rule, fires, quiet) => {
    expect(await fired(fires)).toContain(rule)
    expect(await fired(quiet)).not.toContain(rule)
  })
  it('joins the files of one key', async () => {
    const { facts } = await read(metadata({}), policy(), { Grants: [{ KeyId: 'k', GranteePrincipal: 'arn:aws-us-gov:iam::731940586213:role/r', Operations: ['Decrypt'] }] })
    expect(facts.keys).toHaveLength(1)
    expect(facts.keys[0]).toMatchObject({ policy: 'read', region: 'us-gov-west-1', regionClass: 'government' })
    expect(facts.keys[0]?.holders.map(({ via, reach }) => [via, reach])).toEqual([['policy', 'own'], ['grant', 'external']])
  })
  it('says when a key comes without its policy', async () => expect((await read(metadata({}))).facts.unknowns[0]?.because).toBe('Its policy was not given.'))
})

describe('Azure and Google Cloud', () => {
  const vault = { id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.KeyVault/vaults/v', name: 'v', location: 'usgovvirginia', type: 'Microsoft.KeyVault/vaults', properties: { tenantId: 't', vaultUri: 'https://v.vault.usgovcloudapi.net/', enableRbacAuthorization: true, enablePurgeProtection: true, sku: { name: 'standard' } } }
  const assigned = (role: string, more: object = {}) => [{ principalId: 'P-1', principalName: 'dana@firm.example', principalType: 'User', roleDefinitionName: role, scope: vault.id, ...more }]
  it.each<[string, unknown[], object | undefined]>([
    ['a crypto user', assigned('Key Vault Crypto User'), { principal: 'dana@firm.example', kind: 'person', reach: 'own', can: ['decrypt', 'encrypt'] }],
    ['an owner of the subscription', assigned('Owner', { scope: '/subscriptions/s' }), { can: ['administer', 'share'] }],
    ['a guest', assigned('Key Vault Administrator', { principalName: 'x_y.example#EXT#@firm.onmicrosoft.us' }), { reach: 'external' }],
    ['a group of another tenant', assigned('Key Vault Administrator', { principalType: 'ForeignGroup' }), { reach: 'external', kind: 'group' }],
    ['a reader', assigned('Key Vault Reader'), undefined],
    ['a role nobody knows', assigned('Our Key Team'), { can: ['decrypt', 'encrypt', 'administer', 'share'] }],
  ])('%s', async (_name, roles, expected) => {
    const { facts } = await read(vault, roles)
    if (expected) expect(facts.keys[0]?.holders[0]).toMatchObject(expected)
    else expect(facts.keys[0]?.holders).toEqual([])
  })
  it.each<[string, string, object]>([
    ['a service account of the project', 'serviceAccount:a@hf.iam.gserviceaccount.com', { reach: 'own', kind: 'service' }],
    ['one of another project', 'serviceAccount:a@other.iam.gserviceaccount.com', { reach: 'external' }],
    ['a service agent', 'serviceAccount:service-12@compute-system.iam.gserviceaccount.com', { reach: 'provider' }],
    ['a person', 'user:dana@firm.example', { reach: 'unknown', kind: 'person', principal: 'dana@firm.example' }],
    ['anyone', 'allUsers', { reach: 'public' }],
  ])('%s', async (_name, member, expected) => {
    const { facts } = await read({ resource: '//cloudkms.googleapis.com/projects/hf/locations/us-east4/keyRings/r/cryptoKeys/k', policy: { bindings: [{ role: 'roles/cloudkms.cryptoKeyDecrypter', members: [member] }] } })
    expect(facts.keys[0]).toMatchObject({ region: 'us-east4', holders: [expected] })
  })
})

describe('recognition', () => {
  const of = async (content: unknown) => recognize(await sampleOf(evidenceOf(typeof content === 'string' ? content : JSON.stringify(content, null, 1), 'x')))?.kind ?? null
  it.each<[string, unknown, string | null]>([
    ['get-key-policy', policy(), 'key-policy'],
    ['a bare policy', { Version: '2012-10-17', Statement: [allow({ AWS: account })] }, 'key-policy'],
    ['list-grants', { Grants: [{ KeyId: 'k', GranteePrincipal: 'a', Operations: ['Decrypt'] }] }, 'key-policy'],
    ['lower-cased keys', { grants: [{ keyid: 'k', granteeprincipal: 'a', operations: ['Decrypt'] }] }, 'key-policy'],
    ['a Google policy in YAML', 'bindings:\n- members:\n  - user:a@b.example\n  role: roles/cloudkms.admin\n', 'key-policy'],
    ['a bucket policy', { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' }] }, null],
    ['a Google policy without keys', 'bindings:\n- members:\n  - user:a@b.example\n  role: roles/viewer\n', null],
  ])('%s', async (_name, content, kind) => expect(await of(content)).toBe(kind))
  it('refuses a list of keys that says nothing about who may use them', async () => {
    await expect(read({ Keys: [{ KeyId: 'k', KeyArn: 'arn:aws-us-gov:kms:us-gov-west-1:1:key/k' }] })).rejects.toBeInstanceOf(UnreadableEvidence)
  })
})
