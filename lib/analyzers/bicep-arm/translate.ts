import { absent, blocks, flag, get, isFields, text, Unresolved, type Fields, type Value } from '../infrastructure/model'

type Rule = (properties: Fields, whole: Fields) => { type: string; values: Fields }
const or = (value: Value | undefined, otherwise: Value): Value => (value === undefined ? otherwise : value)
const simple = (type: string, names: Record<string, string>, whole: Record<string, string> = {}): Rule => (properties, all) => ({
  type,
  values: { ...Object.fromEntries(Object.entries(names).flatMap(([to, from]) => (get(properties, from) === undefined ? [] : [[to, get(properties, from) as Value]]))), ...Object.fromEntries(Object.entries(whole).flatMap(([to, from]) => (get(all, from) === undefined ? [] : [[to, get(all, from) as Value]]))) },
})
/** Nested settings as the rules find them: `network_acls.default_action`. */
const nest = (name: string, fields: Record<string, Value | undefined>): Fields => {
  const known = Object.fromEntries(Object.entries(fields).filter(([, value]) => !absent(value))) as Fields
  return Object.keys(known).length > 0 ? { [name]: [known] } : {}
}
const network = (properties: Fields, block: string): Fields => ({ ...(get(properties, 'publicNetworkAccess') === undefined ? {} : { public_network_access_enabled: get(properties, 'publicNetworkAccess') as Value }), ...nest(block, { default_action: get(properties, 'networkAcls.defaultAction') }) })

const roleNames: Record<string, string> = { '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner', 'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor', '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator' }

const securityRule = (properties: Fields): Fields => ({
  direction: or(properties['direction'], null), access: or(properties['access'], null), source_address_prefix: or(properties['sourceAddressPrefix'], null), source_address_prefixes: or(properties['sourceAddressPrefixes'], []),
  destination_port_range: or(properties['destinationPortRange'], null), destination_port_ranges: or(properties['destinationPortRanges'], []), destination_address_prefix: or(properties['destinationAddressPrefix'], null),
})

/** A parameter of a database server, whose name is the last part of the name of the resource. */
const databaseSetting = (type: string): Rule => (properties, all) => ({ type, values: { name: text(all['name'])?.split('/').at(-1) ?? null, value: or(properties['value'], null) } })

const containers = (template: Value | undefined): Fields => (template === undefined ? {} : { template })

