import { absent, blocks, get, isFields, Unresolved, type Fields, type Value } from '../infrastructure/model'

/** A resource in the vocabulary of the rules: its type there, its fields, and the name after the address when it is a part. */
export type Translated = { type: string; values: Fields; part?: string }

const raw = /Policy(Document|Text)?$|^AccessPolicies$|^Content$|^Tags?$|^Environment$|^Parameters$|^SecretString$/
const snakeName = (name: string) =>
  name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2').toLowerCase()

/** Names of settings as the rules spell them: `StorageEncrypted` is `storage_encrypted`. Policies and tags stay as they are. */
function snake(value: Value, depth = 0): Value {
  if (Array.isArray(value)) return value.map((item) => snake(item, depth + 1))
  if (!isFields(value) || depth > 40) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [snakeName(name), raw.test(name) ? inner : snake(inner, depth + 1)]))
}

const fields = (value: Value): Fields => (isFields(value) ? value : {})
const list = (value: Value | undefined): Value[] => (Array.isArray(value) ? value : absent(value) ? [] : [value as Value])
const renamed = (values: Fields, names: Record<string, string>): Fields => Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name] ?? name, value]))
const or = (value: Value | undefined, otherwise: Value): Value => (value === undefined ? otherwise : value)

type Rule = string | ((snaked: Fields, given: Fields, base: string) => Translated[])
const rename = (type: string, names: Record<string, string>): Rule => (values) => [{ type, values: renamed(values, names) }]

