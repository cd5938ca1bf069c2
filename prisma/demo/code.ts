import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { DemoFirm } from './firms'

/** Files as a .tar.gz, as a respondent packs a folder. */
export async function tarOf(files: Record<string, string>): Promise<Buffer> {
  const tar = pack()
  for (const [name, text] of Object.entries(files)) tar.entry({ name, mtime: new Date(1_760_000_000_000) }, text)
  tar.finalize()
  const parts: Buffer[] = []
  for await (const part of tar) parts.push(part as Buffer)
  return gzipSync(Buffer.concat(parts), { level: 9 })
}

/** A digest that looks like one and is the same every time. */
const digestOf = (name: string) => `sha256:${createHash('sha256').update(name).digest('hex')}`
const commitOf = (name: string) => createHash('sha1').update(name).digest('hex')

/** The enclave as Terraform: one government region, customer keys, a locked log archive, and policies that refuse. */
export function terraformOf(firm: DemoFirm): Record<string, string> {
  const { account, key } = firm
  const role = (name: string) => `arn:aws-us-gov:iam::${account}:role/${name}`
  const files: Record<string, string> = {
    'enclave/main.tf': `terraform {
  required_version = "~> 1.13"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.21.0"
    }
  }

  backend "s3" {
    bucket       = "${key}-enclave-state"
    key          = "enclave/terraform.tfstate"
    region       = "us-gov-west-1"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region            = var.region
  use_fips_endpoint = true

  allowed_account_ids = ["${account}"]

  default_tags {
    tags = {
      boundary = "itar-enclave"
    }
  }
}

data "aws_partition" "current" {}

locals {
  retention_days = 2557
}
`,
    'enclave/variables.tf': `variable "region" {
  description = "The only region of the enclave."
  type        = string
  default     = "us-gov-west-1"
}

variable "organization_id" {
  description = "Every principal and resource has to belong to it."
  type        = string
  default     = "o-${key.slice(0, 4)}9f3k2m"
}
`,
    'enclave/keys.tf': `resource "aws_kms_key" "vault" {
  description             = "Engineering data"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  multi_region            = false

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "Administer"
        Effect    = "Allow"
        Principal = { AWS = "${role('ItarAdministrator')}" }
        Action    = ["kms:Create*", "kms:Describe*", "kms:Enable*", "kms:List*", "kms:Put*", "kms:Update*", "kms:Disable*", "kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion"]
        Resource  = "*"
      },
      {
        Sid       = "Use"
        Effect    = "Allow"
        Principal = { AWS = ["${role('ItarEngineer')}", "${role('PipelineDeploy')}"] }
        Action    = ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"]
        Resource  = "*"
      }
    ]
  })
}

resource "aws_kms_key" "trail" {
  description             = "Audit trail"
  enable_key_rotation     = true
  deletion_window_in_days = 30
}
`,
    'enclave/storage.tf': `resource "aws_s3_bucket" "vault" {
  bucket = "${key}-eng-vault"
}

resource "aws_s3_bucket_public_access_block" "vault" {
  bucket                  = aws_s3_bucket.vault.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "vault" {
  bucket = aws_s3_bucket.vault.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "vault" {
  bucket = aws_s3_bucket.vault.id

  rule {
    bucket_key_enabled = true

    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.vault.arn
    }
  }
}

resource "aws_s3_bucket_policy" "vault" {
  bucket = aws_s3_bucket.vault.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyOverTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws-us-gov:s3:::${key}-eng-vault", "arn:aws-us-gov:s3:::${key}-eng-vault/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyOurOrganization"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws-us-gov:s3:::${key}-eng-vault", "arn:aws-us-gov:s3:::${key}-eng-vault/*"]
        Condition = { StringNotEquals = { "aws:PrincipalOrgID" = "o-${key.slice(0, 4)}9f3k2m" } }
      }
    ]
  })
}

resource "aws_db_instance" "tracking" {
  identifier          = "${key}-tracking"
  engine              = "postgres"
  engine_version      = "17.6"
  instance_class      = "db.m7g.large"
  allocated_storage   = 200
  storage_encrypted   = true
  kms_key_id          = aws_kms_key.vault.arn
  publicly_accessible = false
  multi_az            = true
  deletion_protection = true

  backup_retention_period     = 35
  manage_master_user_password = true
}
`,
    'enclave/logging.tf': `resource "aws_s3_bucket" "trail" {
  bucket              = "${key}-audit-archive"
  object_lock_enabled = true
}

resource "aws_s3_bucket_object_lock_configuration" "trail" {
  bucket = aws_s3_bucket.trail.id

  rule {
    default_retention {
      mode = "COMPLIANCE"
      days = 2557
    }
  }
}

resource "aws_s3_bucket_public_access_block" "trail" {
  bucket                  = aws_s3_bucket.trail.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_cloudtrail" "enclave" {
  name                          = "enclave"
  s3_bucket_name                = aws_s3_bucket.trail.id
  kms_key_id                    = aws_kms_key.trail.arn
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true

  event_selector {
    read_write_type           = "All"
    include_management_events = true

    data_resource {
      type   = "AWS::S3::Object"
      values = ["arn:aws-us-gov:s3"]
    }

    data_resource {
      type   = "AWS::Lambda::Function"
      values = ["arn:aws-us-gov:lambda"]
    }
  }
}

resource "aws_cloudwatch_log_group" "flow" {
  name              = "/enclave/flow"
  retention_in_days = 2557
  kms_key_id        = aws_kms_key.trail.arn
}
`,
    'enclave/policies.tf': `resource "aws_organizations_policy" "regions" {
  name = "deny-other-regions"
  type = "SERVICE_CONTROL_POLICY"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "DenyOtherRegions"
      Effect    = "Deny"
      NotAction = ["iam:*", "organizations:*", "sts:*", "support:*"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:RequestedRegion" = ["us-gov-west-1"] } }
    }]
  })
}

resource "aws_organizations_policy_attachment" "regions" {
  policy_id = aws_organizations_policy.regions.id
  target_id = "${account}"
}

resource "aws_organizations_policy" "perimeter" {
  name = "data-perimeter"
  type = "RESOURCE_CONTROL_POLICY"

  content = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "OnlyOurPrincipals"
      Effect    = "Deny"
      Principal = "*"
      Action    = ["s3:*", "kms:*", "sts:AssumeRole", "secretsmanager:*"]
      Resource  = "*"
      Condition = {
        StringNotEqualsIfExists = { "aws:PrincipalOrgID" = "o-${key.slice(0, 4)}9f3k2m" }
        BoolIfExists            = { "aws:PrincipalIsAWSService" = "false" }
      }
    }]
  })
}

resource "aws_organizations_policy_attachment" "perimeter" {
  policy_id = aws_organizations_policy.perimeter.id
  target_id = "${account}"
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id       = aws_vpc.enclave.id
  service_name = "com.amazonaws.us-gov-west-1.s3"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]
      Resource  = ["arn:aws-us-gov:s3:::${key}-eng-vault", "arn:aws-us-gov:s3:::${key}-eng-vault/*"]
      Condition = { StringEquals = { "aws:ResourceOrgID" = "o-${key.slice(0, 4)}9f3k2m" } }
    }]
  })
}
`,
    'enclave/network.tf': `resource "aws_vpc" "enclave" {
  cidr_block           = "10.40.0.0/16"
  enable_dns_hostnames = true
}

resource "aws_security_group" "service" {
  name   = "service"
  vpc_id = aws_vpc.enclave.id

  ingress {
    description = "Load balancer"
    from_port   = 8443
    to_port     = 8443
    protocol    = "tcp"
    cidr_blocks = ["10.40.0.0/20"]
  }

  egress {
    description = "Inside the enclave"
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["10.40.0.0/16"]
  }
}

resource "aws_lb_listener" "service" {
  load_balancer_arn = aws_lb.service.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04"
  certificate_arn   = aws_acm_certificate.service.arn

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service.arn
  }
}

resource "aws_lb" "service" {
  name               = "${key}-service"
  internal           = true
  load_balancer_type = "application"
}
`,
    'enclave/identity.tf': `resource "aws_iam_saml_provider" "enclave" {
  name                   = "enclave-identity"
  saml_metadata_document = file("identity-metadata.xml")
}

resource "aws_iam_role" "engineer" {
  name                 = "ItarEngineer"
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = "arn:aws-us-gov:iam::${account}:saml-provider/enclave-identity" }
      Action    = ["sts:AssumeRoleWithSAML", "sts:TagSession"]
      Condition = {
        StringEquals = { "SAML:aud" = "https://signin.amazonaws-us-gov.com/saml", "aws:RequestTag/itar-usp" = "verified" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "engineer" {
  name = "engineering-vault"
  role = aws_iam_role.engineer.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"]
      Resource = ["arn:aws-us-gov:s3:::${key}-eng-vault", "arn:aws-us-gov:s3:::${key}-eng-vault/*"]
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}
`,
  }
  if (firm.key === 'omnivane') {
    files['enclave/global.tf'] = `provider "aws" {
  alias  = "global"
  region = "eu-central-1"
}

resource "aws_s3_bucket" "platform_logs" {
  provider = aws.global
  bucket   = "omnivane-platform-logs"
}

resource "aws_iam_role" "platform" {
  name = "GlobalPlatformAdmin"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws-us-gov:iam::909090909090:root" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "platform" {
  role       = aws_iam_role.platform.name
  policy_arn = "arn:aws-us-gov:iam::aws:policy/AdministratorAccess"
}
`
  }
  return files
}

