import { describe, expect, it } from 'vitest'
import { evidenceOf } from '../../formats/testing/evidence'
import arm from '../../bicep-arm/analyzer'
import cloudformation from '../../cloudformation/analyzer'
import kubernetes from '../../kubernetes-manifests/analyzer'
import { findingsIn, readCode } from '../testing/fired'

const gov = 'provider "aws" {\n  region = "us-gov-west-1"\n}\n'
const block = (type: string, inner: string) => `${gov}resource "${type}" "x" {\n${inner}\n}`
const inner = async (code: string) => {
  const { facts, fired } = await readCode(code)
  return [facts.eastWest.map(({ encrypted }) => encrypted).join(' ') || 'nothing', fired.includes('plain-inside')]
}

describe('traffic between own services, in Terraform', () => {
  it.each<[string, string, string]>([
    ['a target over HTTP', block('aws_lb_target_group', 'protocol = "HTTP"'), 'no'],
    ['a target over HTTPS that speaks gRPC', block('aws_lb_target_group', 'protocol = "HTTPS"\nprotocol_version = "GRPC"'), 'yes'],
    ['a target over TCP, which may carry TLS', block('aws_lb_target_group', 'protocol = "TCP"'), 'unknown'],
    ['a target of unresolved protocol', `variable "p" {}\n${block('aws_lb_target_group', 'protocol = var.p')}`, 'unknown'],
    ['a function as target', block('aws_lb_target_group', 'target_type = "lambda"'), 'nothing'],
    ['a cache that prefers TLS', block('aws_elasticache_replication_group', 'transit_encryption_enabled = true\ntransit_encryption_mode = "preferred"'), 'no'],
    ['a cache that requires it', block('aws_elasticache_replication_group', 'transit_encryption_enabled = true'), 'yes'],
    ['a single cache', block('aws_elasticache_cluster', 'engine = "memcached"'), 'no'],
    ['a cache of a group', block('aws_elasticache_cluster', 'replication_group_id = "g"'), 'nothing'],
    ['MemoryDB as it comes', block('aws_memorydb_cluster', 'acl_name = "a"'), 'yes'],
    ['brokers in the clear among themselves', block('aws_msk_cluster', 'encryption_info {\n  encryption_in_transit {\n    client_broker = "TLS"\n    in_cluster = false\n  }\n}'), 'no'],
    ['brokers that take both', block('aws_msk_cluster', 'encryption_info {\n  encryption_in_transit { client_broker = "TLS_PLAINTEXT" }\n}'), 'no'],
    ['brokers as they come', block('aws_msk_cluster', 'kafka_version = "3.6.0"'), 'yes'],
    ['a database that takes plain connections', block('aws_db_parameter_group', 'family = "postgres15"\nparameter {\n  name = "rds.force_ssl"\n  value = "0"\n}'), 'no'],
    ['a database that refuses them', block('aws_rds_cluster_parameter_group', 'parameter {\n  name = "require_secure_transport"\n  value = "ON"\n}'), 'yes'],
    ['a group that does not say', block('aws_db_parameter_group', 'parameter {\n  name = "log_connections"\n  value = "1"\n}'), 'unknown'],
    ['DocumentDB without TLS', block('aws_docdb_cluster_parameter_group', 'parameter {\n  name = "tls"\n  value = "disabled"\n}'), 'no'],
    ['search nodes as they come', block('aws_opensearch_domain', 'domain_name = "d"'), 'no'],
    ['search nodes told to', block('aws_opensearch_domain', 'node_to_node_encryption { enabled = true }'), 'yes'],
    ['a task with files in the clear', block('aws_ecs_task_definition', 'volume {\n  name = "v"\n  efs_volume_configuration { file_system_id = "fs-1" }\n}'), 'no'],
    ['a task without files', block('aws_ecs_task_definition', 'family = "f"'), 'nothing'],
    ['a gateway that calls in the clear', block('aws_apigatewayv2_integration', 'integration_uri = "http://orders.internal/"'), 'no'],
    ['Memorystore as it comes', 'resource "google_redis_instance" "r" {\n  memory_size_gb = 1\n}', 'no'],
    ['a Cloud SQL that takes only TLS', 'resource "google_sql_database_instance" "d" {\n  settings {\n    ip_configuration { ssl_mode = "ENCRYPTED_ONLY" }\n  }\n}', 'yes'],
    ['a PostgreSQL of Azure told to take both', 'resource "azurerm_postgresql_flexible_server_configuration" "c" {\n  name = "require_secure_transport"\n  value = "OFF"\n}', 'no'],
    ['another setting of it', 'resource "azurerm_postgresql_flexible_server_configuration" "c" {\n  name = "log_checkpoints"\n  value = "OFF"\n}', 'nothing'],
  ])('%s', async (_name, code, says) => expect(await inner(code)).toEqual([says, says.includes('no') && says !== 'nothing' && says !== 'unknown']))
})

