import { gzipSync } from 'node:zlib'
import type { DemoFirm, DemoIdentity } from './firms'
import { hex, randomFrom, uuidLike } from './random'

const humanActions = [
  { source: 's3', name: 'GetObject', data: true, readOnly: true, weight: 9 },
  { source: 's3', name: 'PutObject', data: true, readOnly: false, weight: 5 },
  { source: 's3', name: 'ListObjects', data: true, readOnly: true, weight: 4 },
  { source: 'kms', name: 'Decrypt', data: false, readOnly: true, weight: 5 },
  { source: 'ec2', name: 'DescribeInstances', data: false, readOnly: true, weight: 6 },
  { source: 'ec2', name: 'DescribeSecurityGroups', data: false, readOnly: true, weight: 3 },
  { source: 'logs', name: 'FilterLogEvents', data: false, readOnly: true, weight: 4 },
  { source: 'ecs', name: 'UpdateService', data: false, readOnly: false, weight: 2 },
  { source: 'lambda', name: 'GetFunction20150331v2', data: false, readOnly: true, weight: 2 },
] as const
const serviceActions = [
  { source: 'kms', name: 'GenerateDataKey', data: false, readOnly: true, weight: 6 },
  { source: 's3', name: 'PutObject', data: true, readOnly: false, weight: 6 },
  { source: 'sts', name: 'GetCallerIdentity', data: false, readOnly: true, weight: 2 },
  { source: 'ecr', name: 'BatchGetImage', data: false, readOnly: true, weight: 2 },
  { source: 'logs', name: 'CreateLogStream', data: false, readOnly: false, weight: 3 },
] as const

type Action = { source: string; name: string; data: boolean; readOnly: boolean; weight: number }
type Extra = Partial<Record<string, unknown>>

const weighted = (random: () => number, actions: readonly Action[]): Action => {
  let left = random() * actions.reduce((sum, a) => sum + a.weight, 0)
  return actions.find((a) => (left -= a.weight) < 0) ?? (actions[0] as Action)
}

const partitionOf = (region: string) => (region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws')

function recordFor(firm: DemoFirm, who: DemoIdentity, at: Date, action: Action, region: string, random: () => number, extra: Extra = {}) {
  const partition = partitionOf(region)
  const session = who.kind === 'human' ? `${who.login}@${firm.domain}` : who.login
  const roleName = who.kind === 'human' ? `AWSReservedSSO_${who.via}_${'3f9a1c7be20d4458'}` : who.via
  const principal = `AROAEXAMPLE${who.ref.replace('-', '')}`
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `${principal}:${session}`,
      arn: `arn:${partition}:sts::${firm.account}:assumed-role/${roleName}/${session}`,
      accountId: firm.account,
      accessKeyId: `ASIAEXAMPLE${hex(random, 9).toUpperCase()}`,
      sessionContext: {
        sessionIssuer: { type: 'Role', principalId: principal, arn: `arn:${partition}:iam::${firm.account}:role/${roleName}`, accountId: firm.account, userName: roleName },
        attributes: { creationDate: new Date(at.getTime() - 1_200_000).toISOString().replace(/\.\d+Z/, 'Z'), mfaAuthenticated: who.kind === 'human' ? 'true' : 'false' },
      },
    },
    eventTime: at.toISOString().replace(/\.\d+Z/, 'Z'),
    eventSource: `${action.source}.amazonaws.com`,
    eventName: action.name,
    awsRegion: region,
    sourceIPAddress: who.ip,
    userAgent: who.kind === 'human' ? 'aws-cli/2.31.9 md/awscrt#0.27.6 ua/2.1 os/linux lang/python#3.13.7' : 'Boto3/1.40.61 md/Botocore#1.40.61 ua/2.1 os/linux',
    requestParameters: action.source === 's3' ? { bucketName: `${firm.key}-eng-vault`, key: `redacted/${hex(random, 10)}` } : null,
    responseElements: null,
    requestID: uuidLike(random),
    eventID: uuidLike(random),
    readOnly: action.readOnly,
    ...(action.data ? { resources: [{ accountId: firm.account, type: 'AWS::S3::Object', ARN: `arn:${partition}:s3:::${firm.key}-eng-vault/redacted` }] } : {}),
    eventType: 'AwsApiCall',
    managementEvent: !action.data,
    recipientAccountId: firm.account,
    eventCategory: action.data ? 'Data' : 'Management',
    tlsDetails: { tlsVersion: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientProvidedHostHeader: `${action.source}-fips.${region}.amazonaws.com` },
    ...extra,
  }
}

