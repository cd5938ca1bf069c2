import type { Locator } from '../../analyzer'
import type { InfrastructureFacts } from '../../infrastructure-facts'
import type { FindingId } from '../findings'
import type { Look } from '../look'
import { absent, blocks, flag, get, number, text, texts, unresolvedIn, Unresolved, type Fields, type Resource } from '../model'
import { confining, hasCondition, readPolicy, type Policy } from '../policy'

type Exposure = InfrastructureFacts['exposure'][number]

/** What the public or anyone in the cloud could reach (IAC-06; domain.md IAM-04). */
export function lookAtExposure(look: Look): void {
  buckets(look)
  shares(look)
  databases(look)
  machines(look)
  networkRules(look)
  azure(look)
  google(look)
}

function open(look: Look, resource: Resource, what: Exposure['what'], id: FindingId | null, says: string, at: Locator = resource.at): void {
  look.out.add('exposure', { address: resource.address, what, state: 'open', says, at })
  if (id) look.out.hit(id, at, resource.address)
}

function unclear(look: Look, resource: Resource, what: Exposure['what'], says: string, at: Locator = resource.at): void {
  look.out.add('exposure', { address: resource.address, what, state: 'unknown', says, at })
  look.out.unknown(`Whether ${resource.address} is open`, says, at)
}

/** Says that a field which decides who gets in is left open by the code, where it is. */
function unclearField(look: Look, resource: Resource, field: string, what: Exposure['what']): void {
  if (unresolvedIn(resource.values, field)) unclear(look, resource, what, 'Who gets in is not resolved by what was given.', resource.place(field))
}

/** Whether a policy lets anyone in: a wide principal without a condition that confines it. `unclear` when not all is resolved. */
export function publicPolicy(policy: Policy): 'public' | 'closed' | 'unclear' {
  const wide = policy.statements.some((one) => one.effect === 'Allow' && (one.notPrincipals || one.principals.some(({ kind, who }) => kind === '*' || (kind === 'AWS' && who === '*'))) && !hasCondition(one, confining))
  return wide ? 'public' : policy.complete ? 'closed' : 'unclear'
}

const blockFields = ['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets']

function blockState(values: Fields): 'yes' | 'no' | 'unknown' {
  const states = blockFields.map((field) => flag(values[field], 'no'))
  return states.includes('no') ? 'no' : states.includes('unknown') ? 'unknown' : 'yes'
}

function buckets(look: Look): void {
  const blocksOf = look.satellites('aws_s3_bucket_public_access_block', 'bucket')
  const aclsOf = look.satellites('aws_s3_bucket_acl', 'bucket')
  const policiesOf = look.satellites('aws_s3_bucket_policy', 'bucket')
  const account = look.of('aws_s3_account_public_access_block').filter(({ certain }) => certain).map(({ values }) => blockState(values))
  const judged = new Set<Resource>()
  for (const bucket of look.of('aws_s3_bucket')) {
    for (const one of [...aclsOf(bucket), ...policiesOf(bucket)]) judged.add(one)
    const own = blocksOf(bucket)
    const state = account.includes('yes') ? 'yes' : own.length === 0 ? 'no' : own.some(({ certain }) => certain) ? blockState(own.find(({ certain }) => certain)?.values ?? {}) : 'unknown'
    const acls = [bucket, ...aclsOf(bucket)].map(({ values }) => text(values['acl'])).filter((acl) => acl !== null)
    const policies = [bucket, ...policiesOf(bucket)].filter(({ values }) => !absent(values['policy'])).map(({ values }) => publicPolicy(readPolicy(values['policy'])))
    const wide = acls.some((acl) => /^public-read|^authenticated-read$/.test(acl)) || policies.includes('public')
    if (state === 'yes') look.out.add('exposure', { address: bucket.address, what: 'storage', state: 'blocked', says: 'Public access is blocked.', at: own[0]?.at ?? bucket.at })
    else if (wide) open(look, bucket, 'storage', 'public-storage', 'An access list or policy opens the bucket to the public.')
    else if (state === 'unknown') unclear(look, bucket, 'storage', 'The block on public access is not resolved by what was given.', own[0]?.at ?? bucket.at)
    else look.out.hit('no-public-block', bucket.at, bucket.address)
    if (!wide && state !== 'yes') for (const one of [bucket, ...aclsOf(bucket)]) unclearField(look, one, 'acl', 'storage')
    if (!wide && state !== 'yes' && policies.includes('unclear')) unclear(look, bucket, 'storage', 'The policy of the bucket is not resolved by what was given.')
  }
  // A policy or access list whose bucket is not in the evidence speaks for itself.
  for (const one of look.of('aws_s3_bucket_policy', 'aws_s3_bucket_acl')) {
    if (judged.has(one) || account.includes('yes')) continue
    const wide = /^public-read|^authenticated-read$/.test(text(one.values['acl']) ?? '') || (!absent(one.values['policy']) && publicPolicy(readPolicy(one.values['policy'])) === 'public')
    if (wide) open(look, one, 'storage', 'public-storage', 'An access list or policy opens a bucket to the public.')
  }
}