describe('in Kubernetes', () => {
  const read = async (text: string) => {
    const { facts, observations } = await kubernetes.analyze({ files: [evidenceOf(text, 'm.yaml')] })
    return [facts.eastWest.map(({ encrypted }) => encrypted).join(' ') || 'nothing', findingsIn(observations).includes('plain-inside')]
  }
  const peers = (spec: string) => `apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: default, namespace: istio-system }\nspec: ${spec}\n`
  it.each<[string, string, string]>([
    ['mTLS for everyone', peers('{ mtls: { mode: STRICT } }'), 'yes'],
    ['mTLS for who likes', peers('{ mtls: { mode: PERMISSIVE } }'), 'no'],
    ['a port let off', peers('{ mtls: { mode: STRICT }, portLevelMtls: { 8080: { mode: DISABLE } } }'), 'no'],
    ['whatever the parent says', peers('{ mtls: { mode: UNSET } }'), 'unknown'],
    ['a rule that turns it off', 'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: d }\nspec: { host: db, trafficPolicy: { tls: { mode: DISABLE } } }\n', 'no'],
    ['a rule on load only', 'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: d }\nspec: { host: db, trafficPolicy: { loadBalancer: { simple: RANDOM } } }\n', 'unknown'],
    ['Kafka with a plain listener', 'apiVersion: kafka.strimzi.io/v1beta2\nkind: Kafka\nmetadata: { name: k }\nspec: { kafka: { listeners: [{ name: a, port: 9093, tls: true }, { name: b, port: 9092, tls: false }] } }\n', 'no'],
    ['WireGuard of the network', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: cilium-config }\ndata: { enable-wireguard: "true" }\n', 'yes'],
    ['another map', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { enable-metrics: "true" }\n', 'nothing'],
  ])('%s', async (_name, text, says) => expect(await read(text)).toEqual([says, says === 'no']))
})

describe('in templates', () => {
  it('of CloudFormation', async () => {
    const resources = { T: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Protocol: 'HTTP' } }, P: { Type: 'AWS::RDS::DBParameterGroup', Properties: { Family: 'postgres15', Parameters: { 'rds.force_ssl': '1' } } } }
    const { facts } = await cloudformation.analyze({ files: [evidenceOf(JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }), 't.json')] })
    expect(facts.eastWest.map(({ address, encrypted }) => [address, encrypted]).sort()).toEqual([['P', 'yes'], ['T', 'no']])
  })
  it('of Azure', async () => {
    const resources = [{ type: 'Microsoft.Network/applicationGateways', name: 'g', apiVersion: '2023-09-01', location: 'usgovvirginia', properties: { backendHttpSettingsCollection: [{ name: 's', properties: { port: 80, protocol: 'Http' } }] } }, { type: 'Microsoft.DBforPostgreSQL/flexibleServers/configurations', name: 'db/require_secure_transport', apiVersion: '2022-12-01', properties: { value: 'on' } }]
    const { facts } = await arm.analyze({ files: [evidenceOf(JSON.stringify({ $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#', contentVersion: '1.0.0.0', resources }), 't.json')] })
    expect(facts.eastWest.map(({ encrypted }) => encrypted).sort()).toEqual(['no', 'yes'])
  })
})