export type LogStory = { off?: string; afterRemoval?: string; gapHours?: number; accessKeyCreated?: boolean; denials?: number }

/**
 * A CloudTrail delivery of `days` days that ends the day before `now`, gzip of {"Records": [...]}.
 * Working hours are busier than nights, services never sleep, and delivery order is not time order, as in real ones.
 */
export function cloudTrailOf(firm: DemoFirm, now: Date, story: LogStory = {}, days = 14): Buffer {
  const random = randomFrom(Number.parseInt(firm.account.slice(0, 6), 10))
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())
  const regionFor = () => {
    let left = random()
    return firm.regions.find((r) => (left -= r.share) < 0)?.region ?? 'us-gov-west-1'
  }
  const records: ReturnType<typeof recordFor>[] = []
  const gapStart = end - 5 * 86_400_000 + 5 * 3_600_000
  const gapEnd = gapStart + (story.gapHours ?? 0) * 3_600_000
  for (let hour = 0; hour < days * 24; hour += 1) {
    const start = end - days * 86_400_000 + hour * 3_600_000
    if (start >= gapStart && start < gapEnd) continue
    const clock = new Date(start).getUTCHours()
    const weekday = new Date(start).getUTCDay() % 6 !== 0
    const busy = weekday && clock >= 13 && clock <= 22
    const at = () => new Date(start + Math.floor(random() * 3_599_000))
    for (const who of firm.identities) {
      if (who.kind === 'service') for (let i = 0; i < 3; i += 1) records.push(recordFor(firm, who, at(), weighted(random, serviceActions), regionFor(), random))
      else if (who.login === story.off) continue
      else if (who.removedDaysAgo !== undefined && start > end - who.removedDaysAgo * 86_400_000) continue
      else if (busy && random() < 0.55) for (let i = 0; i < 4; i += 1) records.push(recordFor(firm, who, at(), weighted(random, humanActions), regionFor(), random))
    }
  }
  tell(firm, story, end, random, records)
  return gzipSync(JSON.stringify({ Records: records.sort(() => random() - 0.5) }), { level: 6 })
}

function tell(firm: DemoFirm, story: LogStory, end: number, random: () => number, records: ReturnType<typeof recordFor>[]): void {
  const action = (name: string, source: string, readOnly: boolean, data = false): Action => ({ source, name, data, readOnly, weight: 1 })
  const byLogin = (login: string) => firm.identities.find((who) => who.login === login)
  const off = story.off ? byLogin(story.off) : undefined
  if (off) {
    for (let i = 0; i < 41; i += 1) {
      const at = new Date(end - 11 * 86_400_000 + 2.75 * 3_600_000 + i * 120_000)
      records.push(recordFor(firm, off, at, i % 7 === 6 ? action('StartSession', 'ssm', false) : action('GetObject', 's3', true, true), 'us-gov-west-1', random))
    }
  }
  const removed = story.afterRemoval ? byLogin(story.afterRemoval) : undefined
  if (removed) for (let i = 0; i < 6; i += 1) records.push(recordFor(firm, removed, new Date(end - 6 * 86_400_000 + (15 + i) * 1_800_000), action('GetObject', 's3', true, true), 'us-gov-west-1', random))
  const admin = firm.identities[0]
  if (story.accessKeyCreated && admin) {
    records.push(recordFor(firm, off ?? admin, new Date(end - 11 * 86_400_000 + 3.5 * 3_600_000), action('CreateAccessKey', 'iam', false), 'us-gov-west-1', random, { requestParameters: { userName: 'svc-export' }, responseElements: { accessKey: { userName: 'svc-export', status: 'Active', accessKeyId: 'AKIAEXAMPLE0000SVC01' } } }))
  }
  for (let i = 0; i < (story.denials ?? 0) && admin; i += 1) {
    records.push(recordFor(firm, firm.identities[4] ?? admin, new Date(end - 3 * 86_400_000 + i * 60_000 + 54_000_000), action('GetObject', 's3', true, true), 'us-gov-west-1', random, { errorCode: 'AccessDenied', errorMessage: 'User is not authorized to perform: s3:GetObject with an explicit deny in a resource-based policy' }))
  }
}
