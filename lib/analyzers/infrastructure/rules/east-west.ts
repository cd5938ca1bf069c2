import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { Look } from '../look'
import { absent, blocks, flag, get, isFields, text, Unresolved, type Resource, type Value } from '../model'

type Inner = InfrastructureFacts['eastWest'][number]
type Answer = Inner['encrypted']

/**
 * Traffic between the firm's own services (IAC-13; domain.md CRY-02, "internal east-west"): from a balancer to its
 * targets, within a mesh, to caches, brokers and databases. `yes` only where a plain connection is refused: a mesh or a
 * cache that prefers encryption still takes the other.
 */
export function lookAtEastWest(look: Look): void {
  const add = (one: Resource, kind: Inner['kind'], encrypted: Answer, field: string | null) => {
    const at = field === null || one.values[field] === undefined ? one.at : one.place(field)
    look.out.add('eastWest', { address: one.address, kind, encrypted, at })
    if (encrypted === 'no') look.out.hit('plain-inside', at, one.address)
  }
  for (const [types, kind, field, answer] of settled) for (const one of look.of(...types.split(' '))) {
    const encrypted = answer(one)
    if (encrypted !== null) add(one, kind, encrypted, field)
  }
  for (const one of look.of('aws_db_parameter_group', 'aws_rds_cluster_parameter_group', 'aws_docdb_cluster_parameter_group', 'aws_redshift_parameter_group')) parameters(one, add)
  for (const one of look.of('azurerm_postgresql_flexible_server_configuration', 'azurerm_mysql_flexible_server_configuration')) if (text(one.values['name'])?.toLowerCase() === 'require_secure_transport') add(one, 'database', flag(one.values['value'], 'unknown'), 'value')
  for (const one of look.of('kubernetes_config_map')) {
    const data = one.values['data']
    if (flag(get(data, 'enable-wireguard'), 'no') === 'yes' || flag(get(data, 'enable-ipsec'), 'no') === 'yes') add(one, 'mesh', 'yes', 'data')
  }
}

/** `yes` and `no` by the words of a setting; whatever is not among them is unknown, `otherwise` when nothing is written. */
const words = (value: Value | undefined, yes: RegExp, no: RegExp, otherwise: Answer): Answer => {
  if (value instanceof Unresolved) return 'unknown'
  const word = text(value)
  if (word === null) return otherwise
  return yes.test(word) ? 'yes' : no.test(word) ? 'no' : 'unknown'
}
/** The worst of several answers; `otherwise` when there is none. */
const worst = <T extends Answer | null>(answers: Answer[], otherwise: T): Answer | T => (answers.length === 0 ? otherwise : answers.includes('no') ? 'no' : answers.includes('unknown') ? 'unknown' : 'yes')
const setting = (path: string, yes: RegExp, no: RegExp, otherwise: Answer = 'unknown') => (one: Resource) => words(get(one.values, path), yes, no, otherwise)
const flagged = (path: string, otherwise: Answer) => (one: Resource) => flag(get(one.values, path), otherwise)

