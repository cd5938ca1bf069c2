import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { Look } from '../look'
import { absent, blocks, flag, get, text, Unresolved, type Resource, type Value } from '../model'
import { hasCondition, readPolicy } from '../policy'

type Tls = InfrastructureFacts['tls'][number]

/** Listeners, minimum TLS versions and rules against plain connections (IAC-13; domain.md CRY-02). */
export function lookAtTransport(look: Look): void {
  listeners(look)
  for (const one of look.of('aws_s3_bucket_policy', 'aws_s3_bucket')) if (!absent(one.values['policy']) && deniesPlain(one)) add(look, one, 'unknown', 'unknown', 'policy', true)
  minimums(look)
  plainServices(look)
}

function add(look: Look, one: Resource, minimum: Tls['minimum'], fips: Tls['fips'], field: string | null, redirects = false): void {
  const at = field === null ? one.at : one.place(field)
  look.out.add('tls', { address: one.address, minimum, fips, redirects, at })
  if (minimum === 'plain' && !redirects) look.out.hit('plain-listener', at, one.address)
  if (minimum === '1.0' || minimum === '1.1') look.out.hit('old-tls', at, one.address)
}

const deniesPlain = (one: Resource) => readPolicy(one.values['policy']).statements.some((each) => each.effect === 'Deny' && hasCondition(each, 'aws:securetransport'))

/** The lowest version an AWS security policy accepts, by its name. Names that are not known stay unknown. */
export function minimumOfPolicy(name: string): Tls['minimum'] {
  if (/TLS13-1-3/.test(name)) return '1.3'
  if (/TLS13-1-2|TLS-1-2|FS-1-2|TLSv1\.2|TLS12|Policy-Min-TLS-1-2/i.test(name)) return '1.2'
  if (/TLS13-1-1|TLS-1-1|FS-1-1|TLSv1\.1/.test(name)) return '1.1'
  return /TLS13-1-0|2016-08|2015-05|FS-2018-06|TLSv1($|_2016)|SSLv3|TLS-1-0|2014|2011/i.test(name) ? '1.0' : 'unknown'
}

function listeners(look: Look): void {
  for (const one of look.of('aws_lb_listener', 'aws_alb_listener')) {
    const protocol = text(one.values['protocol'])
    if (protocol === 'HTTPS' || protocol === 'TLS') {
      const policy = one.values['ssl_policy']
      const name = text(policy)
      add(look, one, policy instanceof Unresolved ? 'unknown' : name === null ? '1.0' : minimumOfPolicy(name), name !== null && /FIPS/i.test(name) ? 'yes' : policy instanceof Unresolved ? 'unknown' : 'no', 'ssl_policy')
    } else if (protocol === 'HTTP') add(look, one, 'plain', 'no', 'protocol', blocks(one.values, 'default_action').some((action) => text(action['type']) === 'redirect' && text(get(action, 'redirect.protocol')) === 'HTTPS'))
  }
  for (const one of look.of('aws_elb'))
    for (const listener of blocks(one.values, 'listener')) {
      const protocol = text(listener['lb_protocol'])?.toLowerCase()
      if (protocol === 'http' || protocol === 'tcp') add(look, one, 'plain', 'no', 'listener')
      else if (protocol !== undefined) add(look, one, 'unknown', 'unknown', 'listener')
    }
  for (const one of look.of('aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name')) {
    const policy = text(one.values['security_policy']) ?? text(get(one.values, 'domain_name_configuration.security_policy'))
    add(look, one, policy === null ? 'unknown' : policy === 'TLS_1_2' ? '1.2' : policy === 'TLS_1_0' ? '1.0' : 'unknown', 'unknown', null)
  }
}

