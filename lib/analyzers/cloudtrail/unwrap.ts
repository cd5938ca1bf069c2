import { unwrapped } from '../audit-log/unwrap'
import type { JsonRecord } from '../formats/json-records'
import { parseSlice } from '../formats/json-text'
import { field, isObject, text } from '../formats/keys'
import { spelled } from './keys'

/** A CloudTrail event as found, or why the record is none. */
export type Unwrapped =
  | { wrap: 'none' | 'EventBridge' | 'LookupEvents'; event: JsonRecord; outerRegion: string | null }
  | { wrap: 'refused'; reason: string; remedy: string }

const telling = ['eventVersion', 'eventSource', 'eventName', 'eventTime', 'eventID', 'eventType', 'awsRegion', 'userIdentity', 'sourceIPAddress']
const again = 'Upload the log files as CloudTrail delivered them to the bucket, without other files between them.'

/**
 * CloudTrail events in what a pipeline put around them (Splunk, Elastic, an export of CloudWatch Logs); empty when there are
 * none. Outer fields describe the pipeline and are left out.
 */
export function piped(record: JsonRecord): JsonRecord[] {
  return unwrapped(record, (inner) => bare(inner, null, 'none').wrap !== 'refused').map(spelled)
}

/** Takes a CloudTrail event out of what EventBridge or LookupEvents put around it. */
export function unwrap(record: JsonRecord): Unwrapped {
  if ('eventVersion' in record || 'userIdentity' in record) return bare(record, null, 'none')
  const inner = field(record, 'CloudTrailEvent')
  if (typeof inner === 'string') {
    const event = parseSlice(new TextEncoder().encode(inner))
    return isObject(event) ? bare(event, null, 'LookupEvents') : refused('The text in CloudTrailEvent is not valid JSON.')
  }
  const detail = field(record, 'detail')
  if (isObject(detail) && field(record, 'detail-type') !== undefined) return bare(detail, text(field(record, 'region')), 'EventBridge')
  return bare(record, null, 'none')
}

function bare(record: JsonRecord, outerRegion: string | null, wrap: 'none' | 'EventBridge' | 'LookupEvents'): Unwrapped {
  const event = spelled(record)
  const named = text(event['eventName']) ?? text(event['eventType']) ?? text(event['eventCategory'])
  const enough = named !== null && telling.filter((name) => event[name] !== undefined).length >= 4
  if (enough || (text(event['eventVersion']) && isObject(event['userIdentity']))) {
    return { wrap, event, outerRegion }
  }
  if (field(record, 'digestStartTime') !== undefined && field(record, 'logFiles') !== undefined) {
    return { wrap: 'refused', reason: 'This is a CloudTrail digest file, not a log file.', remedy: 'Upload the files from the CloudTrail folder, not those from CloudTrail-Digest.' }
  }
  return refused('This is no CloudTrail event: too few of the fields are there that CloudTrail writes.')
}

const refused = (reason: string): Unwrapped => ({ wrap: 'refused', reason, remedy: again })