const rules: Record<string, Rule> = {
  'microsoft.storage/storageaccounts': (p, all) => ({
    type: 'azurerm_storage_account',
    values: {
      ...simple('', { min_tls_version: 'minimumTlsVersion', https_traffic_only_enabled: 'supportsHttpsTrafficOnly', allow_nested_items_to_be_public: 'allowBlobPublicAccess' })(p, all).values,
      ...network(p, 'network_rules'),
      account_replication_type: replication(get(all, 'sku.name')),
      ...(/keyvault/i.test(text(get(p, 'encryption.keySource')) ?? '') ? nest('customer_managed_key', { key_vault_key_id: get(p, 'encryption.keyvaultproperties.keyname') ?? get(p, 'encryption.keyVaultProperties.keyName') ?? 'a key of the vault' }) : {}),
      ...nest('immutability_policy', { state: get(p, 'immutableStorageWithVersioning.immutabilityPolicy.state'), period_since_creation_in_days: get(p, 'immutableStorageWithVersioning.immutabilityPolicy.immutabilityPeriodSinceCreationInDays') }),
    },
  }),
  'microsoft.dbforpostgresql/flexibleservers/configurations': databaseSetting('azurerm_postgresql_flexible_server_configuration'),
  'microsoft.dbformysql/flexibleservers/configurations': databaseSetting('azurerm_mysql_flexible_server_configuration'),
  'microsoft.app/containerapps': (p) => ({ type: 'azurerm_container_app', values: { ...nest('ingress', { allow_insecure_connections: get(p, 'configuration.ingress.allowInsecure') }), ...containers(p['template']) } }),
  'microsoft.app/jobs': (p) => ({ type: 'azurerm_container_app_job', values: containers(p['template']) }),
  'microsoft.containerinstance/containergroups': (p) => ({ type: 'azurerm_container_group', values: { container: or(p['containers'], []), init_container: or(p['initContainers'], []) } }),
  'microsoft.network/applicationgateways': (p) => ({ type: 'azurerm_application_gateway', values: { backend_http_settings: blocks(p, 'backendHttpSettingsCollection').map((one) => ({ protocol: or(get(one, 'properties.protocol'), null) })) } }),
  'microsoft.storage/storageaccounts/blobservices/containers': simple('azurerm_storage_container', { container_access_type: 'publicAccess' }),
  'microsoft.storage/storageaccounts/blobservices/containers/immutabilitypolicies': simple('azurerm_storage_container_immutability_policy', { immutability_period_in_days: 'immutabilityPeriodSinceCreationInDays' }),
  'microsoft.keyvault/vaults': (p, all) => ({
    type: 'azurerm_key_vault',
    values: {
      ...simple('', { purge_protection_enabled: 'enablePurgeProtection', soft_delete_retention_in_days: 'softDeleteRetentionInDays', sku_name: 'sku.name' })(p, all).values,
      ...network(p, 'network_acls'),
      access_policy: blocks(p, 'accessPolicies').map((one) => ({ object_id: or(one['objectId'], null), tenant_id: or(one['tenantId'], null), key_permissions: or(get(one, 'permissions.keys'), []), secret_permissions: or(get(one, 'permissions.secrets'), []) })),
    },
  }),
  'microsoft.keyvault/managedhsms': simple('azurerm_key_vault_managed_hardware_security_module', { purge_protection_enabled: 'enablePurgeProtection', soft_delete_retention_in_days: 'softDeleteRetentionInDays' }),
  'microsoft.compute/disks': simple('azurerm_managed_disk', { disk_encryption_set_id: 'encryption.diskEncryptionSetId' }),
  'microsoft.compute/virtualmachines': (p) => ({ type: 'azurerm_linux_virtual_machine', values: { ...nest('os_disk', { disk_encryption_set_id: get(p, 'storageProfile.osDisk.managedDisk.diskEncryptionSet.id') }), admin_password: or(get(p, 'osProfile.adminPassword'), null), disable_password_authentication: or(get(p, 'osProfile.linuxConfiguration.disablePasswordAuthentication'), true) } }),
  'microsoft.network/networksecuritygroups': (p) => ({ type: 'azurerm_network_security_group', values: { security_rule: blocks(p, 'securityRules').map((one) => securityRule(isFields(one['properties']) ? one['properties'] : one)) } }),
  'microsoft.network/networksecuritygroups/securityrules': (p) => ({ type: 'azurerm_network_security_rule', values: securityRule(p) }),
  'microsoft.sql/servers': (p, all) => ({ type: 'azurerm_mssql_server', values: { ...simple('', { minimum_tls_version: 'minimalTlsVersion', administrator_login_password: 'administratorLoginPassword' })(p, all).values, ...network(p, 'network_rules') } }),
  'microsoft.sql/servers/firewallrules': simple('azurerm_mssql_firewall_rule', { start_ip_address: 'startIpAddress', end_ip_address: 'endIpAddress' }),
  'microsoft.sql/servers/databases/transparentdataencryption': (p) => ({ type: 'azurerm_mssql_database', values: { transparent_data_encryption_enabled: or(p['state'] ?? p['status'], null) } }),
  'microsoft.dbforpostgresql/flexibleservers': (p, all) => ({ type: 'azurerm_postgresql_flexible_server', values: { ...simple('', { administrator_password: 'administratorLoginPassword' })(p, all).values, ...nest('customer_managed_key', { key_vault_key_id: get(p, 'dataEncryption.primaryKeyURI') }), ...(get(p, 'network.publicNetworkAccess') === undefined ? {} : { public_network_access_enabled: get(p, 'network.publicNetworkAccess') as Value }) } }),
  'microsoft.documentdb/databaseaccounts': (p) => ({ type: 'azurerm_cosmosdb_account', values: { geo_location: blocks(p, 'locations').map((one) => ({ location: or(one['locationName'], null) })), key_vault_key_id: or(get(p, 'keyVaultKeyUri'), null), ...network(p, 'network_rules') } }),
  'microsoft.containerservice/managedclusters': (p) => ({ type: 'azurerm_kubernetes_cluster', values: { private_cluster_enabled: or(get(p, 'apiServerAccessProfile.enablePrivateCluster'), false), api_server_authorized_ip_ranges: or(get(p, 'apiServerAccessProfile.authorizedIPRanges'), []) } }),
  'microsoft.containerregistry/registries': (p) => ({ type: 'azurerm_container_registry', values: { ...nest('encryption', { key_vault_key_id: get(p, 'encryption.keyVaultProperties.keyIdentifier') }), ...network(p, 'network_rules') } }),
  'microsoft.containerregistry/registries/replications': (_, all) => ({ type: 'azurerm_container_registry', values: { georeplications: [{ location: or(all['location'], new Unresolved()) }] } }),
  'microsoft.insights/diagnosticsettings': (p) => ({ type: 'azurerm_monitor_diagnostic_setting', values: { enabled_log: get(p, 'logs') instanceof Unresolved ? (get(p, 'logs') as Unresolved) : blocks(p, 'logs').filter((one) => flag(one['enabled'], 'yes') !== 'no'), storage_account_id: or(get(p, 'storageAccountId'), null) } }),
  'microsoft.operationalinsights/workspaces': simple('azurerm_log_analytics_workspace', { retention_in_days: 'retentionInDays' }),
  'microsoft.authorization/roleassignments': (p) => {
    const role = get(p, 'roleDefinitionId')
    const said = role instanceof Unresolved ? role.pattern : (text(role) ?? '')
    const id = Object.keys(roleNames).find((each) => said.includes(each))
    return { type: 'azurerm_role_assignment', values: { role_definition_id: or(role, null), role_definition_name: id === undefined ? null : (roleNames[id] ?? null), principal_id: or(p['principalId'], null), principal_type: or(p['principalType'], null), scope: or(p['scope'], null) } }
  },
  'microsoft.authorization/roledefinitions': (p) => ({ type: 'azurerm_role_definition', values: { permissions: or(p['permissions'], []) } }),
  'microsoft.authorization/policyassignments': (p) => ({ type: 'azurerm_policy_assignment', values: { policy_definition_id: or(p['policyDefinitionId'], null), display_name: or(p['displayName'], null), enforcement_mode: or(p['enforcementMode'], 'Default'), parameters: or(p['parameters'], null) } }),
  'microsoft.cdn/profiles': simple('azurerm_cdn_profile', {}),
  'microsoft.network/frontdoors': simple('azurerm_frontdoor', {}),
  'microsoft.network/trafficmanagerprofiles': simple('azurerm_traffic_manager_profile', {}),
  'microsoft.network/networkwatchers/flowlogs': simple('azurerm_network_watcher_flow_log', { enabled: 'enabled' }),
  'microsoft.web/sites': (p) => ({ type: 'azurerm_linux_web_app', values: { https_only: or(p['httpsOnly'], null), ...nest('site_config', { minimum_tls_version: get(p, 'siteConfig.minTlsVersion') }) } }),
  'microsoft.cache/redis': simple('azurerm_redis_cache', { minimum_tls_version: 'minimumTlsVersion', non_ssl_port_enabled: 'enableNonSslPort' }),
  'microsoft.servicebus/namespaces': simple('azurerm_servicebus_namespace', { minimum_tls_version: 'minimumTlsVersion' }),
  'microsoft.eventhub/namespaces': simple('azurerm_eventhub_namespace', { minimum_tls_version: 'minimumTlsVersion' }),
  'microsoft.recoveryservices/vaults': simple('azurerm_recovery_services_vault', { cross_region_restore_enabled: 'redundancySettings.crossRegionRestore' }),
}

const replication = (sku: Value | undefined): Value => (sku instanceof Unresolved ? sku : (/_([A-Z]+)$/i.exec(text(sku) ?? '')?.[1] ?? null))

/** A resource of Azure as the rules know it, with its place; a type they do not know keeps its name. */
export function translate(type: string, whole: Fields): { type: string; values: Fields } {
  const name = type.toLowerCase().replace(/^.*\/providers\/(diagnosticsettings|roleassignments|policyassignments)$/, (_, last: string) => (last === 'diagnosticsettings' ? 'microsoft.insights/' : 'microsoft.authorization/') + last)
  const properties = isFields(whole['properties']) ? whole['properties'] : {}
  const made = rules[name]?.(properties, whole) ?? { type, values: { ...properties } }
  const place = whole['location']
  return { type: made.type, values: { ...made.values, ...(absent(place) ? {} : { location: place as Value }), ...(absent(whole['name']) || made.values['name'] !== undefined ? {} : { name: whole['name'] as Value }) } }
}
