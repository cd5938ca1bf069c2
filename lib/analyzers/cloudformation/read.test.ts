import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../formats/testing/evidence'
import { findingsIn } from '../infrastructure/testing/fired'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { readEvidence } from '../read-evidence'
import cloudformation from './analyzer'

const head = 'AWSTemplateFormatVersion: "2010-09-09"\n'
const read = async (...texts: string[]) => {
  const { facts, observations } = await cloudformation.analyze({ files: texts.map((text, i) => evidenceOf(text, `stack-${i}.yaml`)) })
  return { facts, fired: findingsIn(observations) }
}
const one = (type: string, properties: string, more = '') => `${head}${more}Resources:\n  X:\n    Type: ${type}\n    Properties:\n${properties.split('\n').map((line) => `      ${line}`).join('\n')}\n`

describe('what a template says', () => {
  it('says that what a nested stack makes is not known', async () => {
    const { facts } = await read(one('AWS::CloudFormation::Stack', 'TemplateURL: https://s3.amazonaws.com/b/child.yaml'))
    expect(facts.unknowns).toContainEqual(expect.objectContaining({ what: 'What X makes' }))
  })
  it.each<[string, string, string, string]>([
    ['store-plain', 'AWS::RDS::DBInstance', 'StorageEncrypted: false', 'StorageEncrypted: !Ref Encrypt'],
    ['store-plain', 'AWS::EC2::Instance', 'BlockDeviceMappings: [{ Ebs: { Encrypted: false } }]', 'BlockDeviceMappings: [{ Ebs: { Encrypted: true } }]'],
    ['metadata', 'AWS::EC2::LaunchTemplate', 'LaunchTemplateData: { ImageId: ami-1 }', 'LaunchTemplateData: { MetadataOptions: { HttpTokens: required } }'],
    ['public-storage', 'AWS::S3::BucketPolicy', 'Bucket: b\nPolicyDocument: { Statement: [{ Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }] }', 'Bucket: b\nPolicyDocument: { Statement: [{ Effect: Deny, Principal: "*", Action: "s3:GetObject", Resource: "*" }] }'],
    ['public-admin-port', 'AWS::EC2::SecurityGroupIngress', 'IpProtocol: tcp\nFromPort: 3389\nToPort: 3389\nCidrIp: 0.0.0.0/0', 'IpProtocol: tcp\nFromPort: 3389\nToPort: 3389\nCidrIp: 10.0.0.0/8'],
    ['key-public', 'AWS::KMS::Key', 'KeyPolicy: { Statement: [{ Effect: Allow, Principal: "*", Action: "kms:*", Resource: "*" }] }', 'KeyPolicy: { Statement: [{ Effect: Allow, Principal: { AWS: !Sub "arn:${AWS::Partition}:iam::${AWS::AccountId}:root" }, Action: "kms:*", Resource: "*" }] }'],
    ['trail-no-data', 'AWS::CloudTrail::Trail', 'IsLogging: true', 'IsLogging: true\nEventSelectors: [{ DataResources: [{ Type: "AWS::S3::Object" }] }]'],
    ['logging-off', 'AWS::CloudTrail::Trail', 'IsLogging: false', 'IsLogging: true'],
    ['retention-short', 'AWS::Logs::LogGroup', 'RetentionInDays: 30', 'RetentionInDays: 3653'],
    ['administrator', 'AWS::IAM::Role', 'ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/AdministratorAccess"]', 'ManagedPolicyArns: [!Sub "arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"]'],
    ['copy-abroad', 'AWS::DynamoDB::GlobalTable', 'Replicas: [{ Region: eu-west-1 }]', 'Replicas: [{ Region: us-gov-east-1 }]'],
    ['old-tls', 'AWS::ElasticLoadBalancingV2::Listener', 'Protocol: HTTPS\nSslPolicy: ELBSecurityPolicy-2016-08', 'Protocol: HTTPS\nSslPolicy: ELBSecurityPolicy-TLS13-1-2-2021-06'],
    ['cluster-open', 'AWS::EKS::Cluster', 'ResourcesVpcConfig: { EndpointPublicAccess: true }', 'ResourcesVpcConfig: { EndpointPublicAccess: false }'],
  ])('%s on %s', async (id, type, fires, quiet) => {
    expect((await read(one(type, fires))).fired).toContain(id)
    expect((await read(one(type, quiet))).fired).not.toContain(id)
  })
  it('never proves a region', async () => {
    const { facts } = await read(one('AWS::S3::Bucket', 'BucketName: !Sub "b-${AWS::Region}"'))
    expect(facts.regions).toEqual([])
    expect(facts.providers).toMatchObject([{ regionState: 'unresolved', resources: 1 }])
  })
  it('follows a parameter to its default, and not to the path of a stored one', async () => {
    const parameter = (type: string) => `Parameters:\n  Encrypt:\n    Type: ${type}\n    Default: "true"\n`
    expect((await read(one('AWS::EC2::Volume', 'Encrypted: !Ref Encrypt', parameter('String')))).facts.encryption.providerKey).toBe(1)
    expect((await read(one('AWS::EC2::Volume', 'Encrypted: !Ref Encrypt', parameter('AWS::SSM::Parameter::Value<String>')))).facts.encryption.unknown).toBe(1)
  })
  it('evaluates no function', async () => {
    for (const value of ['!If [Prod, true, false]', '!FindInMap [A, B, C]', '!ImportValue x', '{ "Fn::Select": [0, [true]] }']) expect((await read(one('AWS::EC2::Volume', `Encrypted: ${value}`))).facts.encryption.unknown).toBe(1)
  })
  it('keeps two stacks apart, and counts what no rule knows by its own name', async () => {
    const { facts } = await read(one('AWS::S3::Bucket', 'BucketName: a'), one('AWS::RoboMaker::Robot', 'Fleet: a'))
    expect(facts.stores[0]?.address).toBe('stack-0.yaml/X')
    expect(facts.uncheckedTypes).toEqual({ 'AWS::RoboMaker::Robot': 1 })
    expect(facts.resourceTypes).toEqual({ 'AWS::S3::Bucket': 1, 'AWS::RoboMaker::Robot': 1 })
  })
})

describe('shapes', () => {
  const json = JSON.stringify({ Resources: { X: { Type: 'AWS::S3::Bucket', Properties: {} } } })
  it.each<[string, string | Uint8Array]>([
    ['YAML', one('AWS::S3::Bucket', 'BucketName: b')],
    ['YAML without a version', one('AWS::S3::Bucket', 'BucketName: b').replace(head, '')],
    ['CRLF', one('AWS::S3::Bucket', 'BucketName: b').replaceAll('\n', '\r\n')],
    ['compact JSON', json],
    ['what get-template prints', JSON.stringify({ TemplateBody: JSON.parse(json) as unknown, StagesAvailable: ['Original'] })],
    ['the same with the template as text', JSON.stringify({ TemplateBody: one('AWS::S3::Bucket', 'BucketName: b'), StagesAvailable: ['Original'] }, null, 1)],
    ['gzip', new Uint8Array(gzipSync(json))],
  ])('%s', async (_name, content) => {
    const found = await readEvidence([evidenceOf(content, 'x')], { kind: 'infrastructure-code' })
    expect(found.analyzer?.id).toBe('cloudformation')
    expect(found.analyzer && (found.reading.facts as InfrastructureFacts).resources).toBe(1)
  })
})