const rules: Record<string, Rule> = {
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': rename('aws_s3_bucket_policy', { policy_document: 'policy' }),
  'AWS::EC2::Volume': 'aws_ebs_volume',
  'AWS::EC2::Instance': (values) => [{ type: 'aws_instance', values: { ...values, root_block_device: disks(values) } }],
  'AWS::EC2::LaunchTemplate': (values) => {
    const data = fields(or(values['launch_template_data'], {}))
    return [{ type: 'aws_launch_template', values: data }]
  },
  'AWS::AutoScaling::LaunchConfiguration': (values) => [{ type: 'aws_launch_configuration', values: { ...values, root_block_device: disks(values) } }],
  'AWS::RDS::DBInstance': rename('aws_db_instance', { master_user_password: 'password', source_db_instance_identifier: 'replicate_source_db', db_instance_identifier: 'identifier' }),
  'AWS::RDS::DBCluster': rename('aws_rds_cluster', { master_user_password: 'master_password', replication_source_identifier: 'replication_source_identifier' }),
  'AWS::RDS::GlobalCluster': 'aws_rds_global_cluster',
  'AWS::DocDB::DBCluster': rename('aws_docdb_cluster', { master_user_password: 'master_password' }),
  'AWS::Neptune::DBCluster': rename('aws_neptune_cluster', { kms_key_id: 'kms_key_arn' }),
  'AWS::DynamoDB::Table': (values) => [{ type: 'aws_dynamodb_table', values: { ...values, server_side_encryption: sse(values) } }],
  'AWS::DynamoDB::GlobalTable': (values) => [{ type: 'aws_dynamodb_table', values: { ...values, server_side_encryption: sse(values), replica: list(values['replicas']).map((one) => renamed(fields(one), { region: 'region_name' })) } }],
  'AWS::EFS::FileSystem': 'aws_efs_file_system',
  'AWS::SQS::Queue': 'aws_sqs_queue',
  'AWS::SQS::QueuePolicy': rename('aws_sqs_queue_policy', { policy_document: 'policy' }),
  'AWS::SNS::Topic': 'aws_sns_topic',
  'AWS::SNS::TopicPolicy': rename('aws_sns_topic_policy', { policy_document: 'policy' }),
  'AWS::SecretsManager::Secret': rename('aws_secretsmanager_secret', { replica_regions: 'replica' }),
  'AWS::SecretsManager::ResourcePolicy': rename('aws_secretsmanager_secret_policy', { resource_policy: 'policy' }),
  'AWS::KMS::Key': rename('aws_kms_key', { key_policy: 'policy', pending_window_in_days: 'deletion_window_in_days', key_spec: 'customer_master_key_spec', enabled: 'is_enabled' }),
  'AWS::KMS::ReplicaKey': rename('aws_kms_replica_key', { key_policy: 'policy', enabled: 'is_enabled' }),
  'AWS::IAM::Role': (values, given) => [{ type: 'aws_iam_role', values: { ...values, assume_role_policy: or(given['AssumeRolePolicyDocument'], null), inline_policy: list(values['policies']).map((one) => ({ policy: or(fields(one)['policy_document'], null) })) } }],
  'AWS::IAM::Policy': rename('aws_iam_role_policy', { policy_document: 'policy' }),
  'AWS::IAM::ManagedPolicy': rename('aws_iam_policy', { policy_document: 'policy' }),
  'AWS::IAM::User': user,
  'AWS::IAM::AccessKey': 'aws_iam_access_key',
  'AWS::IAM::SAMLProvider': 'aws_iam_saml_provider',
  'AWS::IAM::OIDCProvider': 'aws_iam_openid_connect_provider',
  'AWS::SSO::Assignment': 'aws_ssoadmin_account_assignment',
  'AWS::IdentityStore::Group': 'aws_identitystore_group',
  'AWS::CloudTrail::Trail': (values, given) => [{ type: 'aws_cloudtrail', values: { ...renamed(values, { is_logging: 'enable_logging' }), kms_key_id: or(given['KMSKeyId'], null), event_selector: list(values['event_selectors']).map((one) => renamed(fields(one), { data_resources: 'data_resource' })), advanced_event_selector: list(values['advanced_event_selectors']).map((one) => renamed(fields(one), { field_selectors: 'field_selector' })) } }],
  'AWS::Logs::LogGroup': 'aws_cloudwatch_log_group',
  'AWS::EC2::FlowLog': 'aws_flow_log',
  'AWS::Config::ConfigurationRecorder': 'aws_config_configuration_recorder',
  'AWS::EC2::SecurityGroup': (values) => [{ type: 'aws_security_group', values: { ...values, ingress: or(networkRules(values['security_group_ingress']), []), egress: or(networkRules(values['security_group_egress']), []) } }],
  'AWS::EC2::SecurityGroupIngress': (values) => [{ type: 'aws_vpc_security_group_ingress_rule', values: networkRule(values) }],
  'AWS::EC2::SecurityGroupEgress': (values) => [{ type: 'aws_vpc_security_group_egress_rule', values: networkRule(values) }],
  'AWS::EC2::VPCEndpoint': rename('aws_vpc_endpoint', { policy_document: 'policy' }),
  'AWS::ElasticLoadBalancingV2::Listener': (values) => [{ type: 'aws_lb_listener', values: { ...values, default_action: list(values['default_actions']).map((one) => renamed(fields(one), { redirect_config: 'redirect' })) } }],
  'AWS::ElasticLoadBalancing::LoadBalancer': (values) => [{ type: 'aws_elb', values: { ...values, listener: list(values['listeners']).map((one) => renamed(fields(one), { protocol: 'lb_protocol' })) } }],
  'AWS::ApiGateway::DomainName': 'aws_api_gateway_domain_name',
  'AWS::EKS::Cluster': (values) => [{ type: 'aws_eks_cluster', values: { ...renamed(values, { resources_vpc_config: 'vpc_config' }), enabled_cluster_log_types: blocks(values, 'logging.cluster_logging.enabled_types').map((one) => or(one['type'], null)) } }],
  'AWS::CloudFront::Distribution': (values) => [{ type: 'aws_cloudfront_distribution', values: fields(or(values['distribution_config'], {})) }],
  'AWS::GlobalAccelerator::Accelerator': 'aws_globalaccelerator_accelerator',
  'AWS::S3::MultiRegionAccessPoint': 'aws_s3control_multi_region_access_point',
  'AWS::Redshift::Cluster': rename('aws_redshift_cluster', { master_user_password: 'master_password' }),
  'AWS::ElastiCache::ReplicationGroup': 'aws_elasticache_replication_group',
  'AWS::ElastiCache::CacheCluster': 'aws_elasticache_cluster',
  'AWS::MemoryDB::Cluster': 'aws_memorydb_cluster',
  'AWS::ElasticLoadBalancingV2::TargetGroup': 'aws_lb_target_group',
  'AWS::RDS::DBParameterGroup': 'aws_db_parameter_group',
  'AWS::RDS::DBClusterParameterGroup': 'aws_rds_cluster_parameter_group',
  'AWS::DocDB::DBClusterParameterGroup': 'aws_docdb_cluster_parameter_group',
  'AWS::OpenSearchService::Domain': domain('aws_opensearch_domain'),
  'AWS::Elasticsearch::Domain': domain('aws_elasticsearch_domain'),
  'AWS::Kinesis::Stream': (values) => [{ type: 'aws_kinesis_stream', values: { ...values, encryption_type: or(get(values, 'stream_encryption.encryption_type'), null), kms_key_id: or(get(values, 'stream_encryption.key_id'), null) } }],
  'AWS::ECR::Repository': (values, given) => [{ type: 'aws_ecr_repository', values }, ...(absent(given['RepositoryPolicyText']) ? [] : [{ type: 'aws_ecr_repository_policy', values: { policy: given['RepositoryPolicyText'] as Value }, part: 'policy' }])],
  'AWS::ECR::PublicRepository': 'aws_ecrpublic_repository',
  'AWS::ECR::ReplicationConfiguration': (values) => [{ type: 'aws_ecr_replication_configuration', values: { replication_configuration: [{ rule: blocks(values, 'replication_configuration.rules').map((one) => ({ destination: list(one['destinations']) })) }] } }],
  'AWS::Backup::BackupVault': (values) => [{ type: 'aws_backup_vault', values: renamed(values, { encryption_key_arn: 'kms_key_arn' }) }, ...(absent(values['lock_configuration']) ? [] : [{ type: 'aws_backup_vault_lock_configuration', values: fields(values['lock_configuration'] as Value), part: 'lock' }])],
  'AWS::Organizations::Policy': (values, given, base) => [{ type: 'aws_organizations_policy', values: { ...values, content: or(given['Content'], null) } }, ...(absent(given['TargetIds']) ? [] : [{ type: 'aws_organizations_policy_attachment', values: { policy_id: new Unresolved([base]), target_id: given['TargetIds'] as Value }, part: 'attachment' }])],
  'AWS::ECS::TaskDefinition': 'aws_ecs_task_definition',
  'AWS::Batch::JobDefinition': 'aws_batch_job_definition',
  'AWS::AppRunner::Service': 'aws_apprunner_service',
  'AWS::CodeBuild::Project': 'aws_codebuild_project',
  'AWS::Lambda::Permission': rename('aws_lambda_permission', { principal_org_id: 'principal_org_id' }),
  'AWS::Lambda::Url': rename('aws_lambda_function_url', { auth_type: 'authorization_type' }),
  'AWS::FSx::FileSystem': 'aws_fsx_windows_file_system',
  'AWS::MSK::Cluster': (values) => [{ type: 'aws_msk_cluster', values: { encryption_info: [{ encryption_at_rest_kms_key_arn: or(get(values, 'encryption_info.encryption_at_rest.data_volume_kms_key_id'), null), encryption_in_transit: or(get(values, 'encryption_info.encryption_in_transit'), null) }] } }],
}