function shares(look: Look): void {
  for (const one of look.of('aws_lambda_permission')) unclearField(look, one, 'principal', 'function')
  for (const one of look.of('aws_lambda_function_url')) unclearField(look, one, 'authorization_type', 'function')
  for (const one of look.of('aws_db_snapshot', 'aws_db_cluster_snapshot', 'aws_db_snapshot_copy')) unclearField(look, one, 'shared_accounts', 'snapshot')
  for (const one of look.of('aws_ami_launch_permission')) if (text(one.values['group']) === 'all') open(look, one, 'snapshot', 'public-copy', 'The machine image is shared with everyone.')
  for (const one of look.of('aws_db_snapshot', 'aws_db_cluster_snapshot', 'aws_db_snapshot_copy')) if (texts(one.values['shared_accounts']).includes('all')) open(look, one, 'snapshot', 'public-copy', 'The database snapshot is shared with everyone.')
  for (const one of look.of('aws_lambda_permission')) if (text(one.values['principal']) === '*' && absent(one.values['source_account']) && absent(one.values['principal_org_id'])) open(look, one, 'function', 'public-function', 'Anyone may call the function.')
  for (const one of look.of('aws_lambda_function_url')) if (text(one.values['authorization_type']) === 'NONE') open(look, one, 'function', 'public-function', 'The address of the function asks for no sign-in.')
  for (const one of look.of('aws_ecr_repository_policy', 'aws_sqs_queue_policy', 'aws_sns_topic_policy', 'aws_secretsmanager_secret_policy', 'aws_elasticsearch_domain_policy', 'aws_opensearch_domain_policy', 'aws_backup_vault_policy', 'aws_glacier_vault')) {
    const field = one.values['policy'] === undefined ? (one.values['access_policies'] === undefined ? 'access_policy' : 'access_policies') : 'policy'
    if (absent(one.values[field])) continue
    const reach = publicPolicy(readPolicy(one.values[field]))
    if (reach === 'public') open(look, one, one.type.startsWith('aws_ecr') ? 'registry' : 'storage', 'public-storage', 'A policy lets anyone in.', one.place(field))
    else if (reach === 'unclear') unclear(look, one, 'storage', 'The policy is not resolved by what was given.', one.place(field))
  }
  for (const one of look.of('aws_ecrpublic_repository')) open(look, one, 'registry', 'public-storage', 'The image repository is public.')
}

function databases(look: Look): void {
  for (const one of look.of('aws_db_instance', 'aws_rds_cluster_instance', 'aws_redshift_cluster', 'aws_dms_replication_instance', 'aws_mq_broker', 'aws_docdb_cluster_instance', 'aws_neptune_cluster_instance')) {
    const state = flag(one.values['publicly_accessible'], 'no')
    if (state === 'yes') open(look, one, 'database', 'public-database', 'The database has a public address.', one.place('publicly_accessible'))
    else if (state === 'unknown') unclear(look, one, 'database', 'Whether it has a public address is not resolved.', one.place('publicly_accessible'))
  }
}

/** IMDSv1 hands out credentials to whoever makes the machine fetch an address. */
function machines(look: Look): void {
  for (const one of look.of('aws_instance', 'aws_launch_template', 'aws_launch_configuration')) {
    const options = get(one.values, 'metadata_options')
    const tokens = options instanceof Unresolved ? options : get(one.values, 'metadata_options.http_tokens')
    if (tokens instanceof Unresolved) {
      unclear(look, one, 'metadata', 'Whether the machine asks for a token is not resolved.', one.place('metadata_options'))
      continue
    }
    if (text(tokens) === 'required' || text(get(one.values, 'metadata_options.http_endpoint')) === 'disabled') continue
    open(look, one, 'metadata', 'metadata', 'The machine hands out its credentials without a token.', one.at)
  }
}

