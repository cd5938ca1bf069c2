import { objectOf, pick } from '../formats/json-document'
import type { LogStore } from './facts'
import { bool, durationDays, emptyStore, list, num, text } from './store'

type Value = Record<string, unknown>
type Found = { source: string; stores: LogStore[] }
type Place = LogStore['at']

/** Log Analytics workspaces and tables, immutable storage, diagnostic settings, Google log buckets and sinks; null for others. */
export function otherSettings(value: Value, at: Place): Found | null {
  return workspace(value, at) ?? immutability(value, at) ?? logBucket(value, at) ?? sink(value, at) ?? diagnostic(value, at) ?? generic(value, at)
}

function workspace(value: Value, at: Place): Found | null {
  const own = objectOf(pick(value, 'properties')) ?? value
  const days = num(pick(own, 'retentionInDays'))
  const total = num(pick(own, 'totalRetentionInDays'))
  const type = text(pick(value, 'type')) ?? text(pick(value, 'id')) ?? ''
  if (days === null && total === null) return null
  if (!/operationalinsights|workspaces/i.test(type) && total === null) return null
  const table = /\/tables/i.test(type) || total !== null
  const name = text(pick(value, 'name')) ?? 'workspace'
  // Minus one says that a table follows its workspace.
  const kept = total !== null && total > 0 ? total : days !== null && days > 0 ? days : null
  return { source: 'log-analytics', stores: [{ ...emptyStore(name, table ? 'table' : 'workspace', at), retentionDays: kept, region: text(pick(value, 'location')) }] }
}

function immutability(value: Value, at: Place): Found | null {
  const own = objectOf(pick(value, 'properties')) ?? value
  const days = num(pick(own, 'immutabilityPeriodSinceCreationInDays'))
  if (days === null) return null
  const locked = text(pick(own, 'state'))?.toLowerCase() === 'locked'
  return { source: 'azure-immutability', stores: [{ ...emptyStore(text(pick(value, 'name')) ?? 'container', 'storage-account', at), lock: locked ? 'locked' : 'unlocked', lockDays: days }] }
}

/** A Google log bucket, or a storage bucket with a retention policy in seconds. */
function logBucket(value: Value, at: Place): Found | null {
  const name = text(pick(value, 'name')) ?? 'bucket'
  const days = num(pick(value, 'retentionDays'))
  if (days !== null) {
    const locked = bool(pick(value, 'locked'))
    const place = /locations\/([^/]+)\//.exec(name)?.[1] ?? null
    return { source: 'google-logging', stores: [{ ...emptyStore(name.slice(name.lastIndexOf('/') + 1), 'gcp-bucket', at), retentionDays: days, lock: locked === null ? null : locked ? 'locked' : 'unlocked', lockDays: locked ? days : null, region: place }] }
  }
  const policy = objectOf(pick(value, 'retentionPolicy', 'retention_policy'))
  const seconds = policy ? num(pick(policy, 'retentionPeriod', 'retention_period')) : null
  if (!policy || seconds === null) return null
  const locked = bool(pick(policy, 'isLocked', 'is_locked')) === true
  return { source: 'google-storage', stores: [{ ...emptyStore(name, 'bucket', at), lock: locked ? 'locked' : 'unlocked', lockDays: Math.floor(seconds / 86_400), region: text(pick(value, 'location'))?.toLowerCase() ?? null }] }
}

function sink(value: Value, at: Place): Found | null {
  const destination = text(pick(value, 'destination'))
  if (destination === null || pick(value, 'writerIdentity') === undefined) return null
  return { source: 'google-sink', stores: [{ ...emptyStore(text(pick(value, 'name')) ?? 'sink', 'sink', at), delivers: destination, logging: bool(pick(value, 'disabled')) === true ? false : true }] }
}

/** A diagnostic setting of Azure: what it sends where. It is off when no kind of log in it is on. */
function diagnostic(value: Value, at: Place): Found | null {
  const own = objectOf(pick(value, 'properties')) ?? value
  const type = `${text(pick(value, 'type')) ?? ''} ${text(pick(value, 'id')) ?? ''}`
  if (!/diagnosticSettings/i.test(type)) return null
  const logs = list(pick(own, 'logs')).flatMap((each) => objectOf(each) ?? [])
  const delivers = text(pick(own, 'workspaceId')) ?? text(pick(own, 'storageAccountId')) ?? text(pick(own, 'eventHubAuthorizationRuleId'))
  return { source: 'azure-diagnostic', stores: [{ ...emptyStore(text(pick(value, 'name')) ?? 'diagnostic setting', 'sink', at), delivers, logging: logs.some((log) => bool(pick(log as Value, 'enabled')) === true) }] }
}

/** Any other object that gives a retention in days or as a duration beside a name. */
function generic(value: Value, at: Place): Found | null {
  const policy = objectOf(pick(value, 'retentionPolicy')) ?? value
  const days = num(pick(policy, 'retentionDays', 'retention_days', 'retention_in_days', 'days', 'keepDays')) ?? durationDays(pick(policy, 'retention', 'retentionPeriod'))
  const name = text(pick(value, 'name', 'store', 'index', 'stream', 'category'))
  if (days === null || name === null) return null
  return { source: 'generic', stores: [{ ...emptyStore(name, 'other', at), retentionDays: days > 0 ? days : null }] }
}

/** The lists under which exports wrap such objects. */
export const wrapped = (value: Value): unknown[] => ['value', 'buckets', 'sinks', 'tables', 'items'].flatMap((key) => list(pick(value, key)))
