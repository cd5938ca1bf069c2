import { awsPartition } from '../../formats/regions'
import type { Locator } from '../../analyzer'
import { placed, placeOf, type Look, type Placed } from '../look'
import { absent, blocks, flag, get, text, texts, unresolvedIn, Unresolved, type Fields, type Resource, type Value } from '../model'

type Scope = 'region' | 'account' | 'worldwide' | 'unknown'

/** Copies, replicas and worldwide features (IAC-04; domain.md REG-02). */
export function lookAtCopies(look: Look): void {
  buckets(look)
  tables(look)
  copies(look)
  azure(look)
  google(look)
  worldwide(look)
  egress(look)
}

function copyTo(look: Look, resource: Resource, feature: string, to: Placed | Unresolved | null, at: Locator, scope: Scope = 'region'): void {
  const place = to instanceof Unresolved ? null : to
  look.out.add('replication', { address: resource.address, feature, to: place?.region ?? null, toClass: place?.class ?? null, scope: place ? scope : scope === 'region' ? 'unknown' : scope, at })
  const label = place ? `${resource.address} to ${place.region}` : resource.address
  if (!place) {
    look.out.hit('copy-unresolved', at, label)
    look.out.unknown(`Where ${resource.address} copies to (${feature})`, 'The target is not resolved by what was given.', at)
  } else if (place.class === 'foreign' || place.class === 'secret') look.out.hit('copy-abroad', at, label)
  else if (place.class === 'united-states' && place.cloud !== 'gcp') look.out.hit('copy-commercial', at, label)
  else if (place.class === 'invented') look.out.hit('copy-unresolved', at, label)
}

/** The blocks under a path; when the code leaves open which there are, that is said of the feature. */
function blocksFor(look: Look, resource: Resource, feature: string, at: Locator, values: Value | undefined, path: string): Fields[] {
  if (unresolvedIn(values, path)) copyTo(look, resource, feature, new Unresolved(), at)
  return blocks(values, path)
}

/** The place of the resource that a value names, when it is in the evidence; else that of an ARN written out. */
function placeOfTarget(look: Look, value: Value | undefined): Placed | Unresolved | null {
  if (value instanceof Unresolved) {
    const target = look.estate.resources.find(({ base }) => value.refs.includes(base))
    return target ? placeOf(target) : value
  }
  const said = text(value)
  const region = said === null ? null : /^arn:aws[a-z-]*:[a-z0-9-]*:([a-z0-9-]+):/.exec(said)?.[1]
  if (region && awsPartition(region)) return placed('aws', region)
  const target = said === null ? undefined : look.estate.resources.find(({ values }) => text(values['arn']) === said || (text(values['bucket']) !== null && said.endsWith(`:::${text(values['bucket'])}`)))
  return target ? placeOf(target) : null
}

function buckets(look: Look): void {
  for (const resource of look.of('aws_s3_bucket_replication_configuration', 'aws_s3_bucket')) {
    const path = resource.type === 'aws_s3_bucket' ? 'replication_configuration.rules' : 'rule'
    const set = get(resource.values, resource.type === 'aws_s3_bucket' ? 'replication_configuration' : 'rule')
    if (absent(set)) continue
    for (const one of blocksFor(look, resource, 'bucket replication', resource.place(path.split('.')[0] ?? ''), resource.values, path)) {
      if (flag(get(one, 'status'), 'yes') === 'no') continue
      copyTo(look, resource, 'bucket replication', placeOfTarget(look, get(one, 'destination.bucket')), resource.place(path.split('.')[0] ?? ''))
      const account = text(get(one, 'destination.account'))
      if (account !== null && out(look, account)) look.out.hit('copy-other-account', resource.at, `${resource.address} to account ${account}`)
    }
  }
}

/** True for an account that no provider or ARN of this evidence names as its own. */
const out = (look: Look, account: string) => !look.out.facts.providers.some((one) => one.account === account)

function tables(look: Look): void {
  for (const table of look.of('aws_dynamodb_table', 'aws_dynamodb_global_table', 'aws_dynamodb_table_replica')) {
    for (const one of blocksFor(look, table, 'global table', table.place('replica'), table.values, 'replica')) {
      const region = get(one, 'region_name')
      copyTo(look, table, 'global table', region instanceof Unresolved ? region : placed('aws', text(region) ?? ''), table.place('replica'))
    }
    if (table.type === 'aws_dynamodb_table_replica') copyTo(look, table, 'global table', placeOf(table), table.at)
  }
  for (const one of look.of('aws_rds_global_cluster', 'aws_docdb_global_cluster', 'aws_neptune_global_cluster', 'aws_elasticache_global_replication_group')) copyTo(look, one, 'global database', new Unresolved(), one.at)
  for (const one of look.of('aws_db_instance', 'aws_rds_cluster')) {
    const from = one.values[one.type === 'aws_db_instance' ? 'replicate_source_db' : 'replication_source_identifier']
    if (!absent(from) && /^arn:/.test(text(from) ?? '')) copyTo(look, one, 'read replica from another region', placeOf(one), one.at)
  }
  for (const one of look.of('aws_db_instance_automated_backups_replication')) copyTo(look, one, 'database backup replication', placeOf(one), one.at)
}