const ports = [22, 3389, 5985, 5986, 1433, 1521, 3306, 5432, 6379, 9200, 27017, 5601, 2379, 6443, 10250]
const anywhere = (list: (string | null)[]) => list.some((cidr) => cidr !== null && /^(0\.0\.0\.0\/0|::\/0|\*|0\.0\.0\.0|Internet|any)$/i.test(cidr))

/** How bad it is that a rule opens these ports to any address; null when it opens none. */
function opened(from: number | null, to: number | null, protocol: string | null): FindingId {
  if (protocol === '-1' || protocol === 'all' || protocol === '*' || from === null || to === null) return 'public-admin-port'
  return ports.some((port) => from <= port && port <= to) ? 'public-admin-port' : 'public-port'
}

function networkRules(look: Look): void {
  const judge = (one: Resource, rule: Fields, field: string | null) => {
    const at = field === null ? one.at : one.place(field)
    const from = get(rule, 'from_port')
    const to = get(rule, 'to_port')
    const sources = [...texts(get(rule, 'cidr_blocks')), ...texts(get(rule, 'ipv6_cidr_blocks')), ...texts(get(rule, 'cidr_ipv4')), ...texts(get(rule, 'cidr_ipv6'))]
    if (!anywhere(sources)) {
      if (sources.includes(null)) unclear(look, one, 'network', 'The addresses of a network rule are not resolved.', at)
      return
    }
    open(look, one, 'network', opened(number(from), number(to), text(get(rule, 'protocol')) ?? text(get(rule, 'ip_protocol'))), 'A network rule opens ports to any address.', at)
  }
  for (const group of look.of('aws_security_group', 'aws_default_security_group')) {
    if (unresolvedIn(group.values, 'ingress') && !absent(group.values['ingress'])) unclear(look, group, 'network', 'The rules of the group are not resolved.', group.place('ingress'))
    for (const rule of blocks(group.values, 'ingress')) judge(group, rule, 'ingress')
  }
  for (const rule of look.of('aws_security_group_rule')) if (text(rule.values['type']) !== 'egress') judge(rule, rule.values, null)
  for (const rule of look.of('aws_vpc_security_group_ingress_rule')) judge(rule, rule.values, null)
}

const portRange = (said: string | null): [number | null, number | null] => {
  const match = /^(\d+)(?:-(\d+))?$/.exec(said ?? '')
  return match ? [Number(match[1]), Number(match[2] ?? match[1])] : [null, null]
}

function azure(look: Look): void {
  const inbound = (one: Resource, rule: Fields, at: Locator) => {
    if (/^outbound$/i.test(text(rule['direction']) ?? '') || flag(rule['access'], 'no') === 'no') return
    const sources = [...texts(rule['source_address_prefix']), ...texts(rule['source_address_prefixes'])]
    const wide = anywhere(sources)
    if (!wide && !sources.includes(null)) return
    if (!wide || text(rule['direction']) === null || flag(rule['access'], 'no') === 'unknown') {
      unclear(look, one, 'network', 'A network rule is not resolved by what was given.', at)
      return
    }
    const wanted = [...texts(rule['destination_port_range']), ...texts(rule['destination_port_ranges'])].map(portRange)
    const worst = wanted.some(([from, to]) => opened(from, to, null) === 'public-admin-port') || wanted.length === 0 ? 'public-admin-port' : 'public-port'
    open(look, one, 'network', worst, 'A network rule opens ports to any address.', at)
  }
  for (const rule of look.of('azurerm_network_security_rule')) inbound(rule, rule.values, rule.at)
  for (const group of look.of('azurerm_network_security_group')) {
    if (unresolvedIn(group.values, 'security_rule')) unclear(look, group, 'network', 'The rules of the group are not resolved.', group.place('security_rule'))
    for (const rule of blocks(group.values, 'security_rule')) inbound(group, rule, group.place('security_rule'))
  }
  for (const one of look.of('azurerm_storage_account')) {
    const field = one.values['allow_nested_items_to_be_public'] === undefined ? 'allow_blob_public_access' : 'allow_nested_items_to_be_public'
    unclearField(look, one, field, 'storage')
    if (flag(one.values[field], 'no') === 'yes') look.out.hit('no-public-block', one.place(field), one.address)
    else if (one.values[field] !== undefined && flag(one.values[field], 'no') === 'no') look.out.add('exposure', { address: one.address, what: 'storage', state: 'blocked', says: 'Public access to blobs is blocked.', at: one.place(field) })
  }
  for (const one of look.of('azurerm_storage_container')) unclearField(look, one, 'container_access_type', 'storage')
  for (const one of look.of('azurerm_storage_container')) if (/^(blob|container)$/i.test(text(one.values['container_access_type']) ?? '')) open(look, one, 'storage', 'public-storage', 'Anyone may read the container.', one.place('container_access_type'))
  for (const one of look.of('azurerm_storage_account', 'azurerm_key_vault', 'azurerm_mssql_server', 'azurerm_postgresql_flexible_server', 'azurerm_cosmosdb_account', 'azurerm_container_registry')) {
    unclearField(look, one, 'public_network_access_enabled', 'network')
    const rules = text(get(one.values, 'network_acls.default_action')) ?? text(get(one.values, 'network_rules.default_action'))
    if (flag(one.values['public_network_access_enabled'], 'absent') === 'yes' && rules !== 'Deny') open(look, one, 'network', 'public-network', 'The service takes connections from public networks.', one.place('public_network_access_enabled'))
  }
  for (const one of look.of('azurerm_mssql_firewall_rule', 'azurerm_postgresql_flexible_server_firewall_rule', 'azurerm_sql_firewall_rule'))
    if (text(one.values['start_ip_address']) === '0.0.0.0' && text(one.values['end_ip_address']) === '255.255.255.255') open(look, one, 'database', 'public-database', 'The database takes connections from any address.')
}