/** A resource of CloudFormation as the rules know it; a type they do not know keeps its name, so that it is counted. */
export function translate(type: string, properties: Value, base: string): Translated[] {
  const rule = rules[type]
  const given = fields(properties)
  if (rule === undefined) return [{ type, values: given }]
  const values = fields(snake(given))
  return typeof rule === 'string' ? [{ type: rule, values }] : rule(values, given, base)
}

function bucket(values: Fields, _given: Fields, base: string): Translated[] {
  const encryption = get(values, 'bucket_encryption')
  const rule = get(values, 'bucket_encryption.server_side_encryption_configuration')
  const lock = get(values, 'object_lock_configuration.rule.default_retention')
  const own: Fields = {
    bucket: or(values['bucket_name'], null),
    acl: acl(values['access_control']),
    ...(encryption instanceof Unresolved || rule instanceof Unresolved
      ? { server_side_encryption_configuration: new Unresolved() }
      : absent(rule) ? {} : { server_side_encryption_configuration: [{ rule: blocks(values, 'bucket_encryption.server_side_encryption_configuration').map((one) => ({ apply_server_side_encryption_by_default: renamed(fields(or(one['server_side_encryption_by_default'], {})), { sse_algorithm: 'sse_algorithm' }) })) }] }),
    ...(absent(lock) ? {} : { object_lock_configuration: [{ rule: [{ default_retention: lock as Value }] }] }),
    lifecycle_rule: blocks(values, 'lifecycle_configuration.rules').map((one) => ({ status: or(one['status'], 'Enabled'), expiration: absent(one['expiration_in_days']) ? null : { days: one['expiration_in_days'] as Value } })),
    versioning: [{ enabled: or(get(values, 'versioning_configuration.status'), null) }],
    replication_configuration: absent(values['replication_configuration']) ? [] : values['replication_configuration'] instanceof Unresolved ? (values['replication_configuration'] as Unresolved) : [{ rules: blocks(values, 'replication_configuration.rules') }],
  }
  const block = values['public_access_block_configuration']
  return [
    { type: 'aws_s3_bucket', values: own },
    ...(absent(block) ? [] : [{ type: 'aws_s3_bucket_public_access_block', values: { bucket: new Unresolved([base]), ...(block instanceof Unresolved ? unresolvedBlock : fields(block as Value)) }, part: 'public-access-block' }]),
  ]
}

