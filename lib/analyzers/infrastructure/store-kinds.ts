import { absent, blocks, flag, get, text, unresolvedIn, Unresolved, type Fields, type Resource } from './model'

export type StoreFact = { encryption: 'own-key' | 'provider-key' | 'none' | 'unknown'; key: string | null; field: string | null }

/**
 * How a type of store says that it is encrypted. `flag`: the field that switches encryption on; `key`: the field that names
 * a key of the firm's own; `otherwise`: what holds when nothing is written, by the documentation of the provider.
 * `inside`: the settings are in blocks of this name, one store each.
 */
type StoreKind = { flag?: string; key?: string; otherwise: 'none' | 'provider-key'; inside?: string }

const always: StoreKind['otherwise'] = 'provider-key'

/** Stores that rules know, by type (domain.md CRY-01). Azure and Google encrypt everything; there the key decides. */
export const storeKinds: Record<string, StoreKind> = {
  aws_s3_bucket: { otherwise: always },
  aws_ebs_volume: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_ebs_snapshot_copy: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_ami_copy: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_instance: { inside: 'root_block_device', flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_launch_configuration: { inside: 'root_block_device', flag: 'encrypted', otherwise: 'none' },
  aws_launch_template: { inside: 'block_device_mappings.ebs', flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_db_instance: { flag: 'storage_encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_rds_cluster: { flag: 'storage_encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_docdb_cluster: { flag: 'storage_encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_neptune_cluster: { flag: 'storage_encrypted', key: 'kms_key_arn', otherwise: 'none' },
  aws_redshift_cluster: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_efs_file_system: { flag: 'encrypted', key: 'kms_key_id', otherwise: 'none' },
  aws_fsx_windows_file_system: { key: 'kms_key_id', otherwise: always },
  aws_fsx_lustre_file_system: { key: 'kms_key_id', otherwise: always },
  aws_fsx_ontap_file_system: { key: 'kms_key_id', otherwise: always },
  aws_sqs_queue: { flag: 'sqs_managed_sse_enabled', key: 'kms_master_key_id', otherwise: always },
  aws_sns_topic: { key: 'kms_master_key_id', otherwise: 'none' },
  aws_dynamodb_table: { key: 'server_side_encryption.kms_key_arn', otherwise: always },
  aws_secretsmanager_secret: { key: 'kms_key_id', otherwise: always },
  aws_kinesis_stream: { flag: 'encryption_type', key: 'kms_key_id', otherwise: 'none' },
  aws_kinesis_firehose_delivery_stream: { flag: 'server_side_encryption.enabled', key: 'server_side_encryption.key_arn', otherwise: 'none' },
  aws_elasticache_replication_group: { flag: 'at_rest_encryption_enabled', key: 'kms_key_id', otherwise: 'none' },
  aws_elasticsearch_domain: { flag: 'encrypt_at_rest.enabled', key: 'encrypt_at_rest.kms_key_id', otherwise: 'none' },
  aws_opensearch_domain: { flag: 'encrypt_at_rest.enabled', key: 'encrypt_at_rest.kms_key_id', otherwise: 'none' },
  aws_ecr_repository: { key: 'encryption_configuration.kms_key', otherwise: always },
  aws_backup_vault: { key: 'kms_key_arn', otherwise: always },
  aws_cloudwatch_log_group: { key: 'kms_key_id', otherwise: always },
  aws_workspaces_workspace: { flag: 'root_volume_encryption_enabled', key: 'volume_encryption_key', otherwise: 'none' },
  aws_msk_cluster: { key: 'encryption_info.encryption_at_rest_kms_key_arn', otherwise: always },
  aws_mq_broker: { key: 'encryption_options.kms_key_id', otherwise: always },
  azurerm_storage_account: { key: 'customer_managed_key.key_vault_key_id', otherwise: always },
  azurerm_managed_disk: { key: 'disk_encryption_set_id', otherwise: always },
  azurerm_virtual_machine: { otherwise: always },
  azurerm_linux_virtual_machine: { key: 'os_disk.disk_encryption_set_id', otherwise: always },
  azurerm_windows_virtual_machine: { key: 'os_disk.disk_encryption_set_id', otherwise: always },
  azurerm_cosmosdb_account: { key: 'key_vault_key_id', otherwise: always },
  azurerm_mssql_server: { key: 'transparent_data_encryption_key_vault_key_id', otherwise: always },
  azurerm_mssql_database: { flag: 'transparent_data_encryption_enabled', otherwise: always },
  azurerm_postgresql_flexible_server: { key: 'customer_managed_key.key_vault_key_id', otherwise: always },
  azurerm_mysql_flexible_server: { key: 'customer_managed_key.key_vault_key_id', otherwise: always },
  azurerm_container_registry: { key: 'encryption.key_vault_key_id', otherwise: always },
  azurerm_servicebus_namespace: { key: 'customer_managed_key.key_vault_key_id', otherwise: always },
  azurerm_eventhub_namespace: { key: 'customer_managed_key.key_vault_key_id', otherwise: always },
  azurerm_recovery_services_vault: { key: 'encryption.key_id', otherwise: always },
  google_storage_bucket: { key: 'encryption.default_kms_key_name', otherwise: always },
  google_compute_disk: { key: 'disk_encryption_key.kms_key_self_link', otherwise: always },
  google_compute_instance: { key: 'boot_disk.kms_key_self_link', otherwise: always },
  google_sql_database_instance: { key: 'encryption_key_name', otherwise: always },
  google_bigquery_dataset: { key: 'default_encryption_configuration.kms_key_name', otherwise: always },
  google_bigtable_cluster: { key: 'kms_key_name', otherwise: always },
  google_spanner_database: { key: 'encryption_config.kms_key_name', otherwise: always },
  google_pubsub_topic: { key: 'kms_key_name', otherwise: always },
  google_filestore_instance: { key: 'kms_key_name', otherwise: always },
  google_artifact_registry_repository: { key: 'kms_key_name', otherwise: always },
  google_secret_manager_secret: { key: 'replication.auto.customer_managed_encryption.kms_key_name', otherwise: always },
}

/** What is known of the encryption of a resource: one entry a store in it, at least one. */
export function encryptionOf(resource: Resource): StoreFact[] {
  const kind = storeKinds[resource.type]
  if (!kind) return []
  const head = kind.inside?.split('.')[0] ?? null
  if (kind.inside !== undefined) {
    if (unresolvedIn(resource.values, head ?? '')) return [{ encryption: 'unknown', key: null, field: head }]
    const parts = resource.type === 'aws_launch_template' ? blocks(resource.values, 'block_device_mappings').flatMap((one) => blocks(one, 'ebs')) : [...blocks(resource.values, kind.inside), ...blocks(resource.values, 'ebs_block_device')]
    if (parts.length > 0) return parts.map((part) => ofFields(part, kind, head))
    return [{ encryption: kind.otherwise, key: null, field: null }]
  }
  return [ofFields(resource.values, kind, null)]
}

function ofFields(values: Fields, kind: StoreKind, within: string | null): StoreFact {
  const on = kind.flag === undefined ? undefined : get(values, kind.flag)
  const key = kind.key === undefined ? undefined : get(values, kind.key)
  const field = within ?? (kind.flag ?? kind.key ?? '').split('.')[0] ?? null
  const keyName = text(key) ?? (key instanceof Unresolved ? (key.refs[0] ?? 'not resolved here') : null)
  const own = !absent(key) && !/(^|\/)alias\/aws\//.test(`/${text(key) ?? ''}`)
  const given: StoreFact = { encryption: 'unknown', key: keyName, field: Object.hasOwn(values, (kind.flag ?? kind.key ?? '').split('.')[0] ?? '') || within !== null ? field : null }
  if (kind.flag === undefined) return { ...given, encryption: own ? 'own-key' : key !== undefined && !absent(key) ? 'provider-key' : kind.otherwise }
  const switched = text(on) === 'KMS' ? 'yes' : text(on) === 'NONE' ? 'no' : flag(on, 'default')
  if (kind.otherwise === 'provider-key' && switched === 'no' && own) return { ...given, encryption: 'own-key' }
  switch (switched) {
    case 'yes':
      return { ...given, encryption: own ? 'own-key' : 'provider-key' }
    case 'no':
      return { ...given, encryption: 'none', key: null }
    case 'unknown':
      return given
    default:
      return { ...given, encryption: own && kind.otherwise === 'provider-key' ? 'own-key' : kind.otherwise, key: kind.otherwise === 'none' ? null : keyName }
  }
}