const anyoneInGoogle = (member: string | null) => member === 'allUsers' || member === 'allAuthenticatedUsers'

function google(look: Look): void {
  for (const one of look.estate.resources) {
    if (!/^google_.*_iam_(member|binding)$/.test(one.type)) continue
    for (const member of [one.values['member'], one.values['members']].flat()) {
      if (member instanceof Unresolved && member.refs.every((ref) => !/google_service_account|google_project_service_identity/.test(ref)) && !/^\w+:/.test(member.pattern)) unclear(look, one, 'storage', 'Who is let in is not resolved by what was given.')
    }
    if ([...texts(one.values['member']), ...texts(one.values['members'])].some(anyoneInGoogle)) open(look, one, one.type.includes('storage') ? 'storage' : 'function', one.type.includes('storage') || one.type.includes('bigquery') ? 'public-storage' : 'public-function', 'Anyone is let in.')
  }
  for (const one of look.of('google_storage_bucket')) {
    const block = text(one.values['public_access_prevention'])
    if (block === 'enforced') look.out.add('exposure', { address: one.address, what: 'storage', state: 'blocked', says: 'Public access is blocked.', at: one.place('public_access_prevention') })
    else if (one.values['public_access_prevention'] instanceof Unresolved) unclear(look, one, 'storage', 'The block on public access is not resolved.', one.place('public_access_prevention'))
    else look.out.hit('no-public-block', one.at, one.address)
  }
  for (const one of look.of('google_storage_bucket_access_control', 'google_storage_default_object_access_control')) if (anyoneInGoogle(text(one.values['entity']))) open(look, one, 'storage', 'public-storage', 'Anyone is let in.')
  for (const rule of look.of('google_compute_firewall')) {
    if (text(rule.values['direction']) === 'EGRESS' || absent(rule.values['allow'])) continue
    const sources = texts(rule.values['source_ranges'])
    if (!anywhere(sources)) {
      if (sources.includes(null)) unclear(look, rule, 'network', 'The addresses of a firewall rule are not resolved.', rule.place('source_ranges'))
      continue
    }
    const wanted = blocks(rule.values, 'allow').flatMap((allow) => (absent(allow['ports']) ? [[null, null] as [null, null]] : texts(allow['ports']).map(portRange)))
    open(look, rule, 'network', wanted.some(([from, to]) => opened(from, to, null) === 'public-admin-port') ? 'public-admin-port' : 'public-port', 'A firewall rule opens ports to any address.')
  }
  for (const one of look.of('google_sql_database_instance')) {
    const networks = blocks(one.values, 'settings.ip_configuration.authorized_networks')
    if (networks.some((network) => anywhere(texts(network['value'])))) open(look, one, 'database', 'public-database', 'The database takes connections from any address.')
    else if (unresolvedIn(one.values, 'settings.ip_configuration.authorized_networks') || networks.some((network) => network['value'] instanceof Unresolved)) unclear(look, one, 'database', 'Which networks may connect is not resolved.', one.place('settings'))
  }
}
