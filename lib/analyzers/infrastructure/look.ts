import { azureRegionId, gcpRegionId, regionClassOf } from '../formats/cloud-regions'
import type { RegionClass } from '../formats/regions'
import type { Cloud } from '../infrastructure-facts'
import { absent, get, text, Unresolved, type Estate, type Resource, type Value } from './model'
import type { Report } from './report'

/** What every rule is given: the resources by type, and the report to write to. */
export type Look = {
  estate: Estate
  out: Report
  /** Resources of these types, in the order of the evidence. */
  of: (...types: string[]) => Resource[]
  /** Resources of a type whose field names another resource: `satellites('aws_s3_bucket_versioning', 'bucket')(bucket)`. */
  satellites: (type: string, field: string) => (target: Resource) => Resource[]
  /** Types that a rule asked for: on the others nothing was checked. */
  asked: Set<string>
}

export function lookAt(estate: Estate, out: Report): Look {
  const byType = new Map<string, Resource[]>()
  for (const resource of estate.resources) {
    const list = byType.get(resource.type)
    if (list) list.push(resource)
    else byType.set(resource.type, [resource])
  }
  const indexes = new Map<string, Map<string, Resource[]>>()
  const asked = new Set<string>()
  const of = (...types: string[]) =>
    types.flatMap((type) => {
      asked.add(type)
      return byType.get(type) ?? []
    })
  const index = (type: string, field: string) => {
    const key = `${type} ${field}`
    const known = indexes.get(key)
    if (known) return known
    const made = new Map<string, Resource[]>()
    for (const resource of of(type)) for (const name of namesIn(get(resource.values, field))) made.set(name, [...(made.get(name) ?? []), resource])
    indexes.set(key, made)
    return made
  }
  return {
    estate,
    out,
    asked,
    of,
    satellites: (type, field) => (target) => {
      const names = index(type, field)
      return [...new Set([target.base, ...namesOf(target)].flatMap((name) => names.get(name) ?? []))]
    },
  }
}

const namesIn = (value: Value | undefined): string[] => {
  if (value instanceof Unresolved) return [...value.refs]
  if (Array.isArray(value)) return value.flatMap(namesIn)
  const named = text(value)
  return named === null ? [] : [named]
}

/** The names other resources may call this one by. */
const namesOf = (target: Resource): string[] => ['bucket', 'name', 'id', 'arn', 'identifier'].flatMap((field) => text(target.values[field]) ?? [])

/** The cloud a resource type belongs to. */
export function cloudOf(type: string): Cloud {
  if (type.startsWith('aws_') || type.startsWith('awscc_')) return 'aws'
  if (/^(azurerm|azuread|azapi|azurestack|msgraph)_/.test(type)) return 'azure'
  if (type.startsWith('google_')) return 'gcp'
  if (type.startsWith('oci_')) return 'oracle'
  return /^(kubernetes|helm|kubectl)_/.test(type) ? 'kubernetes' : 'other'
}

export type Placed = { region: string; class: RegionClass; cloud: Cloud }

const named = (cloud: Cloud): cloud is 'aws' | 'azure' | 'gcp' | 'oracle' => cloud === 'aws' || cloud === 'azure' || cloud === 'gcp' || cloud === 'oracle'

/** A region as its cloud spells it, with what it is. */
export function placed(cloud: Cloud, value: string): Placed | null {
  if (!named(cloud)) return null
  const region = cloud === 'azure' ? azureRegionId(value) : cloud === 'gcp' ? (value.toUpperCase() === 'US' ? 'US' : gcpRegionId(value)) : value
  return { region, class: regionClassOf(cloud, region), cloud }
}

const worldwideLocations = new Set(['global', 'world', 'worldwide', ''])

/** The field of a resource that says where it is; null when it has none of its own. */
export function ownPlace(resource: Resource): { field: string; value: Value } | null {
  const cloud = cloudOf(resource.type)
  const fields = cloud === 'azure' ? ['location'] : cloud === 'gcp' ? ['location', 'region', 'zone'] : cloud === 'aws' ? ['region'] : []
  for (const field of fields) {
    const value = resource.values[field]
    if (!absent(value)) return { field, value: value as Value }
  }
  return null
}

/** Where a resource is: its own place, else that of its provider; null when worldwide or nothing says it. */
export function placeOf(resource: Resource): Placed | Unresolved | null {
  const own = ownPlace(resource)
  const value = own?.value ?? resource.provider?.region ?? null
  if (value instanceof Unresolved) return value
  const said = text(value)
  if (said === null || worldwideLocations.has(said.toLowerCase())) return null
  return placed(cloudOf(resource.type), said)
}

/** Types that keep data a program could put there. */
export const keepsData = (type: string): boolean =>
  /^aws_(s3_bucket|ebs_volume|ebs_snapshot|db_instance|rds_cluster|dynamodb_table|efs_file_system|fsx_|instance|launch_|redshift_cluster|elasticsearch_domain|opensearch_domain|elasticache_|docdb_|neptune_|kinesis_|sqs_queue|sns_topic|ecr_repository|backup_vault|glacier_vault|secretsmanager_secret|ssm_parameter|eks_|ecs_|lambda_function|msk_|mq_broker|memorydb_|workspaces_|cloudwatch_log_group|ami)/.test(type) ||
  /^azurerm_(storage_account|managed_disk|linux_virtual_machine|windows_virtual_machine|virtual_machine|.*sql_(server|database)|cosmosdb_account|mssql_|postgresql_|mysql_|kubernetes_cluster|container_registry|key_vault|servicebus_|eventhub_|log_analytics_workspace|redis_cache|data_lake|synapse_|netapp_|recovery_services_vault|linux_web_app|windows_web_app|function_app)/.test(type) ||
  /^google_(storage_bucket|compute_disk|compute_instance|sql_database_instance|bigquery_|bigtable_|spanner_|container_cluster|artifact_registry|pubsub_|filestore_|redis_|secret_manager_|alloydb_|dataproc_|composer_|firestore_|cloud_run|cloudfunctions)/.test(type)
