import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { FindingId } from '../findings'
import type { Look } from '../look'
import { absent, blocks, flag, get, text, texts, unresolvedIn, Unresolved, type Resource } from '../model'

type Logging = InfrastructureFacts['logging'][number]
type State = Logging['enabled']
const blank: Omit<Logging, 'address' | 'at' | 'kind'> = { multiRegion: 'unknown', globalEvents: 'unknown', validation: 'unknown', encrypted: 'unknown', dataEvents: 'unknown', organization: 'unknown', enabled: 'yes' }

/** What records who did what, or where records go: without it there is a log less. */
const recording = /^(?:aws_cloudtrail|aws_cloudtrail_event_data_store|aws_flow_log|aws_config_configuration_recorder|aws_guardduty_detector|aws_route53_resolver_query_log_config|azurerm_monitor_diagnostic_setting|azurerm_monitor_aad_diagnostic_setting|azurerm_network_watcher_flow_log|azurerm_log_analytics_workspace|google_logging_(?:project|folder|organization|billing_account)_sink|google_(?:project|folder|organization)_iam_audit_config)$/

/** Trails, diagnostic settings, sinks and audit configurations (IAC-07; domain.md LOG-02, LOG-04). */
export function lookAtTrails(look: Look): void {
  for (const trail of look.of('aws_cloudtrail')) awsTrail(look, trail)
  for (const one of look.of('aws_flow_log', 'google_compute_subnetwork', 'azurerm_network_watcher_flow_log')) flowLog(look, one)
  for (const one of look.of('aws_config_configuration_recorder')) add(look, one, 'config-recorder', {})
  for (const one of look.of('aws_s3_bucket_logging')) add(look, one, 'access-log', {})
  for (const one of look.of('aws_eks_cluster')) clusterLog(look, one, texts(one.values['enabled_cluster_log_types']), 'audit')
  azure(look)
  google(look)
  for (const { type, address, at } of look.estate.removed) if (recording.test(type)) look.out.hit('logging-removed', at, address)
}

function add(look: Look, one: Resource, kind: Logging['kind'], known: Partial<Logging>): void {
  look.out.add('logging', { address: one.address, at: one.at, kind, ...blank, ...known, ...(one.certain ? {} : { enabled: known.enabled === 'no' ? 'no' : 'unknown' }) })
}

const hitWhen = (look: Look, one: Resource, state: State, bad: State, id: FindingId, field: string) => {
  if (state === bad) look.out.hit(id, one.place(field), one.address)
  else if (state === 'unknown') look.out.unknown(`${field} of ${one.address}`, 'It is not resolved by what was given.', one.place(field))
}

function awsTrail(look: Look, trail: Resource): void {
  const { values } = trail
  const state = (field: string, otherwise: State) => flag(values[field], otherwise)
  const known = {
    multiRegion: state('is_multi_region_trail', 'no'),
    globalEvents: state('include_global_service_events', 'yes'),
    validation: state('enable_log_file_validation', 'no'),
    encrypted: (absent(values['kms_key_id']) ? 'no' : 'yes') as State,
    organization: state('is_organization_trail', 'no'),
    enabled: state('enable_logging', 'yes'),
    dataEvents: dataEvents(trail),
  }
  add(look, trail, 'trail', known)
  hitWhen(look, trail, known.multiRegion, 'no', 'trail-one-region', 'is_multi_region_trail')
  hitWhen(look, trail, known.globalEvents, 'no', 'trail-no-global', 'include_global_service_events')
  hitWhen(look, trail, known.validation, 'no', 'trail-no-validation', 'enable_log_file_validation')
  hitWhen(look, trail, known.encrypted, 'no', 'trail-no-key', 'kms_key_id')
  hitWhen(look, trail, known.enabled, 'no', 'logging-off', 'enable_logging')
  hitWhen(look, trail, known.dataEvents, 'no', 'trail-no-data', 'event_selector')
}