/** Workflows, code owners and the build settings of the code host. */
export function pipelineOf(firm: DemoFirm): Record<string, string> {
  if (firm.key === 'omnivane') return globalPipeline(firm)
  const pinned = (action: string, tag: string) => `${action}@${commitOf(action)} # ${tag}`
  return {
    'ground-services/.github/workflows/build.yml': `name: build
on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  build:
    runs-on: [self-hosted, enclave-build]
    steps:
      - uses: ${pinned('enclave-mirror/checkout', 'v5.0.0')}
      - uses: ${pinned('enclave-mirror/setup-node', 'v6.0.0')}
        with:
          node-version: 24
          registry-url: https://packages.${firm.domain}/npm
      - run: npm ci --ignore-scripts
        env:
          NPM_CONFIG_REGISTRY: https://packages.${firm.domain}/npm
      - run: npm run build
      - run: npm test
`,
    'ground-services/.github/workflows/deploy.yml': `name: deploy
on:
  push:
    tags: ["v*"]

permissions:
  contents: read
  id-token: write

jobs:
  deploy:
    runs-on: [self-hosted, enclave-deploy]
    environment: enclave-production
    steps:
      - uses: ${pinned('enclave-mirror/checkout', 'v5.0.0')}
      - uses: ${pinned('enclave-mirror/configure-aws-credentials', 'v5.1.0')}
        with:
          role-to-assume: arn:aws-us-gov:iam::${firm.account}:role/PipelineDeploy
          aws-region: us-gov-west-1
      - run: ./deploy.sh
`,
    'ground-services/.github/CODEOWNERS': `# Every change needs an owner's review.
*                 @enclave/engineering
/.github/         @enclave/platform
/deploy/          @enclave/platform
`,
  }
}

