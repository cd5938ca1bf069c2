import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { Look } from '../look'
import { absent, blocks, flag, get, number, text, texts, Unresolved, type Resource, type Value } from '../model'

type Retention = InfrastructureFacts['retention'][number]
/** Five years in days, leap day included (22 CFR 122.5; domain.md LOG-03). */
const fiveYears = 1_826
const daysOf = (value: Value | undefined, unit: number): number | null => {
  const amount = number(value)
  return amount === null ? null : Math.floor(amount * unit)
}

/** Locks and periods after which something is deleted (IAC-08; domain.md LOG-02, LOG-03, PRG-07). */
export function lookAtRetention(look: Look): void {
  const logBuckets = bucketsOfLogs(look)
  buckets(look, (bucket) => logBuckets(bucket))
  groups(look)
  azure(look)
  google(look, logBuckets)
  vaults(look)
}

function add(look: Look, one: Resource, known: Omit<Retention, 'address' | 'at' | 'stores'> & { field?: string; store?: Resource }): void {
  const { field, store = one, ...rest } = known
  const at = field === undefined ? one.at : one.place(field)
  const stores = [...new Set([text(store.values['bucket']), text(store.values['name'])].flatMap((name) => name?.toLowerCase() ?? []))]
  look.out.add('retention', { address: one.address, at, ...rest, ...(stores.length > 0 && { stores }) })
  if (rest.mode === 'governance' || rest.mode === 'unlocked') look.out.hit('lock-weak', at, one.address)
  if (rest.logs === 'yes' && (rest.kind === 'log-group' || rest.kind === 'workspace' || rest.kind === 'log-bucket' || rest.kind === 'lifecycle') && rest.days !== null && rest.days < fiveYears) look.out.hit('retention-short', at, `${one.address} (${rest.days} days)`)
  if (rest.days === null && !rest.forever && rest.kind !== 'versioning') look.out.unknown(`How long ${one.address} keeps things`, 'The period is not resolved by what was given.', at)
}