function copies(look: Look): void {
  for (const one of look.of('aws_kms_key', 'aws_kms_external_key')) {
    const state = flag(one.values['multi_region'], 'no')
    if (state === 'yes') copyTo(look, one, 'multi-region key', new Unresolved(), one.place('multi_region'))
    else if (state === 'unknown') look.out.unknown(`Whether ${one.address} is a multi-region key`, 'It is not resolved by what was given.', one.place('multi_region'))
  }
  for (const one of look.of('aws_kms_replica_key', 'aws_kms_replica_external_key')) copyTo(look, one, 'multi-region key', placeOf(one), one.at)
  for (const one of look.of('aws_ecr_replication_configuration'))
    for (const rule of blocksFor(look, one, 'image replication', one.at, one.values, 'replication_configuration.rule'))
      for (const target of blocksFor(look, one, 'image replication', one.at, rule, 'destination')) {
        const region = get(target, 'region')
        copyTo(look, one, 'image replication', region instanceof Unresolved ? region : placed('aws', text(region) ?? ''), one.at)
      }
  for (const one of look.of('aws_secretsmanager_secret'))
    for (const target of blocksFor(look, one, 'secret replication', one.place('replica'), one.values, 'replica')) {
      const region = get(target, 'region')
      copyTo(look, one, 'secret replication', region instanceof Unresolved ? region : placed('aws', text(region) ?? ''), one.place('replica'))
    }
  for (const one of look.of('aws_backup_plan'))
    for (const rule of blocksFor(look, one, 'backup copy', one.place('rule'), one.values, 'rule'))
      for (const action of blocksFor(look, one, 'backup copy', one.place('rule'), rule, 'copy_action')) copyTo(look, one, 'backup copy', placeOfTarget(look, get(action, 'destination_vault_arn')), one.place('rule'))
  for (const one of look.of('aws_dlm_lifecycle_policy'))
    for (const schedule of blocksFor(look, one, 'snapshot copy', one.at, one.values, 'policy_details.schedule'))
      for (const rule of blocksFor(look, one, 'snapshot copy', one.at, schedule, 'cross_region_copy_rule')) {
        const target = get(rule, 'target')
        copyTo(look, one, 'snapshot copy', target instanceof Unresolved ? target : placed('aws', text(target) ?? ''), one.at)
      }
  for (const one of look.of('aws_ebs_snapshot_copy', 'aws_ami_copy', 'aws_db_snapshot_copy')) {
    const from = one.values['source_region'] ?? one.values['source_ami_region']
    if (!absent(from)) copyTo(look, one, 'snapshot copy', placeOf(one), one.at)
  }
}

const pairs: Record<string, string> = { usgovvirginia: 'usgovtexas', usgovtexas: 'usgovvirginia', usgovarizona: 'usgovtexas', usdodcentral: 'usdodeast', usdodeast: 'usdodcentral' }

function azure(look: Look): void {
  for (const one of look.of('azurerm_storage_account')) {
    const kind = one.values['account_replication_type']
    if (kind instanceof Unresolved) copyTo(look, one, 'geo-redundant storage', kind, one.place('account_replication_type'))
    if (!/^(RA)?G(Z)?RS$/i.test(text(kind) ?? '')) continue
    const home = placeOf(one)
    const pair = home && !(home instanceof Unresolved) ? pairs[home.region] : undefined
    copyTo(look, one, 'geo-redundant storage', pair ? placed('azure', pair) : home && !(home instanceof Unresolved) && home.class !== 'government' ? home : new Unresolved(), one.place('account_replication_type'))
  }
  for (const one of look.of('azurerm_cosmosdb_account', 'azurerm_container_registry')) {
    const feature = one.type === 'azurerm_cosmosdb_account' ? 'database replica' : 'image replication'
    for (const target of blocksFor(look, one, feature, one.at, one.values, one.type === 'azurerm_cosmosdb_account' ? 'geo_location' : 'georeplications')) {
      const region = get(target, 'location')
      copyTo(look, one, feature, region instanceof Unresolved ? region : placed('azure', text(region) ?? ''), one.at)
    }
  }
  for (const one of look.of('azurerm_site_recovery_replicated_vm', 'azurerm_mssql_failover_group', 'azurerm_sql_failover_group')) copyTo(look, one, 'failover to another region', new Unresolved(), one.at)
  for (const one of look.of('azurerm_recovery_services_vault')) if (flag(one.values['cross_region_restore_enabled'], 'no') === 'yes') copyTo(look, one, 'cross-region restore', new Unresolved(), one.at)
}

