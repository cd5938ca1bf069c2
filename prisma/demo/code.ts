import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import type { DemoFirm } from './firms'

/** Files as a .tar.gz, as a respondent packs a folder. */
export async function tarOf(files: Record<string, string | Buffer>): Promise<Buffer> {
  const tar = pack()
  for (const [name, text] of Object.entries(files)) tar.entry({ name, mtime: new Date(1_760_000_000_000) }, text)
  tar.finalize()
  const parts: Buffer[] = []
  for await (const part of tar) parts.push(part as Buffer)
  return gzipSync(Buffer.concat(parts), { level: 9 })
}

/** The texts below prisma/demo/files that `wanted` names, with the firm's own account, key and domain in them. */
function filesOf(firm: DemoFirm, wanted: (name: string) => boolean): Record<string, string> {
  const root = join(process.cwd(), 'prisma/demo/files')
  const own: Record<string, string> = { '@telemetry@': imageDigest('telemetry'), '@scheduler@': imageDigest('scheduler'), '@account@': firm.account, '@key@': firm.key, '@domain@': firm.domain, '@org@': `${firm.key.slice(0, 4)}9f3k2m` }
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter(wanted)
    .sort()
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name), 'utf8').replaceAll(/@(?:account|key|domain|org|telemetry|scheduler)@/g, (mark) => own[mark] ?? mark)]))
}

/** Digest of a delivered image, as chart values and answers name it. */
export const imageDigest = (name: string) => `sha256:${createHash('sha256').update(`ground ${name}`).digest('hex')}`

const global = (firm: DemoFirm) => firm.key === 'omnivane'

/** The enclave as Terraform: one government region, customer keys, a locked log archive, and policies that refuse. The large firm adds its global platform. */
export const terraformOf = (firm: DemoFirm) => filesOf(firm, (name) => name.startsWith('enclave/') && (global(firm) || !name.endsWith('global.tf')))

/** Workflows and code owners; the large firm builds where it builds everything. */
export const pipelineOf = (firm: DemoFirm) => filesOf(firm, (name) => name.includes('.github/') && name.endsWith('/ci.yml') === global(firm))

/** Dockerfiles and chart values of what is delivered. */
export const imagesOf = (firm: DemoFirm) => filesOf(firm, (name) => /Dockerfile$|values\.yaml$/.test(name))

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
      dependencies: [{ ref: root, dependsOn: parts.slice(0, 14).map((part) => part['bom-ref']) }, ...parts.map((part, i) => ({ ref: part['bom-ref'], dependsOn: i < 14 && parts[i + 14] ? [parts[i + 14]?.['bom-ref']] : [] }))],
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
    'log-settings/get-bucket-lifecycle-configuration.json': print({ Rules: [{ ID: 'keep-seven-years', Filter: { Prefix: '' }, Status: 'Enabled', Expiration: { Days: 2557 } }] }),
    'log-settings/get-object-lock-configuration.json': print({ ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 2557 } } } }),
  }
}
