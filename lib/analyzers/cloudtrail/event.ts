import type { Locator } from '../analyzer'
import type { JsonRecord } from '../formats/json-records'
import { ipKind } from '../formats/ip'
import { timeOf, type LogEvent, type OutcomeKind, type SourceKind } from '../log-model'
import { actorOf } from './actor'
import { field, flag, isObject, text } from '../formats/keys'

/** A CloudTrail record in the common form, with what only CloudTrail's rules ask. */
export type TrailEvent = LogEvent & {
  version: string | null
  /** AwsApiCall, AwsServiceEvent, AwsConsoleSignIn ... */
  eventType: string | null
  identityType: string | null
  invokedBy: string | null
  request: unknown
  response: unknown
  additional: unknown
  /** Amazon resource names of the actor and of the resources, for their partition. */
  arns: string[]
  userName: string | null
  sharedId: string | null
  tlsVersion: string | null
  tlsHost: string | null
  outerRegion: string | null
  /** What told a person from a machine beside the identity: 1 the console, 2 an address outside of AWS. */
  manner: number
  /** Made of fields that somebody selected, so that one which is not there says nothing. */
  selected?: true
  /** "iam.amazonaws.com CreateUser", the key the tables of telling calls use. */
  call: string
}

const denial = /AccessDenied|Unauthorized|NotAuthorized|AuthFailure|Forbidden|InvalidClientTokenId|OptInRequired/i
const serviceHost = /^[a-z0-9][a-z0-9.-]*\.(amazonaws\.com(\.cn)?|amazonaws-us-gov\.com|aws\.internal)$/i
const objectCalls: Record<string, RegExp> = {
  's3.amazonaws.com': /^(Get|Put|Head|Delete|Copy|Restore|Select)Object|^(Upload|Complete\w*Upload|CreateMultipartUpload|ListObjects)/,
  'lambda.amazonaws.com': /^Invoke/,
  'dynamodb.amazonaws.com': /^(Get|Put|Update|Delete|BatchGet|BatchWrite|Query|Scan)(Item)?$/,
}

/** Insight events say how many calls were unusual, not who made them: they are counted apart (domain.md 5.2). */
export const isInsight = (record: JsonRecord): boolean => record['eventType'] === 'AwsCloudTrailInsight' || record['eventCategory'] === 'Insight'

/** Brings a record, spelled as CloudTrail does, into the common form. Never throws: what is missing or malformed is null. */
export function trailEvent(record: JsonRecord, at: Locator, outerRegion: string | null): TrailEvent {
  const identity = record['userIdentity']
  const who = isObject(identity) ? identity : undefined
  const identityType = text(who?.['type'])
  const eventType = text(record['eventType'])
  const action = text(record['eventName'], 120)
  const service = text(record['eventSource'], 120)
  const ip = text(record['sourceIPAddress'], 120)
  const userAgent = text(record['userAgent']) ?? ''
  const attribute = flag(field(field(who?.['sessionContext'], 'attributes'), 'mfaAuthenticated'))
  const source = sourceOf(ip, record, identityType, eventType)
  const seen = {
    mfa: attribute === true,
    console: eventType === 'AwsConsoleSignIn' || flag(record['sessionCredentialFromConsole']) === true,
    fromOutside: source === 'public' && !inFunction(userAgent),
  }
  const actor = actorOf(identity, eventType, seen)
  const time = text(record['eventTime'], 60)
  const tls = record['tlsDetails']
  const additional = record['additionalEventData']
  const outcome = outcomeOf(record, eventType)
  return {
    id: text(record['eventID'], 120),
    time: time === null ? null : timeOf(time),
    actor,
    actorAccount: text(who?.['accountId'], 40),
    mfa: mfaOf(identityType, eventType, attribute, field(additional, 'MFAUsed')),
    service,
    action,
    outcome,
    account: text(record['recipientAccountId'], 40) ?? text(who?.['accountId'], 40),
    source,
    ip,
    region: text(record['awsRegion'], 60),
    readOnly: flag(record['readOnly']),
    data: isData(record, service, action),
    at,
    version: text(record['eventVersion'], 20),
    eventType,
    identityType,
    invokedBy: text(who?.['invokedBy'], 120),
    request: record['requestParameters'],
    response: record['responseElements'],
    additional,
    arns: arnsOf(who, record['resources']),
    userName: text(who?.['userName']),
    sharedId: text(record['sharedEventID'], 120),
    tlsVersion: text(field(tls, 'tlsVersion'), 40),
    tlsHost: text(field(tls, 'clientProvidedHostHeader'), 300),
    outerRegion,
    manner: Number(seen.console) + 2 * Number(seen.fromOutside),
    call: `${service ?? ''} ${action ?? ''}`,
  }
}

/** The call came from a function, a container or a machine of AWS, which can have a public address. */
export const inFunction = (userAgent: string): boolean => userAgent.includes('exec-env/')

function sourceOf(ip: string | null, record: JsonRecord, identityType: string | null, eventType: string | null): SourceKind {
  if (!ip) {
    if (eventType === 'AwsServiceEvent' || identityType === 'AWSService') return 'internal'
    return text(record['vpcEndpointId']) ? 'private' : 'missing'
  }
  return sourceNamed(ip)
}

/** What kind of source a text in sourceIPAddress is. */
export const sourceNamed = (ip: string): SourceKind => (/^AWS Internal$/i.test(ip) ? 'internal' : serviceHost.test(ip) ? 'service' : ipKind(ip))

/** A user's own credentials say whether a second factor was used; a federated session leaves that to the identity provider. */
function mfaOf(identityType: string | null, eventType: string | null, attribute: boolean | null, used: unknown): LogEvent['mfa'] {
  const own = identityType === 'IAMUser' || identityType === 'Root'
  if (eventType === 'AwsConsoleSignIn') {
    const answer = typeof used === 'string' ? used.toLowerCase() : null
    return answer === 'yes' ? 'yes' : answer === 'no' && own ? 'no' : 'unknown'
  }
  if (attribute === true) return 'yes'
  return own ? 'no' : 'unknown'
}

function outcomeOf(record: JsonRecord, eventType: string | null): OutcomeKind {
  const code = text(record['errorCode'])
  if (code) return denial.test(code) ? 'denied' : 'failed'
  if (eventType === 'AwsConsoleSignIn' && field(record['responseElements'], 'ConsoleLogin') === 'Failure') return 'denied'
  return text(record['errorMessage']) ? 'failed' : 'success'
}

function isData(record: JsonRecord, service: string | null, action: string | null): boolean {
  const category = record['eventCategory']
  if (typeof category === 'string') return category === 'Data'
  if (flag(record['managementEvent']) !== null) return flag(record['managementEvent']) === false
  return Boolean(service && action && objectCalls[service]?.test(action))
}

function arnsOf(who: JsonRecord | undefined, resources: unknown): string[] {
  const arns: string[] = []
  const arn = text(who?.['arn'])
  if (arn) arns.push(arn)
  if (!Array.isArray(resources)) return arns
  for (const resource of resources.slice(0, 20)) {
    const name = text(field(resource, 'ARN'))
    if (name) arns.push(name)
  }
  return arns
}
