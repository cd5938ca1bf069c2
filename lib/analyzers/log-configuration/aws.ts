import { objectOf, pick } from '../formats/json-document'
import type { LogStore } from './facts'
import { bool, emptyStore, list, num, text } from './store'

type Value = Record<string, unknown>
type Found = { source: string; stores: LogStore[] }
type Place = LogStore['at']

/** What the AWS command line and API say of trails, buckets and log groups; null when it is none of these. */
export function awsSettings(value: Value, at: Place): Found | null {
  return trails(value, at) ?? selectors(value, at) ?? status(value, at) ?? lifecycle(value, at) ?? objectLock(value, at) ?? versioning(value, at) ?? logGroups(value, at)
}

function trails(value: Value, at: Place): Found | null {
  const found = pick(value, 'trailList') ?? (pick(value, 'Trail') === undefined ? undefined : [pick(value, 'Trail')])
  const entries = list(found).map(objectOf).filter((one) => one !== null)
  if (entries.length === 0) return null
  const stores = entries.map((trail, i): LogStore => ({
    ...emptyStore(text(pick(trail, 'Name')) ?? text(pick(trail, 'TrailARN')) ?? 'trail', 'trail', { ...at, pointer: `/trailList/${i}` }),
    validation: bool(pick(trail, 'LogFileValidationEnabled')),
    multiRegion: bool(pick(trail, 'IsMultiRegionTrail')),
    globalEvents: bool(pick(trail, 'IncludeGlobalServiceEvents')),
    organization: bool(pick(trail, 'IsOrganizationTrail')),
    encrypted: text(pick(trail, 'KmsKeyId')) !== null,
    delivers: text(pick(trail, 'S3BucketName')),
    region: text(pick(trail, 'HomeRegion')),
    dataEvents: bool(pick(trail, 'HasCustomEventSelectors')) === false ? false : null,
  }))
  return { source: 'cloudtrail', stores }
}

/** Data events are on when a selector names resources, or an advanced selector asks for the category Data. */
function selectors(value: Value, at: Place): Found | null {
  const plain = pick(value, 'EventSelectors')
  const advanced = pick(value, 'AdvancedEventSelectors')
  const arn = text(pick(value, 'TrailARN'))
  if (arn === null || (!Array.isArray(plain) && !Array.isArray(advanced))) return null
  const named = list(plain).some((one) => list(pick(objectOf(one) ?? {}, 'DataResources')).length > 0)
  const fields = list(advanced).flatMap((one) => list(pick(objectOf(one) ?? {}, 'FieldSelectors'))).map((one) => objectOf(one) ?? {})
  const asked = fields.some((field) => text(pick(field, 'Field')) === 'eventCategory' && list(pick(field, 'Equals')).includes('Data'))
  return { source: 'cloudtrail', stores: [{ ...emptyStore(arn.slice(arn.lastIndexOf('/') + 1), 'trail', at), dataEvents: named || asked }] }
}

function status(value: Value, at: Place): Found | null {
  const logging = bool(pick(value, 'IsLogging'))
  if (logging === null || (pick(value, 'LatestDeliveryTime') === undefined && pick(value, 'StartLoggingTime') === undefined && pick(value, 'StopLoggingTime') === undefined)) return null
  return { source: 'cloudtrail', stores: [{ ...emptyStore(text(pick(value, 'Name')) ?? 'trail', 'trail', at), logging }] }
}

/** The earliest expiry of an enabled rule of a bucket; without one nothing is deleted. A rule for part of the bucket counts as well. */
function lifecycle(value: Value, at: Place): Found | null {
  const rules = list(pick(value, 'Rules')).map(objectOf).filter((one) => one !== null)
  const shaped = rules.filter((rule) => pick(rule, 'Expiration') !== undefined || pick(rule, 'Transitions') !== undefined || pick(rule, 'NoncurrentVersionExpiration') !== undefined || pick(rule, 'AbortIncompleteMultipartUpload') !== undefined)
  if (shaped.length === 0) return null
  const enabled = rules.filter((rule) => text(pick(rule, 'Status')) !== 'Disabled')
  const days = enabled.flatMap((rule) => num(pick(objectOf(pick(rule, 'Expiration')) ?? {}, 'Days')) ?? [])
  const dated = enabled.some((rule) => pick(objectOf(pick(rule, 'Expiration')) ?? {}, 'Date') !== undefined)
  const store = { ...emptyStore(text(pick(value, 'Bucket')) ?? 'bucket', 'bucket', { ...at, pointer: '/Rules' }), retentionDays: days.length > 0 ? Math.min(...days) : null, forever: days.length === 0 && !dated }
  return { source: 's3-lifecycle', stores: [store] }
}

function objectLock(value: Value, at: Place): Found | null {
  const setting = objectOf(pick(value, 'ObjectLockConfiguration')) ?? (pick(value, 'ObjectLockEnabled') !== undefined ? value : null)
  if (!setting) return null
  const retention = objectOf(pick(objectOf(pick(setting, 'Rule')) ?? {}, 'DefaultRetention'))
  const mode = text(pick(retention ?? {}, 'Mode'))?.toLowerCase()
  const years = num(pick(retention ?? {}, 'Years'))
  const store: LogStore = {
    ...emptyStore(text(pick(value, 'Bucket')) ?? 'bucket', 'bucket', { ...at, pointer: '/ObjectLockConfiguration' }),
    lock: mode === 'compliance' ? 'compliance' : mode === 'governance' ? 'governance' : 'none',
    lockDays: years === null ? num(pick(retention ?? {}, 'Days')) : years * 365,
  }
  return { source: 's3-object-lock', stores: [store] }
}

function versioning(value: Value, at: Place): Found | null {
  const state = text(pick(value, 'Status'))
  const keys = Object.keys(value).map((key) => key.toLowerCase())
  if (!/^(?:Enabled|Suspended)$/.test(state ?? '') || !keys.every((key) => ['status', 'mfadelete', 'bucket', 'responsemetadata'].includes(key))) return null
  const mfa = text(pick(value, 'MFADelete'))
  return { source: 's3-versioning', stores: [{ ...emptyStore(text(pick(value, 'Bucket')) ?? 'bucket', 'bucket', at), versioning: state === 'Enabled', mfaDelete: mfa === null ? null : mfa === 'Enabled' }] }
}

/** A log group without a number of days keeps its events for ever. */
function logGroups(value: Value, at: Place): Found | null {
  const groups = list(pick(value, 'logGroups')).map(objectOf).filter((one) => one !== null)
  if (groups.length === 0) return null
  const stores = groups.map((group, i): LogStore => {
    const days = num(pick(group, 'retentionInDays'))
    return { ...emptyStore(text(pick(group, 'logGroupName')) ?? 'log group', 'log-group', { ...at, pointer: `/logGroups/${i}` }), retentionDays: days, forever: days === null, encrypted: text(pick(group, 'kmsKeyId')) !== null ? true : null }
  })
  return { source: 'cloudwatch', stores }
}