function globalPipeline(firm: DemoFirm): Record<string, string> {
  return {
    'ground-services/.github/workflows/ci.yml': `name: ci
on:
  push:
  pull_request_target:

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: \${{ github.event.pull_request.head.sha }}
      - uses: actions/setup-node@v4
      - run: npm install
      - run: npm test
      - uses: codecov/codecov-action@v5
        with:
          token: \${{ secrets.CODECOV_TOKEN }}
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-access-key-id: \${{ secrets.AWS_ACCESS_KEY_ID }}
          aws-secret-access-key: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
          aws-region: us-gov-west-1
      - run: curl -fsSL https://get.platform.${firm.domain}/deploy.sh | bash
      - run: 'curl -X POST https://hooks.slack.com/services/\${{ secrets.SLACK_PATH }} -d "{}"'
`,
  }
}

/** Dockerfiles and chart values of what is delivered. */
export function imagesOf(firm: DemoFirm): Record<string, string> {
  const mirror = `registry.${firm.domain}`
  const base = (path: string, tag: string) => `registry1.dso.mil/ironbank/${path}:${tag}@${digestOf(path + tag)}`
  return {
    'ground-services/telemetry/Dockerfile': `FROM ${base('opensource/nodejs/nodejs24', '24.11.0')} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM ${base('redhat/ubi/ubi9-minimal', '9.6')}
COPY --from=build /app/dist /app
USER 1001
ENTRYPOINT ["/app/telemetry"]
`,
    'ground-services/scheduler/Dockerfile': `FROM ${base('opensource/python/python312', '3.12.12')}
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-index --find-links /wheels --require-hashes -r requirements.txt
COPY . .
USER 1001
CMD ["python", "-m", "scheduler"]
`,
    'ground-services/charts/ground/values.yaml': `telemetry:
  image:
    registry: ${mirror}
    repository: ground/telemetry
    digest: ${digestOf(`${firm.key} telemetry`)}
scheduler:
  image:
    registry: ${mirror}
    repository: ground/scheduler
    digest: ${digestOf(`${firm.key} scheduler`)}
`,
  }
}