/** Data events are recorded where a selector names resources that hold data. */
function dataEvents(trail: Resource): State {
  const { values } = trail
  if (unresolvedIn(values, 'event_selector') || unresolvedIn(values, 'advanced_event_selector')) return 'unknown'
  const basic = blocks(values, 'event_selector').some((one) => blocks(one, 'data_resource').length > 0)
  const advanced = blocks(values, 'advanced_event_selector').some((one) => blocks(one, 'field_selector').some((field) => text(field['field']) === 'eventCategory' && texts(field['equals']).includes('Data')))
  return basic || advanced ? 'yes' : 'no'
}

function flowLog(look: Look, one: Resource): void {
  if (one.type === 'google_compute_subnetwork') {
    if (!absent(one.values['log_config'])) add(look, one, 'flow-log', {})
    return
  }
  const enabled = flag(one.values['enabled'], 'yes')
  add(look, one, 'flow-log', { enabled })
  if (enabled === 'no') look.out.hit('logging-off', one.place('enabled'), one.address)
}

function clusterLog(look: Look, one: Resource, types: (string | null)[], wanted: string): void {
  const enabled: State = types.includes(wanted) ? 'yes' : types.includes(null) ? 'unknown' : 'no'
  add(look, one, 'cluster-log', { enabled })
  if (enabled === 'no') look.out.hit('logging-partly', one.at, `${one.address} (no audit log)`)
}

function azure(look: Look): void {
  for (const one of look.of('azurerm_monitor_diagnostic_setting')) {
    const logs = [...blocks(one.values, 'enabled_log'), ...blocks(one.values, 'log').filter((log) => flag(log['enabled'], 'yes') !== 'no')]
    const enabled: State = logs.length > 0 ? 'yes' : unresolvedIn(one.values, 'enabled_log') || unresolvedIn(one.values, 'log') ? 'unknown' : 'no'
    add(look, one, 'diagnostic-setting', { enabled })
    if (enabled === 'no') look.out.hit('logging-partly', one.at, `${one.address} (metrics only)`)
  }
  for (const one of look.of('azurerm_kubernetes_cluster')) if (!absent(get(one.values, 'oms_agent'))) add(look, one, 'cluster-log', { enabled: 'unknown' })
  for (const one of look.of('azurerm_mssql_server_extended_auditing_policy', 'azurerm_mssql_database_extended_auditing_policy')) add(look, one, 'diagnostic-setting', { enabled: flag(one.values['enabled'] ?? one.values['log_monitoring_enabled'], 'yes') })
}

function google(look: Look): void {
  for (const one of look.of('google_project_iam_audit_config', 'google_folder_iam_audit_config', 'google_organization_iam_audit_config')) {
    const configs = blocks(one.values, 'audit_log_config')
    const kinds = configs.map((config) => text(config['log_type']))
    const data: State = kinds.includes('DATA_READ') && kinds.includes('DATA_WRITE') ? 'yes' : kinds.includes(null) ? 'unknown' : 'no'
    const all = text(one.values['service']) === 'allServices'
    add(look, one, 'audit-config', { dataEvents: data, organization: one.type.includes('organization') ? 'yes' : 'no' })
    const exempt = configs.some((config) => !absent(config['exempted_members']))
    if (exempt || !all || data === 'no') look.out.hit('logging-partly', one.at, `${one.address} (${exempt ? 'members are exempt' : data === 'no' ? 'not all data access' : 'not all services'})`)
  }
  for (const one of look.of('google_logging_project_sink', 'google_logging_folder_sink', 'google_logging_organization_sink')) {
    const enabled: State = flag(one.values['disabled'], 'no') === 'yes' ? 'no' : one.values['disabled'] instanceof Unresolved ? 'unknown' : 'yes'
    add(look, one, 'sink', { enabled, organization: one.type.includes('organization') ? 'yes' : 'no' })
    if (enabled === 'no') look.out.hit('logging-off', one.place('disabled'), one.address)
    if (blocks(one.values, 'exclusions').length > 0) look.out.hit('logging-partly', one.at, `${one.address} (exclusions)`)
  }
  for (const one of look.of('google_logging_project_exclusion', 'google_logging_folder_exclusion', 'google_logging_organization_exclusion')) look.out.hit('logging-partly', one.at, `${one.address} (exclusion)`)
  for (const one of look.of('google_storage_bucket')) if (!absent(get(one.values, 'logging'))) add(look, one, 'access-log', {})
}
