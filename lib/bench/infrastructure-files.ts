import { writeZip } from '../analyzers/formats/testing/zip-writer'

const provider = 'registry.terraform.io/hashicorp/aws'
const account = '111122223333'

/** The resources that plan and code are made of, by number, so that every rule has something to look at. */
const makers: ((n: number) => { type: string; values: Record<string, unknown>; unknown: Record<string, unknown>; refers?: [field: string, to: string] })[] = [
  (n) => ({ type: 'aws_s3_bucket', values: { bucket: `hf-store-${n}`, force_destroy: false, tags: tags(n) }, unknown: { arn: true, id: true, region: true } }),
  (n) => ({ type: 'aws_s3_bucket_public_access_block', values: { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: n % 97 !== 0 }, unknown: { bucket: true, id: true }, refers: ['bucket', `aws_s3_bucket.r${n - 1}`] }),
  (n) => ({ type: 'aws_iam_role', values: { name: `hf-role-${n}`, assume_role_policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }] }), tags: tags(n) }, unknown: { arn: true, id: true } }),
  (n) => ({ type: 'aws_iam_role_policy', values: { name: `read-${n}`, policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: [`arn:aws-us-gov:s3:::hf-store-${n}`, `arn:aws-us-gov:s3:::hf-store-${n}/*`] }] }) }, unknown: { id: true } }),
  (n) => ({ type: 'aws_security_group', values: { name: `hf-${n}`, ingress: [{ from_port: 443, to_port: 443, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'], ipv6_cidr_blocks: [], description: 'Inside only' }], egress: [], tags: tags(n) }, unknown: { arn: true, id: true } }),
  (n) => ({ type: 'aws_instance', values: { ami: 'ami-0b7c41d29ae35f608', instance_type: 'm7i.large', metadata_options: [{ http_tokens: 'required', http_endpoint: 'enabled' }], root_block_device: [{ encrypted: true, volume_size: 80, kms_key_id: `arn:aws-us-gov:kms:us-gov-west-1:${account}:key/${n}` }], tags: tags(n) }, unknown: { arn: true, id: true, private_ip: true } }),
  (n) => ({ type: 'aws_cloudwatch_log_group', values: { name: `/hf/${n}`, retention_in_days: 1_827, kms_key_id: `arn:aws-us-gov:kms:us-gov-west-1:${account}:key/${n}` }, unknown: { arn: true, id: true } }),
]
const tags = (n: number) => ({ Name: `hf-${n}`, Owner: 'platform', Program: 'harbor', Stage: n % 3 === 0 ? 'test' : 'build', CostCenter: `CC-${1000 + (n % 200)}` })

/** A plan of about so many bytes, as `terraform show -json` writes it. */
export function terraformPlan(bytes: number): Uint8Array {
  const planned: string[] = []
  const changes: string[] = []
  const configured: string[] = []
  let length = 0
  for (let n = 1; length < bytes; n++) {
    const { type, values, unknown, refers } = (makers[n % makers.length] as (typeof makers)[number])(n)
    const address = `${type}.r${n}`
    const head = { address, mode: 'managed', type, name: `r${n}`, provider_name: provider }
    const expressions = refers ? { [refers[0]]: { references: [`${refers[1]}.id`, refers[1]] } } : {}
    planned.push(JSON.stringify({ ...head, schema_version: 0, values, sensitive_values: {} }))
    changes.push(JSON.stringify({ ...head, change: { actions: ['create'], before: null, after: values, after_unknown: unknown, before_sensitive: false, after_sensitive: {} } }))
    configured.push(JSON.stringify({ address, mode: 'managed', type, name: `r${n}`, provider_config_key: 'aws', expressions, schema_version: 0 }))
    length += (planned.at(-1) ?? '').length + (changes.at(-1) ?? '').length + (configured.at(-1) ?? '').length
  }
  const configuration = `{"provider_config":{"aws":{"name":"aws","full_name":"${provider}","expressions":{"region":{"constant_value":"us-gov-west-1"}}}},"root_module":{"resources":[${configured.join()}]}}`
  return new TextEncoder().encode(`{"format_version":"1.2","terraform_version":"1.13.4","variables":{},"planned_values":{"root_module":{"resources":[${planned.join()}]}},"resource_changes":[${changes.join()}],"configuration":${configuration},"timestamp":"2026-11-12T15:21:07Z","errored":false}`)
}

const hcl = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(hcl).join(', ')}]`
  if (typeof value === 'object' && value !== null) return `{ ${Object.entries(value).map(([name, inner]) => `${name} = ${hcl(inner)}`).join(', ')} }`
  return JSON.stringify(value)
}

function resource(n: number): string {
  const { type, values, refers } = (makers[n % makers.length] as (typeof makers)[number])(n)
  const lines = Object.entries(values).flatMap(([name, value]) => {
    if (Array.isArray(value) && value.length > 0 && typeof value[0] === 'object') return value.map((block) => `  ${name} {\n${Object.entries(block as object).map(([field, inner]) => `    ${field} = ${hcl(inner)}`).join('\n')}\n  }`)
    return [`  ${name} = ${hcl(value)}`]
  })
  return `resource "${type}" "r${n}" {\n${refers ? `  ${refers[0]} = ${refers[1]}.id\n` : ''}${lines.join('\n')}\n}\n`
}

/** A zip of so many files of Terraform code: a root that calls modules of ten files each, with variables handed down. */
export function terraformFiles(count: number): Uint8Array {
  const members = [{ name: 'main.tf', data: '' }]
  const calls: string[] = []
  for (let n = 1; members.length < count; n++) {
    const folder = Math.floor(n / 10)
    if (n % 10 === 1 || n === 1) calls.push(`module "m${folder}" {\n  source = "./modules/m${folder}"\n  stage  = local.stage\n}\n`)
    const own = n % 10 === 1 ? 'variable "stage" {}\n\n' : ''
    members.push({ name: `modules/m${folder}/part-${n}.tf`, data: `# Part ${n}\n${own}${resource(n * 2)}\n${resource(n * 2 + 1)}\nlocals {\n  name_${n} = "hf-\${var.stage}-${n}"\n}\n` })
  }
  const head = 'terraform {\n  required_providers {\n    aws = { source = "hashicorp/aws", version = "6.14.1" }\n  }\n}\n\nprovider "aws" {\n  region = "us-gov-west-1"\n  use_fips_endpoint = true\n}\n\nlocals {\n  stage = "build"\n}\n\n'
  ;(members[0] as { data: string }).data = head + calls.join('\n')
  return new Uint8Array(writeZip(members))
}