const packages: [name: string, version: string, supplier: string][] = [
  ['fastify', '5.6.1', 'Fastify'], ['pino', '10.1.0', 'Pino'], ['undici', '7.16.0', 'Node.js'], ['ajv', '8.17.1', 'Ajv'], ['zod', '4.1.12', 'Zod'], ['pg', '8.16.3', 'node-postgres'],
  ['pg-pool', '3.10.1', 'node-postgres'], ['pg-types', '4.1.0', 'node-postgres'], ['luxon', '3.7.2', 'Moment'], ['protobufjs', '7.5.4', 'protobuf.js'], ['long', '5.3.2', 'protobuf.js'],
  ['ws', '8.18.3', 'ws'], ['semver', '7.7.3', 'npm'], ['yaml', '2.8.1', 'yaml'], ['fast-json-stringify', '6.1.1', 'Fastify'], ['find-my-way', '9.3.0', 'Fastify'], ['light-my-request', '6.6.0', 'Fastify'],
  ['secure-json-parse', '4.1.0', 'Fastify'], ['rfdc', '1.4.1', 'David Mark Clements'], ['sonic-boom', '4.2.0', 'Pino'], ['thread-stream', '3.1.0', 'Pino'], ['safe-stable-stringify', '2.5.0', 'Ruben Bridgewater'],
  ['split2', '4.2.0', 'Matteo Collina'], ['reusify', '1.1.0', 'Matteo Collina'], ['fastq', '1.19.1', 'Matteo Collina'], ['avvio', '9.1.0', 'Fastify'], ['process-warning', '5.0.0', 'Fastify'], ['abstract-logging', '2.0.1', 'James Sumners'],
]

