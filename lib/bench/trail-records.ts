import { home, iamUser, roleSession } from '../analyzers/cloudtrail/build-event'
import type { JsonRecord } from '../analyzers/formats/json-records'
import type { Random } from './random'

const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`
const hour = 3_600_000
const services = ['ingest', 'telemetry', 'drawings', 'build', 'export-review', 'search', 'thumbnails', 'archive', 'audit-copy', 'scheduler', 'mailer', 'gateway']
const describes: [string, string][] = [
  ['ec2', 'DescribeInstances'], ['ec2', 'DescribeVolumes'], ['ec2', 'DescribeSecurityGroups'], ['ec2', 'DescribeTags'], ['rds', 'DescribeDBInstances'],
  ['elasticloadbalancing', 'DescribeTargetHealth'], ['autoscaling', 'DescribeAutoScalingGroups'], ['iam', 'GetRole'], ['iam', 'ListAttachedRolePolicies'],
  ['logs', 'DescribeLogStreams'], ['monitoring', 'DescribeAlarms'], ['ssm', 'DescribeInstanceInformation'], ['sts', 'GetCallerIdentity'], ['ecr', 'DescribeRepositories'],
]
const agents = ['aws-cli/2.31.4 md/awscrt#0.27.6 ua/2.1 os/linux#5.15 md/arch#x86_64 lang/python#3.13', 'Boto3/1.40.2 md/Botocore#1.40.2 ua/2.1 os/linux exec-env/EC2', 'APN/1.0 HashiCorp/1.0 Terraform/1.13.3 aws-sdk-go-v2/1.39.0', 'console.amazonaws-us-gov.com', 'aws-sdk-java/2.34.0 Linux/5.15 OpenJDK_64-Bit_Server_VM/21 exec-env/AWS_ECS_FARGATE']

/**
 * Records as a working GovCloud account writes them, in order of time: services that read and write objects and keys,
 * people at the console and the command line, the provider's own services, some errors. Sessions change every few hours.
 */
export function trailRecords(random: Random) {
  const instances = Array.from({ length: 240 }, (_, i) => ({ id: `i-0${random.hex(16)}`, service: services[i % services.length] as string, ip: `10.${i % 3}.${random.below(16)}.${random.below(250)}` }))
  const people = Array.from({ length: 60 }, (_, i) => ({ email: `${random.pick(['dana', 'miles', 'sofia', 'kofi', 'ines', 'theo'])}.${random.id(5).toLowerCase()}${i}@harborfield.example`, ip: `199.43.${i % 4}.${random.below(250) + 1}` }))
  const sessions = new Map<string, { until: number; identity: JsonRecord }>()
  /** The identity of a session that lasts some hours: its key and its beginning stay the same meanwhile. */
  const session = (role: string, name: string, now: number, mfa: string): JsonRecord => {
    const known = sessions.get(`${role}/${name}`)
    if (known && known.until > now) return known.identity
    const identity = roleSession(role, name, { creationDate: iso(now), mfaAuthenticated: mfa })
    const { sessionContext, ...who } = identity
    const fresh = { ...who, principalId: `AROA${role.length}EXAMPLE${role.slice(0, 5).toUpperCase()}:${name}`, accessKeyId: `ASIA${random.id(16)}`, sessionContext }
    sessions.set(`${role}/${name}`, { until: now + hour + random.below(5 * hour), identity: fresh })
    return fresh
  }
  const record = (now: number, identity: JsonRecord, service: string, name: string, more: JsonRecord): JsonRecord => ({
    eventVersion: '1.11', userIdentity: identity, eventTime: iso(now), eventSource: `${service}.amazonaws.com`, eventName: name, awsRegion: 'us-gov-west-1',
    sourceIPAddress: '10.0.0.10', userAgent: random.pick(agents), requestParameters: null, responseElements: null,
    requestID: random.uuid(), eventID: random.uuid(), readOnly: true, eventType: 'AwsApiCall', managementEvent: true, recipientAccountId: home, eventCategory: 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: `${service}-fips.us-gov-west-1.amazonaws.com` }, ...more,
  })

  return (now: number): JsonRecord => {
    const kind = random.below(100)
    const { id, service, ip } = random.pick(instances)
    const own = () => session(`Harborfield-${service}`, id, now, 'false')
    if (kind < 42) return object(random, service, (more, name) => record(now, own(), 's3', name, { sourceIPAddress: ip, ...more }))
    if (kind < 62) {
      const key = `arn:aws-us-gov:kms:us-gov-west-1:${home}:key/${services.indexOf(service)}f0c2d1e-7a3b-4c5d-8e9f-0a1b2c3d4e5f`
      const more = { requestParameters: { encryptionAlgorithm: 'SYMMETRIC_DEFAULT', encryptionContext: { 'aws:s3:arn': `arn:aws-us-gov:s3:::harborfield-${service}/${random.hex(20)}` } }, resources: [{ accountId: home, type: 'AWS::KMS::Key', ARN: key }] }
      return kind < 50 ? record(now, { type: 'AWSService', invokedBy: 'rds.amazonaws.com' }, 'kms', 'Decrypt', { ...more, sourceIPAddress: 'rds.amazonaws.com', userAgent: 'rds.amazonaws.com', tlsDetails: undefined }) : record(now, own(), 'kms', random.pick(['Decrypt', 'GenerateDataKey']), { sourceIPAddress: ip, ...more })
    }
    if (kind < 80) {
      const [where, name] = random.pick(describes)
      return record(now, own(), where, name, { sourceIPAddress: ip, requestParameters: { maxResults: 1000, filterSet: { items: [{ name: 'instance-id', valueSet: { items: [{ value: random.pick(instances).id }] } }] } } })
    }
    const person = random.pick(people)
    const acting = () => session('AWSReservedSSO_ItarEngineer_3f6a9c1d2b7e4805', person.email, now, 'true')
    if (kind < 96) {
      const [where, name] = random.pick(describes)
      const denied = kind === 95 && { errorCode: 'Client.UnauthorizedOperation', errorMessage: `You are not authorized to perform this operation. Encoded authorization failure message: ${random.id(200)}` }
      return record(now, acting(), where, name, { sourceIPAddress: person.ip, sessionCredentialFromConsole: 'true', requestParameters: { instancesSet: { items: [{ instanceId: random.pick(instances).id }] } }, ...denied })
    }
    if (kind < 98) return record(now, iamUser(`svc-${service}`, { accessKeyId: 'AKIAEXAMPLE000000001' }), 'sts', 'AssumeRole', { requestParameters: { roleArn: `arn:aws-us-gov:iam::${home}:role/Harborfield-${service}`, roleSessionName: id, durationSeconds: 3600 }, responseElements: { credentials: { accessKeyId: `ASIA${random.id(16)}`, sessionToken: random.id(180), expiration: 'Nov 2, 2026, 3:00:00 PM' } } })
    return record(now, acting(), 'ec2', 'RunInstances', { sourceIPAddress: person.ip, readOnly: false, requestParameters: { instancesSet: { items: [{ imageId: `ami-0${random.hex(16)}`, minCount: 1, maxCount: 1 }] }, instanceType: 'm7i.large', blockDeviceMapping: {}, monitoring: { enabled: false } }, responseElements: { requestId: random.uuid(), reservationId: `r-0${random.hex(16)}`, ownerId: home, groupSet: {}, instancesSet: { items: [{ instanceId: `i-0${random.hex(16)}`, imageId: `ami-0${random.hex(16)}`, instanceState: { code: 0, name: 'pending' }, privateDnsName: `ip-10-1-${random.below(250)}-${random.below(250)}.us-gov-west-1.compute.internal` }] } } })
  }
}

function object(random: Random, service: string, record: (more: JsonRecord, name: string) => JsonRecord): JsonRecord {
  const name = random.pick(['GetObject', 'GetObject', 'PutObject', 'HeadObject', 'ListObjects'])
  const bucket = `harborfield-${service}`
  const key = `release/2026/${random.below(12) + 1}/${random.pick(services)}/${random.hex(24)}/part-${random.below(10_000)}.parquet`
  return record(
    {
      readOnly: name !== 'PutObject', managementEvent: false, eventCategory: 'Data',
      requestParameters: { bucketName: bucket, Host: `${bucket}.s3-fips.us-gov-west-1.amazonaws.com`, key },
      responseElements: name === 'PutObject' ? { 'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': `arn:aws-us-gov:kms:us-gov-west-1:${home}:key/0f0c2d1e-7a3b-4c5d-8e9f-0a1b2c3d4e5f`, 'x-amz-version-id': 'null' } : null,
      additionalEventData: { SignatureVersion: 'SigV4', CipherSuite: 'TLS_AES_128_GCM_SHA256', bytesTransferredIn: 0, SSEApplied: 'Default_SSE_KMS', AuthenticationMethod: 'AuthHeader', 'x-amz-id-2': random.id(24), bytesTransferredOut: random.below(9_999_999) },
      resources: [{ type: 'AWS::S3::Object', ARN: `arn:aws-us-gov:s3:::${bucket}/${key}` }, { accountId: home, type: 'AWS::S3::Bucket', ARN: `arn:aws-us-gov:s3:::${bucket}` }],
      tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: `${bucket}.s3-fips.us-gov-west-1.amazonaws.com` },
    },
    name,
  )
}
