import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { Look } from '../look'
import { absent, blocks, flag, get, isFields, text, texts, Unresolved, type Fields, type Resource } from '../model'

type Cluster = InfrastructureFacts['clusters'][number]

/** Clusters and what runs in them (IAC-15; KA-05 on workloads). */
export function lookAtClusters(look: Look): void {
  for (const one of look.of('aws_eks_cluster')) {
    const open = flag(get(one.values, 'vpc_config.endpoint_public_access'), 'yes')
    const networks = get(one.values, 'vpc_config.public_access_cidrs')
    add(look, one, open === 'no' ? 'closed' : open === 'unknown' ? 'unknown' : networks instanceof Unresolved ? 'unknown' : absent(networks) || texts(networks).includes('0.0.0.0/0') ? 'open' : 'restricted', absent(get(one.values, 'encryption_config')) ? 'no' : 'yes', 'vpc_config')
  }
  for (const one of look.of('azurerm_kubernetes_cluster')) {
    const closed = flag(one.values['private_cluster_enabled'], 'no')
    const listed = !absent(one.values['api_server_authorized_ip_ranges']) || !absent(get(one.values, 'api_server_access_profile.authorized_ip_ranges'))
    add(look, one, closed === 'yes' ? 'closed' : closed === 'unknown' ? 'unknown' : listed ? 'restricted' : 'open', 'unknown', 'private_cluster_enabled')
  }
  for (const one of look.of('google_container_cluster')) {
    const closed = flag(get(one.values, 'private_cluster_config.enable_private_endpoint'), 'no')
    const listed = !absent(one.values['master_authorized_networks_config'])
    add(look, one, closed === 'yes' ? 'closed' : closed === 'unknown' ? 'unknown' : listed ? 'restricted' : 'open', text(get(one.values, 'database_encryption.state')) === 'ENCRYPTED' ? 'yes' : 'no', 'private_cluster_config')
  }
  workloads(look)
  services(look)
}

function add(look: Look, one: Resource, publicEndpoint: Cluster['publicEndpoint'], secretsEncrypted: Cluster['secretsEncrypted'], field: string): void {
  const at = one.place(field)
  look.out.add('clusters', { address: one.address, kind: one.type, publicEndpoint, secretsEncrypted, at })
  if (publicEndpoint === 'open') look.out.hit('cluster-open', at, one.address)
  if (publicEndpoint === 'restricted') look.out.hit('cluster-restricted', at, one.address)
  if (publicEndpoint === 'unknown') look.out.unknown(`Who reaches ${one.address}`, 'Its endpoint is not resolved by what was given.', at)
}

const workloadTypes = ['kubernetes_pod', 'kubernetes_deployment', 'kubernetes_stateful_set', 'kubernetes_daemon_set', 'kubernetes_daemonset', 'kubernetes_job', 'kubernetes_cron_job', 'kubernetes_replica_set', 'kubernetes_pod_v1', 'kubernetes_deployment_v1', 'kubernetes_stateful_set_v1', 'kubernetes_daemon_set_v1', 'kubernetes_job_v1', 'kubernetes_cron_job_v1']

/** The specification of the pods of a workload, wherever its kind keeps it. */
export function podSpec(values: Fields): Fields | null {
  for (const path of ['spec.job_template.spec.template.spec', 'spec.template.spec', 'spec']) {
    const spec = get(values, path)
    const found = Array.isArray(spec) ? spec.find(isFields) : spec
    if (isFields(found) && (found['container'] !== undefined || found['containers'] !== undefined || path === 'spec')) return found
  }
  return null
}

const containersOf = (spec: Fields) => ['container', 'containers', 'init_container', 'init_containers', 'ephemeral_containers'].flatMap((name) => blocks(spec, name))
const dangerous = new Set(['SYS_ADMIN', 'ALL', 'NET_ADMIN', 'SYS_PTRACE', 'SYS_MODULE', 'BPF'])

function workloads(look: Look): void {
  for (const one of look.of(...workloadTypes)) {
    const spec = podSpec(one.values)
    if (!spec) continue
    const at = one.place('spec')
    const containers = containersOf(spec)
    const privileged = containers.some((each) => flag(get(each, 'security_context.privileged'), 'no') === 'yes' || texts(get(each, 'security_context.capabilities.add')).some((name) => name !== null && dangerous.has(name.replace(/^CAP_/, ''))))
    const host = ['host_network', 'host_pid', 'host_ipc'].some((field) => flag(spec[field], 'no') === 'yes') || [...blocks(spec, 'volume'), ...blocks(spec, 'volumes')].some((volume) => !absent(volume['host_path']))
    if (privileged) look.out.hit('pod-privileged', at, one.address)
    if (host) look.out.hit('pod-host', at, one.address)
    if (privileged || host) look.out.add('exposure', { address: one.address, what: 'pod', state: 'open', says: privileged ? 'The workload runs privileged.' : 'The workload reaches into its machine.', at })
  }
}

const internal = /aws-load-balancer-(internal|scheme)|azure-load-balancer-internal|load-balancer-type/

function services(look: Look): void {
  for (const one of look.of('kubernetes_service', 'kubernetes_service_v1')) {
    if (text(get(one.values, 'spec.type')) !== 'LoadBalancer') continue
    const notes = get(one.values, 'metadata.annotations')
    const inside = isFields(notes) && Object.entries(notes).some(([key, value]) => internal.test(key) && /^(true|internal|0\.0\.0\.0\/0|Internal)$/.test(text(value) ?? ''))
    const limited = !absent(get(one.values, 'spec.load_balancer_source_ranges'))
    if (inside || limited) continue
    look.out.add('exposure', { address: one.address, what: 'network', state: 'open', says: 'The service gets a public load balancer.', at: one.place('spec') })
    look.out.hit('public-balancer', one.place('spec'), one.address)
  }
}