const unresolvedBlock: Fields = Object.fromEntries(['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].map((name) => [name, new Unresolved()]))

/** `PublicRead` is what the rules call `public-read`. */
const acl = (value: Value | undefined): Value => (typeof value === 'string' ? snakeName(value).replaceAll('_', '-') : or(value, null))

function disks(values: Fields): Value {
  const mappings = get(values, 'block_device_mappings')
  if (mappings instanceof Unresolved) return mappings
  return blocks(values, 'block_device_mappings').flatMap((one) => blocks(one, 'ebs'))
}

function sse(values: Fields): Value {
  const found = values['sse_specification']
  if (found instanceof Unresolved || absent(found)) return or(found, [])
  return [{ kms_key_arn: or(get(values, 'sse_specification.kms_master_key_id'), null) }]
}

function user(values: Fields): Translated[] {
  const policies = list(values['policies']).map((one, i): Translated => ({ type: 'aws_iam_user_policy', values: { policy: or(fields(one)['policy_document'], null) }, part: `policy-${i + 1}` }))
  const password: Translated[] = absent(values['login_profile']) ? [] : [{ type: 'aws_iam_user_login_profile', values: fields(values['login_profile'] as Value), part: 'login-profile' }]
  return [{ type: 'aws_iam_user', values }, ...password, ...policies]
}

function networkRules(value: Value | undefined): Value | undefined {
  if (value instanceof Unresolved || value === undefined) return value
  return list(value).map((one) => (isFields(one) ? networkRule(one) : one))
}

const networkRule = (rule: Fields): Fields => ({ from_port: or(rule['from_port'], null), to_port: or(rule['to_port'], null), protocol: or(rule['ip_protocol'], null), cidr_blocks: list(rule['cidr_ip']), ipv6_cidr_blocks: list(rule['cidr_ipv6']) })

function domain(type: string): Rule {
  return (values, given) => [{ type, values: { ...renamed(values, { encryption_at_rest_options: 'encrypt_at_rest' }), access_policies: or(given['AccessPolicies'], null), domain_endpoint_options: [{ tls_security_policy: or(get(values, 'domain_endpoint_options.tls_security_policy'), null) }] } }]
}