/** The bill of materials of the delivered service, CycloneDX JSON with supplier, version, package URL and hash of each part. */
export function sbomOf(firm: DemoFirm, day: string): Buffer {
  const parts = packages.map(([name, version, supplier]) => ({
    type: 'library', 'bom-ref': `pkg:npm/${name}@${version}`, supplier: { name: supplier }, name, version, purl: `pkg:npm/${name}@${version}`,
    hashes: [{ alg: 'SHA-256', content: createHash('sha256').update(`${name}@${version}`).digest('hex') }], licenses: [{ license: { id: 'MIT' } }],
  }))
  const root = `pkg:generic/${firm.key}/ground-telemetry@4.2.0`
  return Buffer.from(
    `${JSON.stringify({
      bomFormat: 'CycloneDX', specVersion: '1.6', serialNumber: 'urn:uuid:0f6a3c5e-51c2-4a77-9d0b-6f1d2c3b4a59', version: 1,
      metadata: { timestamp: `${day}T06:12:00Z`, tools: { components: [{ type: 'application', name: 'cdxgen', version: '11.9.0' }] }, authors: [{ name: `${firm.legalName}, release engineering` }], supplier: { name: firm.legalName }, component: { type: 'application', 'bom-ref': root, name: 'ground-telemetry', version: '4.2.0', supplier: { name: firm.legalName }, purl: root } },
      components: parts,
      dependencies: [{ ref: root, dependsOn: parts.slice(0, 12).map((part) => part['bom-ref']) }, ...parts.map((part, i) => ({ ref: part['bom-ref'], dependsOn: i < 12 && parts[i + 12] ? [parts[i + 12]?.['bom-ref']] : [] }))],
    }, null, 2)}\n`,
  )
}

/** The policy of the data key and its grants, as the command line prints them. */
export function keyPolicyOf(firm: DemoFirm): Buffer {
  const role = (name: string) => `arn:aws-us-gov:iam::${firm.account}:role/${name}`
  const users = firm.key === 'omnivane' ? [role('ItarEngineer'), 'arn:aws-us-gov:iam::909090909090:root'] : [role('ItarEngineer'), role('PipelineDeploy')]
  const policy = {
    Version: '2012-10-17',
    Id: 'engineering-data',
    Statement: [
      { Sid: 'Administer', Effect: 'Allow', Principal: { AWS: role('ItarAdministrator') }, Action: ['kms:Create*', 'kms:Describe*', 'kms:Enable*', 'kms:List*', 'kms:Put*', 'kms:Update*', 'kms:Disable*', 'kms:ScheduleKeyDeletion', 'kms:CancelKeyDeletion'], Resource: '*' },
      { Sid: 'Use', Effect: 'Allow', Principal: { AWS: users }, Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'], Resource: '*' },
    ],
  }
  return Buffer.from(`${JSON.stringify({ Policy: JSON.stringify(policy), PolicyName: 'default' }, null, 2)}\n`)
}

/** The trail, its selectors and the lock on its archive, as the command line prints them. */
export function logSettingsOf(firm: DemoFirm): Record<string, string> {
  const print = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
  const trail = `arn:aws-us-gov:cloudtrail:us-gov-west-1:${firm.account}:trail/enclave`
  return {
    'log-settings/describe-trails.json': print({ trailList: [{ Name: 'enclave', S3BucketName: `${firm.key}-audit-archive`, IncludeGlobalServiceEvents: true, IsMultiRegionTrail: true, HomeRegion: 'us-gov-west-1', TrailARN: trail, LogFileValidationEnabled: true, KmsKeyId: `arn:aws-us-gov:kms:us-gov-west-1:${firm.account}:key/5d1f0c2e-8f60-4a6e-9a53-0f4a2f6c1b77`, HasCustomEventSelectors: true, HasInsightSelectors: false, IsOrganizationTrail: false }] }),
    'log-settings/get-event-selectors.json': print({ TrailARN: trail, EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws-us-gov:s3'] }, { Type: 'AWS::Lambda::Function', Values: ['arn:aws-us-gov:lambda'] }], ExcludeManagementEventSources: [] }] }),
    'log-settings/get-object-lock-configuration.json': print({ ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } } } }),
  }
}