/** Buckets that a trail, a flow log or a sink writes to, or that are named for logs. */
function bucketsOfLogs(look: Look): (bucket: Resource) => 'yes' | 'no' | 'unknown' {
  const named = new Set<string>()
  const learn = (value: Value | undefined) => {
    if (value instanceof Unresolved) for (const ref of value.refs) named.add(ref)
    const said = text(value)
    if (said !== null) named.add(said.replace(/^arn:aws[a-z-]*:s3:::/, '').replace(/^storage\.googleapis\.com\//, '').split('/')[0] ?? '')
  }
  for (const one of look.of('aws_cloudtrail')) learn(one.values['s3_bucket_name'])
  for (const one of look.of('aws_flow_log', 'aws_kinesis_firehose_delivery_stream')) learn(one.values['log_destination'] ?? get(one.values, 'extended_s3_configuration.bucket_arn'))
  for (const one of look.of('aws_s3_bucket_logging')) learn(one.values['target_bucket'])
  for (const one of look.of('aws_config_delivery_channel')) learn(one.values['s3_bucket_name'])
  for (const one of look.of('google_logging_project_sink', 'google_logging_folder_sink', 'google_logging_organization_sink')) learn(one.values['destination'])
  for (const one of look.of('azurerm_monitor_diagnostic_setting')) learn(one.values['storage_account_id'])
  return (bucket) => {
    const names = [bucket.base, text(bucket.values['bucket']), text(bucket.values['name']), text(bucket.values['id'])]
    if (names.some((name) => name !== null && named.has(name))) return 'yes'
    return /(^|[-_.])(logs?|logging|trail|cloudtrail|audit)([-_.\d]|$)/i.test(`${bucket.address.split('.').at(-1) ?? ''}`) ? 'yes' : 'unknown'
  }
}

function buckets(look: Look, logs: (bucket: Resource) => Retention['logs']): void {
  const locksOf = look.satellites('aws_s3_bucket_object_lock_configuration', 'bucket')
  const cyclesOf = look.satellites('aws_s3_bucket_lifecycle_configuration', 'bucket')
  const versionsOf = look.satellites('aws_s3_bucket_versioning', 'bucket')
  for (const bucket of look.of('aws_s3_bucket')) {
    const kept = logs(bucket)
    for (const lock of [bucket, ...locksOf(bucket)]) {
      const path = lock === bucket ? 'object_lock_configuration.rule.default_retention' : 'rule.default_retention'
      const rule = get(lock.values, path)
      if (absent(rule)) continue
      const mode = text(get(lock.values, `${path}.mode`))?.toLowerCase()
      const days = daysOf(get(lock.values, `${path}.days`), 1) ?? daysOf(get(lock.values, `${path}.years`), 365.25)
      add(look, lock, { kind: 'object-lock', days, forever: false, mode: mode === 'compliance' ? 'compliance' : mode === 'governance' ? 'governance' : 'unknown', logs: kept, store: bucket })
    }
    for (const cycle of [bucket, ...cyclesOf(bucket)]) {
      const rules = blocks(cycle.values, cycle === bucket ? 'lifecycle_rule' : 'rule')
      for (const rule of rules) {
        if (flag(rule['status'] ?? rule['enabled'], 'yes') === 'no' || absent(get(rule, 'expiration'))) continue
        const days = get(rule, 'expiration.days')
        if (absent(days)) continue
        add(look, cycle, { kind: 'lifecycle', days: daysOf(days, 1), forever: false, mode: 'none', logs: kept, store: bucket })
      }
    }
    for (const versions of [bucket, ...versionsOf(bucket)]) {
      const state = flag(get(versions.values, versions === bucket ? 'versioning.enabled' : 'versioning_configuration.status'), 'no')
      if (state === 'yes') add(look, versions, { kind: 'versioning', days: null, forever: false, mode: flag(get(versions.values, versions === bucket ? 'versioning.mfa_delete' : 'versioning_configuration.mfa_delete'), 'no') === 'yes' ? 'locked' : 'none', logs: kept, store: bucket })
    }
  }
}

/** CloudWatch keeps forever when no period is set. */
function groups(look: Look): void {
  for (const group of look.of('aws_cloudwatch_log_group')) {
    const days = group.values['retention_in_days']
    const forever = absent(days) || number(days) === 0
    add(look, group, { kind: 'log-group', days: forever ? null : daysOf(days, 1), forever, mode: 'none', logs: 'yes', field: 'retention_in_days' })
  }
}

function azure(look: Look): void {
  for (const one of look.of('azurerm_log_analytics_workspace')) {
    const days = one.values['retention_in_days']
    add(look, one, { kind: 'workspace', days: absent(days) ? 30 : daysOf(days, 1), forever: false, mode: 'none', logs: 'yes', field: 'retention_in_days' })
  }
  for (const one of look.of('azurerm_log_analytics_workspace_table')) {
    const days = one.values['total_retention_in_days'] ?? one.values['retention_in_days']
    if (!absent(days)) add(look, one, { kind: 'workspace', days: daysOf(days, 1), forever: false, mode: 'none', logs: 'yes' })
  }
  for (const one of look.of('azurerm_storage_container_immutability_policy')) {
    const locked = flag(one.values['locked'], 'no')
    add(look, one, { kind: 'immutable-blob', days: daysOf(one.values['immutability_period_in_days'], 1), forever: false, mode: locked === 'yes' ? 'locked' : locked === 'no' ? 'unlocked' : 'unknown', logs: 'unknown' })
  }
  for (const one of look.of('azurerm_storage_account')) {
    const policy = get(one.values, 'immutability_policy')
    if (absent(policy)) continue
    const state = text(get(one.values, 'immutability_policy.state'))?.toLowerCase()
    add(look, one, { kind: 'immutable-blob', days: daysOf(get(one.values, 'immutability_policy.period_since_creation_in_days'), 1), forever: false, mode: state === 'locked' ? 'locked' : state === undefined ? 'unknown' : 'unlocked', logs: 'unknown', field: 'immutability_policy' })
  }
  for (const one of look.of('azurerm_storage_management_policy'))
    for (const rule of blocks(one.values, 'rule')) {
      const days = get(rule, 'actions.base_blob.delete_after_days_since_modification_greater_than')
      if (!absent(days)) add(look, one, { kind: 'lifecycle', days: daysOf(days, 1), forever: false, mode: 'none', logs: 'unknown', field: 'rule' })
    }
}

function google(look: Look, logs: (bucket: Resource) => Retention['logs']): void {
  for (const one of look.of('google_storage_bucket')) {
    const seconds = get(one.values, 'retention_policy.retention_period')
    if (!absent(seconds)) {
      const locked = flag(get(one.values, 'retention_policy.is_locked'), 'no')
      add(look, one, { kind: 'bucket-lock', days: daysOf(seconds, 1 / 86_400), forever: false, mode: locked === 'yes' ? 'locked' : locked === 'no' ? 'unlocked' : 'unknown', logs: logs(one), field: 'retention_policy' })
    }
    for (const rule of blocks(one.values, 'lifecycle_rule')) if (text(get(rule, 'action.type')) === 'Delete' && !absent(get(rule, 'condition.age'))) add(look, one, { kind: 'lifecycle', days: daysOf(get(rule, 'condition.age'), 1), forever: false, mode: 'none', logs: logs(one), field: 'lifecycle_rule' })
  }
  for (const one of look.of('google_logging_project_bucket_config', 'google_logging_folder_bucket_config', 'google_logging_organization_bucket_config')) {
    const locked = flag(one.values['locked'], 'no')
    add(look, one, { kind: 'log-bucket', days: absent(one.values['retention_days']) ? 30 : daysOf(one.values['retention_days'], 1), forever: false, mode: locked === 'yes' ? 'locked' : locked === 'no' ? 'none' : 'unknown', logs: 'yes', field: 'retention_days' })
  }
}

function vaults(look: Look): void {
  for (const one of look.of('aws_backup_vault_lock_configuration')) {
    const grace = !absent(one.values['changeable_for_days'])
    add(look, one, { kind: 'backup-vault', days: daysOf(one.values['min_retention_days'], 1), forever: false, mode: grace ? 'compliance' : 'governance', logs: 'no' })
  }
  for (const one of look.of('aws_glacier_vault_lock')) add(look, one, { kind: 'backup-vault', days: null, forever: true, mode: flag(one.values['complete_lock'], 'no') === 'yes' ? 'compliance' : 'unlocked', logs: texts(one.values['vault_name']).some((name) => /log|audit/.test(name ?? '')) ? 'yes' : 'unknown' })
}
