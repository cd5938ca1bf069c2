import type { Rule, Severity } from '../../analyzer'
import type { TrailEvent } from '../event'
import { field, text } from '../../formats/keys'
import { changes, type Effect } from '../../log-rules/changes'
import { calls, type TrailRule } from './rule'

const rule: Rule = {
  id: 'CT-09', title: 'Nobody stops or weakens logging', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md 5.2, CT-09; NIST SP 800-171 r2 3.3.8 and 3.3.9',
}

const stopping = calls('cloudtrail: StopLogging DeleteTrail DeleteEventDataStore StopEventDataStoreIngestion')
const weakening = calls(`ec2: DeleteFlowLogs; logs: DeleteLogGroup DeleteLogStream; organizations: LeaveOrganization; guardduty: DeleteDetector DisassociateFromMasterAccount DisassociateFromAdministratorAccount;
  securityhub: DisassociateFromMasterAccount DisassociateFromAdministratorAccount DisableSecurityHub; macie2: DisassociateFromMasterAccount;
  config: DeleteConfigurationRecorder StopConfigurationRecorder DeleteDeliveryChannel; route53resolver: DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig`)
const changing = calls('cloudtrail: UpdateTrail PutEventSelectors PutInsightSelectors UpdateEventDataStore; logs: PutRetentionPolicy')
const buckets = calls(`s3: DeleteBucket DeleteBucketPolicy DeleteBucketLifecycle DeleteBucketEncryption DeleteObjects PutBucketLifecycle PutBucketLifecycleConfiguration PutLifecycleConfiguration`)
const trailBucket = /trail|audit|(^|[-._])logs?([-._]|$)|logging/i
const weakFlags = ['isMultiRegionTrail', 'includeGlobalServiceEvents', 'enableLogFileValidation', 'isLogging']

/** Name of the event when it changes or stops logging, else null. A bucket counts when its name says that it holds logs. */
export function loggingChange(event: TrailEvent): string | null {
  return degree(event) === null ? null : event.action
}

type Degree = 'stopped' | 'weakened' | 'changed' | 'bucket'

function degree(event: TrailEvent): Degree | null {
  const call = event.call
  if (stopping.has(call)) return 'stopped'
  if (weakening.has(call)) return 'weakened'
  if (changing.has(call)) return weakFlags.some((name) => field(event.request, name) === false) ? 'weakened' : 'changed'
  return buckets.has(call) && trailBucket.test(text(field(event.request, 'bucketName')) ?? '') ? 'bucket' : null
}

const severities: Record<Degree, Severity> = { stopped: 'critical', weakened: 'high', changed: 'medium', bucket: 'high' }
const words: Record<Degree, string> = {
  stopped: 'stopped or deleted the recording of events',
  weakened: 'weakened what is recorded or watched',
  changed: 'changed what is recorded or how long it is kept',
  bucket: 'changed or deleted a bucket whose name says that it holds logs',
}

const nothing: readonly Effect[] = []

function effects(event: TrailEvent): readonly Effect[] {
  const how = degree(event)
  return how ? [{ severity: severities[how], attempt: how === 'stopped' ? 'medium' : 'low', what: words[how], expected: 'logging left as it is, or a change on record' }] : nothing
}

/** CT-09: calls that stop, weaken or change logging. An attempt that did not succeed weighs less. */
export const tampering = (): TrailRule => changes(rule, effects)