function google(look: Look): void {
  for (const one of look.of('google_storage_bucket')) {
    const places = texts(get(one.values, 'custom_placement_config.data_locations'))
    for (const region of places) copyTo(look, one, 'dual-region bucket', region === null ? new Unresolved() : placed('gcp', region), one.place('location'))
    const location = text(one.values['location'])?.toLowerCase()
    if (places.length === 0 && location && /^(us|eu|asia|nam\d+|eur\d+|asia\d+)$/.test(location)) copyTo(look, one, 'multi-region bucket', placed('gcp', location), one.place('location'))
  }
  for (const one of look.of('google_sql_database_instance')) if (!absent(one.values['master_instance_name'])) copyTo(look, one, 'read replica', placeOf(one), one.at)
  for (const one of look.of('google_secret_manager_secret'))
    for (const target of blocksFor(look, one, 'secret replication', one.at, one.values, 'replication.user_managed.replicas')) {
      const region = get(target, 'location')
      copyTo(look, one, 'secret replication', region instanceof Unresolved ? region : placed('gcp', text(region) ?? ''), one.at)
    }
}

const everywhere: Record<string, string> = {
  aws_cloudfront_distribution: 'content delivery network', aws_globalaccelerator_accelerator: 'worldwide entry points', azurerm_frontdoor: 'content delivery network',
  azurerm_cdn_frontdoor_profile: 'content delivery network', azurerm_cdn_profile: 'content delivery network', azurerm_traffic_manager_profile: 'worldwide name service', aws_s3_bucket_accelerate_configuration: 'worldwide upload points',
  google_compute_global_forwarding_rule: 'worldwide load balancer', google_compute_backend_bucket: 'content delivery network', aws_s3control_multi_region_access_point: 'multi-region access point',
}

function worldwide(look: Look): void {
  for (const one of look.of(...Object.keys(everywhere))) {
    if (one.type === 'aws_s3_bucket_accelerate_configuration' && flag(one.values['status'], 'no') === 'no') continue
    look.out.add('replication', { address: one.address, feature: everywhere[one.type] ?? '', to: null, toClass: null, scope: 'worldwide', at: one.at })
    look.out.hit('worldwide', one.at, one.address)
  }
  for (const one of look.of('aws_route53_record')) if (!absent(one.values['geolocation_routing_policy']) || !absent(one.values['latency_routing_policy'])) look.out.hit('worldwide', one.at, one.address)
}

const anywhere = (list: (string | null)[]) => list.some((cidr) => cidr === '0.0.0.0/0' || cidr === '::/0' || cidr === '*' || cidr === 'Internet')

function egress(look: Look): void {
  for (const group of look.of('aws_security_group'))
    for (const rule of blocks(group.values, 'egress')) if (anywhere([...texts(get(rule, 'cidr_blocks')), ...texts(get(rule, 'ipv6_cidr_blocks'))])) look.out.hit('open-egress', group.place('egress'), group.address)
  for (const rule of look.of('aws_security_group_rule', 'aws_vpc_security_group_egress_rule')) {
    if (rule.type === 'aws_security_group_rule' && text(rule.values['type']) !== 'egress') continue
    if (anywhere([...texts(rule.values['cidr_blocks']), ...texts(rule.values['cidr_ipv4']), ...texts(rule.values['cidr_ipv6'])])) look.out.hit('open-egress', rule.at, rule.address)
  }
  for (const rule of look.of('azurerm_network_security_rule')) if (/^outbound$/i.test(text(rule.values['direction']) ?? '') && flag(rule.values['access'], 'no') === 'yes' && anywhere(texts(rule.values['destination_address_prefix']))) look.out.hit('open-egress', rule.at, rule.address)
  for (const rule of look.of('google_compute_firewall')) if (text(rule.values['direction']) === 'EGRESS' && !absent(rule.values['allow']) && anywhere(texts(rule.values['destination_ranges']))) look.out.hit('open-egress', rule.at, rule.address)
}