/** What one resource says of itself: types, kind, the field to point at, and the answer with what holds when nothing is written; null when it has no such traffic. */
const settled: [types: string, kind: Inner['kind'], field: string | null, answer: (one: Resource) => Answer | null][] = [
  ['aws_lb_target_group aws_alb_target_group', 'target', 'protocol', (one) => (text(one.values['target_type']) === 'lambda' ? null : words(one.values['protocol'], /^(?:HTTPS|TLS)$/, /^HTTP$/, 'unknown'))],
  ['google_compute_backend_service google_compute_region_backend_service', 'target', 'protocol', setting('protocol', /^(?:HTTPS|HTTP2|SSL)$/, /^(?:HTTP|H2C)$/, 'no')],
  ['azurerm_application_gateway', 'target', 'backend_http_settings', (one) => worst(blocks(one.values, 'backend_http_settings').map((each) => words(each['protocol'], /^https$/i, /^http$/i, 'unknown')), 'unknown')],
  ['aws_cloudfront_distribution', 'target', 'origin', (one) => worst(blocks(one.values, 'origin').flatMap((each) => blocks(each, 'custom_origin_config').map((config) => words(config['origin_protocol_policy'], /^https-only$/, /^http-only$/, 'unknown'))), null)],
  ['aws_api_gateway_integration aws_apigatewayv2_integration', 'target', null, (one) => (absent(one.values['uri'] ?? one.values['integration_uri']) ? null : words(one.values['uri'] ?? one.values['integration_uri'], /^(?:https:|arn:)/i, /^http:/i, 'unknown'))],
  ['azurerm_container_app', 'target', 'ingress', (one) => ({ yes: 'no', no: 'yes', unknown: 'unknown' } as const)[flag(get(one.values, 'ingress.allow_insecure_connections'), 'no')]],
  ['aws_elasticache_replication_group', 'cache', 'transit_encryption_enabled', (one) => (flag(one.values['transit_encryption_enabled'], 'no') === 'yes' ? words(one.values['transit_encryption_mode'], /^required$/, /^preferred$/, 'yes') : flag(one.values['transit_encryption_enabled'], 'no'))],
  ['aws_elasticache_cluster', 'cache', 'transit_encryption_enabled', (one) => (absent(one.values['replication_group_id']) ? flag(one.values['transit_encryption_enabled'], 'no') : null)],
  ['aws_memorydb_cluster', 'cache', 'tls_enabled', flagged('tls_enabled', 'yes')],
  ['google_redis_instance google_redis_cluster', 'cache', 'transit_encryption_mode', setting('transit_encryption_mode', /SERVER_AUTHENTICATION$/, /DISABLED$/, 'no')],
  ['aws_msk_cluster', 'broker', 'encryption_info', (one) => worst([words(get(one.values, 'encryption_info.encryption_in_transit.client_broker'), /^TLS$/, /PLAINTEXT/, 'yes'), flag(get(one.values, 'encryption_info.encryption_in_transit.in_cluster'), 'yes')], 'yes')],
  ['kubernetes_kafka', 'broker', 'spec', (one) => worst(blocks(one.values, 'spec.kafka.listeners').map((each) => flag(each['tls'], 'no')), 'unknown')],
  ['aws_dms_endpoint', 'database', 'ssl_mode', setting('ssl_mode', /^(?:require|verify-ca|verify-full)$/, /^none$/, 'no')],
  ['azurerm_postgresql_server azurerm_mysql_server azurerm_mariadb_server', 'database', 'ssl_enforcement_enabled', flagged('ssl_enforcement_enabled', 'unknown')],
  ['google_sql_database_instance', 'database', 'settings', (one) => words(get(one.values, 'settings.ip_configuration.ssl_mode'), /^(?:ENCRYPTED_ONLY|TRUSTED_CLIENT_CERTIFICATE_REQUIRED)$/, /^ALLOW_UNENCRYPTED_AND_ENCRYPTED$/, flag(get(one.values, 'settings.ip_configuration.require_ssl'), 'unknown'))],
  ['google_alloydb_instance', 'database', null, setting('client_connection_config.ssl_config.ssl_mode', /ENCRYPTED_ONLY$/, /ALLOW_UNENCRYPTED/)],
  ['aws_opensearch_domain aws_elasticsearch_domain', 'search', 'node_to_node_encryption', (one) => worst([flag(get(one.values, 'node_to_node_encryption.enabled'), 'no'), flag(get(one.values, 'domain_endpoint_options.enforce_https'), 'yes')], 'no')],
  ['aws_ecs_task_definition', 'files', 'volume', (one) => worst(blocks(one.values, 'volume').flatMap((each) => blocks(each, 'efs_volume_configuration').map((efs) => flag(efs['transit_encryption'], 'no'))), null)],
  ['aws_appmesh_virtual_node', 'mesh', 'spec', (one) => worst([...blocks(one.values, 'spec.listener').map((each) => words(get(each, 'tls.mode'), /^STRICT$/, /^(?:PERMISSIVE|DISABLED)$/, 'no')), ...(absent(get(one.values, 'spec.backend_defaults.client_policy.tls')) ? [] : [flag(get(one.values, 'spec.backend_defaults.client_policy.tls.enforce'), 'yes')])], 'unknown')],
  ['kubernetes_peer_authentication', 'mesh', 'spec', peers],
  ['kubernetes_destination_rule', 'mesh', 'spec', setting('spec.traffic_policy.tls.mode', /^(?:ISTIO_MUTUAL|MUTUAL|SIMPLE)$/, /^DISABLE$/)],
  ['kubernetes_mesh_tls_authentication', 'mesh', null, () => 'yes'],
]

/** An Istio PeerAuthentication: STRICT for the mesh or the workload, and no port that is let off. */
function peers(one: Resource): Answer {
  const mode = (value: Value | undefined) => words(value, /^STRICT$/, /^(?:PERMISSIVE|DISABLE)$/, 'unknown')
  const ports = get(one.values, 'spec.port_level_mtls')
  return worst([mode(get(one.values, 'spec.mtls.mode')), ...(isFields(ports) ? Object.values(ports).map((port) => mode(get(port, 'mode'))) : [])], 'unknown')
}

/** Parameters by which a database refuses plain connections. Where a group names none of them, its engine decides: unknown. */
const requiring = /^(?:rds\.force_ssl|require_secure_transport|require_ssl|tls)$/

function parameters(one: Resource, add: (one: Resource, kind: Inner['kind'], encrypted: Answer, field: string | null) => void): void {
  const written = isFields(one.values['parameters']) ? Object.entries(one.values['parameters']).map(([name, value]) => ({ name, value })) : blocks(one.values, 'parameter').map(({ name, value }) => ({ name: text(name) ?? '', value }))
  const answers = written.filter(({ name }) => requiring.test(name)).map(({ value }) => flag(value, 'unknown'))
  add(one, 'database', worst(answers, one.type === 'aws_docdb_cluster_parameter_group' ? 'yes' : 'unknown'), 'parameter')
}