/** Fields that name a lowest version, by type, with what holds when nothing is written (the documentation of the provider). */
const named: Record<string, [string, Tls['minimum']]> = {
  azurerm_storage_account: ['min_tls_version', '1.2'],
  azurerm_mssql_server: ['minimum_tls_version', '1.2'],
  azurerm_redis_cache: ['minimum_tls_version', '1.0'],
  azurerm_linux_web_app: ['site_config.minimum_tls_version', '1.2'],
  azurerm_windows_web_app: ['site_config.minimum_tls_version', '1.2'],
  azurerm_servicebus_namespace: ['minimum_tls_version', '1.2'],
  azurerm_eventhub_namespace: ['minimum_tls_version', '1.2'],
  google_compute_ssl_policy: ['min_tls_version', '1.0'],
  aws_opensearch_domain: ['domain_endpoint_options.tls_security_policy', 'unknown'],
  aws_elasticsearch_domain: ['domain_endpoint_options.tls_security_policy', 'unknown'],
  aws_cloudfront_distribution: ['viewer_certificate.minimum_protocol_version', 'unknown'],
}

function minimums(look: Look): void {
  for (const [type, [field, otherwise]] of Object.entries(named))
    for (const one of look.of(type)) {
      const value = get(one.values, field)
      add(look, one, value instanceof Unresolved ? 'unknown' : absent(value) ? otherwise : versionOf(value), 'unknown', field.split('.')[0] ?? null)
    }
}

function versionOf(value: Value): Tls['minimum'] {
  const word = text(value) ?? ''
  const match = /(?:TLS)?v?_?1[._](\d)/i.exec(word)
  if (match && /^(TLS)?v?_?1[._]\d$/i.test(word)) return match[1] === '3' ? '1.3' : match[1] === '2' ? '1.2' : match[1] === '1' ? '1.1' : '1.0'
  return minimumOfPolicy(word)
}

/** Services that take plain connections when told to. */
function plainServices(look: Look): void {
  for (const one of look.of('azurerm_storage_account')) {
    const field = one.values['https_traffic_only_enabled'] === undefined ? 'enable_https_traffic_only' : 'https_traffic_only_enabled'
    if (flag(one.values[field], 'yes') === 'no') add(look, one, 'plain', 'no', field)
  }
  for (const one of look.of('azurerm_linux_web_app', 'azurerm_windows_web_app', 'azurerm_linux_function_app')) if (flag(one.values['https_only'], 'no') === 'no') add(look, one, 'plain', 'no', one.values['https_only'] === undefined ? null : 'https_only')
  for (const one of look.of('azurerm_redis_cache')) if (flag(one.values['non_ssl_port_enabled'] ?? one.values['enable_non_ssl_port'], 'no') === 'yes') add(look, one, 'plain', 'no', 'enable_non_ssl_port')
  for (const one of look.of('aws_elasticache_replication_group')) if (flag(one.values['transit_encryption_enabled'], 'no') === 'no') add(look, one, 'plain', 'no', 'transit_encryption_enabled')
  for (const one of look.of('aws_cloudfront_distribution')) if (text(get(one.values, 'default_cache_behavior.viewer_protocol_policy')) === 'allow-all') add(look, one, 'plain', 'no', 'default_cache_behavior')
  for (const one of look.of('aws_msk_cluster')) if (/PLAINTEXT/.test(text(get(one.values, 'encryption_info.encryption_in_transit.client_broker')) ?? '')) add(look, one, 'plain', 'no', 'encryption_info')
  for (const one of look.of('google_sql_database_instance')) if (flag(get(one.values, 'settings.ip_configuration.require_ssl'), 'absent') === 'no' || text(get(one.values, 'settings.ip_configuration.ssl_mode')) === 'ALLOW_UNENCRYPTED_AND_ENCRYPTED') add(look, one, 'plain', 'no', 'settings')
  for (const one of look.of('google_compute_target_http_proxy')) add(look, one, 'plain', 'no', null)
  for (const one of look.of('kubernetes_ingress', 'kubernetes_ingress_v1')) add(look, one, absent(get(one.values, 'spec.tls')) ? 'plain' : 'unknown', 'unknown', 'spec')
}
