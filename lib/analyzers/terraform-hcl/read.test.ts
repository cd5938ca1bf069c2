import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence, type EvidenceFile } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { writeZip } from '../formats/testing/zip-writer'
import { readCode } from '../infrastructure/testing/fired'
import type { InfrastructureFacts } from '../infrastructure-facts'
import { readEvidence } from '../read-evidence'
import terraform from './analyzer'

const read = async (files: EvidenceFile[]) => terraform.analyze({ files })
const archive = (files: Record<string, string>) => evidenceOf(new Uint8Array(writeZip(Object.entries(files).map(([name, data]) => ({ name, data })))), 'code.zip')
const store = 'variable "name" {}\nresource "aws_s3_bucket" "b" { bucket = var.name }\noutput "name" { value = aws_s3_bucket.b.bucket }\n'
const main = 'provider "aws" {\n  region = var.region\n}\nvariable "region" {}\nmodule "store" {\n  source = "./modules/store"\n  name = "hf-${var.region}"\n}\n'

const regionsOf = async (files: Record<string, string>) => (await factsOf(archive(files))).regions.map(({ region }) => region)
async function factsOf(file: EvidenceFile): Promise<InfrastructureFacts> {
  const found = await readEvidence([file])
  if (!found.analyzer) throw new Error('not read')
  return found.reading.facts as InfrastructureFacts
}

describe('an archive of code', () => {
  it('follows local modules, and names places as archive/path', async () => {
    const facts = await factsOf(archive({ 'main.tf': main, 'modules/store/main.tf': store, 'terraform.tfvars': 'region = "us-gov-west-1"\n' }))
    expect(facts.resources).toBe(1)
    expect(facts.stores[0]).toMatchObject({ address: 'module.store.aws_s3_bucket.b', at: { file: 'code.zip/modules/store/main.tf', line: 2 } })
    expect(facts.providers[0]).toMatchObject({ region: 'us-gov-west-1', regionState: 'resolved', resources: 1 })
  })
  it('says how many files it did not read, and what they look like', async () => {
    const found = await readEvidence([archive({ 'main.tf': main, 'modules/store/main.tf': store, 'ci.yml': 'on: push\njobs:\n  a:\n    runs-on: x\n', 'notes.md': 'We like boats.\n', Dockerfile: 'FROM scratch\nCOPY a b\n' })])
    if (!found.analyzer) throw new Error('not read')
    expect((found.reading.facts as InfrastructureFacts).files).toEqual({ read: 2, unread: 3, unreadKinds: { 'pipeline file': 1, text: 1, Dockerfile: 1 } })
    expect(found.reading.observations.find(({ rule }) => rule === 'IAC-00')).toMatchObject({ severity: 'info', count: 3 })
  })
  it('takes values that are always given, and none where files that must be named disagree', async () => {
    expect(await regionsOf({ 'main.tf': main, 'a.auto.tfvars': 'region = "us-gov-east-1"\n', 'modules/store/main.tf': store })).toEqual(['us-gov-east-1'])
    expect(await regionsOf({ 'main.tf': main, 'prod.tfvars': 'region = "us-gov-east-1"\n' })).toEqual(['us-gov-east-1'])
    expect(await regionsOf({ 'main.tf': main, 'prod.tfvars': 'region = "us-gov-east-1"\n', 'dev.tfvars': 'region = "us-east-1"\n' })).toEqual([])
    expect(await regionsOf({ 'main.tf': main.replace('variable "region" {}', 'variable "region" { default = "us-east-1" }'), 'prod.tfvars': 'region = "us-gov-east-1"\n' })).toEqual([])
  })
  it('keeps folders apart that no other calls', async () => {
    const facts = await factsOf(archive({ 'a/main.tf': 'provider "aws" { region = "us-gov-west-1" }\nresource "aws_s3_bucket" "b" {}\n', 'b/main.tf': 'provider "aws" { region = "us-gov-east-1" }\nresource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_public_access_block" "b" {\n  bucket = aws_s3_bucket.b.id\n  block_public_acls = true\n  block_public_policy = true\n  ignore_public_acls = true\n  restrict_public_buckets = true\n}\n' }))
    expect(facts.stores.map(({ address }) => address)).toEqual(['code.zip/a/aws_s3_bucket.b', 'code.zip/b/aws_s3_bucket.b'])
    expect(facts.exposure).toMatchObject([{ address: 'code.zip/b/aws_s3_bucket.b', state: 'blocked' }])
  })
  it('ends where modules call each other in a circle', async () => {
    const facts = await factsOf(archive({ 'a/main.tf': 'module "b" { source = "../b" }\nresource "aws_s3_bucket" "a" {}\n', 'b/main.tf': 'module "a" { source = "../a" }\n' }))
    expect(facts.unknowns.some(({ because }) => /circle/.test(because))).toBe(true)
  })
  it('uses a module as often as it is called, and says where code is missing', async () => {
    const facts = await factsOf(archive({ 'main.tf': 'module "a" {\n  source = "./m"\n  name = "a"\n}\nmodule "b" {\n  source = "./m"\n  name = "b"\n}\nmodule "c" { source = "./gone" }\n', 'm/main.tf': store }))
    expect(facts.stores.map(({ address }) => address)).toEqual(['module.a.aws_s3_bucket.b', 'module.b.aws_s3_bucket.b'])
    expect(facts.unknowns.some(({ what, because }) => what === 'What module c makes' && /not given/.test(because))).toBe(true)
  })
  it('hands providers down as the call says', async () => {
    const facts = await factsOf(archive({ 'main.tf': 'provider "aws" { region = "us-gov-west-1" }\nprovider "aws" {\n  alias = "dr"\n  region = "us-gov-east-1"\n}\nmodule "m" {\n  source = "./m"\n  name = "x"\n  providers = { aws = aws.dr }\n}\n', 'm/main.tf': store }))
    expect(facts.providers.map(({ alias, resources }) => [alias, resources])).toEqual([[null, 0], ['dr', 1]])
  })
})

describe('what is resolved', () => {
  it.each([
    ['a local', 'locals { r = "us-gov-west-1" }\nprovider "aws" { region = local.r }', 'us-gov-west-1'],
    ['a field of a local', 'locals { p = { r = ["us-gov-east-1"] } }\nprovider "aws" { region = local.p.r[0] }', 'us-gov-east-1'],
    ['a template', 'variable "n" { default = "west" }\nprovider "aws" { region = "us-gov-${var.n}-1" }', 'us-gov-west-1'],
    ['a settled choice', 'variable "prod" { default = true }\nprovider "aws" { region = var.prod ? "us-gov-west-1" : "us-east-1" }', 'us-gov-west-1'],
    ['an open choice', 'variable "prod" {}\nprovider "aws" { region = var.prod ? "us-gov-west-1" : "us-east-1" }', null],
    ['a function', 'provider "aws" { region = lower("US-GOV-WEST-1") }', null],
    ['a loop', 'provider "aws" { region = [for r in var.rs : r][0] }', null],
    ['a circle', 'locals {\n  a = local.b\n  b = local.a\n}\nprovider "aws" { region = local.a }', null],
    ['itself', 'variable "r" { default = var.r }\nprovider "aws" { region = var.r }', null],
    ['a prototype', 'locals { p = {} }\nprovider "aws" { region = local.p.constructor.name }', null],
  ])('%s', async (_name, code, region) => expect((await readCode(code)).facts.providers[0]?.region).toBe(region))
  it('leaves out what is counted to nothing', async () => {
    expect((await readCode('variable "on" { default = false }\nresource "aws_iam_user" "u" { count = var.on ? 1 : 0 }')).facts.resources).toBe(0)
  })
  it('does not take a control for enforced that may not be made', async () => {
    const policy = (more: string) => `resource "azuread_conditional_access_policy" "c" {\n  state = "enabled"\n${more}}`
    expect((await readCode(policy(''))).facts.preventive[0]?.mode).toBe('enforced')
    expect((await readCode(policy('  count = var.on ? 1 : 0\n'))).facts.preventive[0]?.mode).toBe('unknown')
  })
  it('reads a policy document, and a dynamic block as unknown', async () => {
    const code = 'data "aws_iam_policy_document" "d" {\n  statement {\n    actions = ["*"]\n    resources = ["*"]\n  }\n}\nresource "aws_iam_policy" "p" { policy = data.aws_iam_policy_document.d.json }'
    expect((await readCode(code)).fired).toContain('wildcard')
    const group = await readCode('resource "aws_security_group" "g" {\n  dynamic "ingress" {\n    for_each = var.rules\n    content { cidr_blocks = ["0.0.0.0/0"] }\n  }\n}')
    expect(group.facts.exposure[0]?.state).toBe('unknown')
  })
})

describe('dynamic blocks', () => {
  const group = (each: string, more = '') => `resource "aws_security_group" "g" {\n  dynamic "ingress" {\n    for_each = ${each}\n${more}    content {\n      from_port = ${more ? 'rule' : 'ingress'}.value["port"]\n      to_port = ${more ? 'rule' : 'ingress'}.value.port\n      protocol = "tcp"\n      cidr_blocks = ${more ? 'rule' : 'ingress'}.value.from\n    }\n  }\n}`
  const wide = '[{ port = 22, from = ["0.0.0.0/0"] }, { port = 443, from = ["10.0.0.0/8"] }]'
  it('are written out where the code says for what', async () => {
    const read = await readCode(group(wide))
    expect(read.fired).toContain('public-admin-port')
    expect(read.facts.unknowns.map(({ what }) => what)).toEqual(['The region of provider aws'])
    expect((await readCode(group('{ a = { port = 443, from = ["10.0.0.0/8"] } }', '    iterator = rule\n'))).facts.exposure).toEqual([])
    expect((await readCode(`locals { rules = ${wide} }\n${group('local.rules')}`)).fired).toContain('public-admin-port')
    expect((await readCode(group('[]'))).facts.exposure).toEqual([])
  })
  it.each([
    ['rules of a group', group('var.rules'), 'aws_security_group.g'],
    ['an element whose place is not told', group('[{ port = 22, from = var.from }]'), 'aws_security_group.g'],
    ['rules of an Azure group', 'resource "azurerm_network_security_group" "g" {\n  dynamic "security_rule" {\n    for_each = var.rules\n    content { name = "a" }\n  }\n}', 'azurerm_network_security_group.g'],
    ['networks of a database', 'resource "google_sql_database_instance" "g" {\n  settings {\n    ip_configuration {\n      dynamic "authorized_networks" {\n        for_each = var.n\n        content { value = "x" }\n      }\n    }\n  }\n}', 'google_sql_database_instance.g'],
  ])('that nothing resolves are unknown, never closed: %s', async (_name, code, address) => {
    const { facts } = await readCode(code)
    expect(facts.exposure.filter(({ state }) => state !== 'blocked')).toMatchObject([{ address, state: 'unknown' }])
    expect(facts.unknowns.length).toBeGreaterThan(0)
  })
  it.each([
    ['aws_s3_bucket_replication_configuration', 'rule'], ['aws_s3_bucket', 'replication_configuration'], ['azurerm_cosmosdb_account', 'geo_location'], ['azurerm_container_registry', 'georeplications'],
    ['aws_dynamodb_table', 'replica'], ['aws_secretsmanager_secret', 'replica'], ['aws_backup_plan', 'rule'],
  ])('that may copy are said to copy to nobody knows where: %s', async (type, block) => {
    const read = await readCode(`resource "${type}" "r" {\n  dynamic "${block}" {\n    for_each = var.x\n    content {}\n  }\n}`)
    expect(read.fired).toContain('copy-unresolved')
    expect(read.facts.unknowns.some(({ what }) => what.includes(`"${block}"`))).toBe(true)
  })
})

it('says on which line of a JSON file something stands', async () => {
  const json = JSON.stringify({ provider: { aws: [{ region: 'us-gov-west-1' }, { alias: 'x', region: 'cn-north-1' }] }, resource: { aws_db_instance: { a: {}, d: { engine: '"{', publicly_accessible: true } } } }, null, 2)
  const lines = json.split('\n')
  const { observations } = await read([evidenceOf(json, 'main.tf.json')])
  const lineOf = (rule: string) => observations.find((each) => each.rule === rule)?.locator.line ?? 0
  expect(lines[lineOf('IAC-06') - 1]).toMatch(/publicly_accessible/)
  expect(lines.slice(lineOf('IAC-01') - 1, lineOf('IAC-01') + 2).join()).toMatch(/cn-north-1/)
})

describe('resources made several times', () => {
  const groups = (how: string, place: string) => `resource "azurerm_resource_group" "g" {\n  ${how}\n  location = ${place}\n}`
  it.each([
    ['a set', groups('for_each = toset(["usgovvirginia", "germanywestcentral"])', 'each.value')],
    ['a map', groups('for_each = { a = { at = "usgovtexas" }, b = { at = "westeurope" } }', 'each.value.at')],
    ['a count', groups('count = 2', '"westeurope"')],
  ])('are read one by one where the code says for what: %s', async (_name, code) => {
    const { facts } = await readCode(code)
    expect(facts.resources).toBe(2)
    expect(facts.regions.filter((region) => region.class === 'foreign').length).toBe(1)
  })
  it('are of a place that nobody knows where it does not', async () => {
    const { facts } = await readCode(groups('for_each = toset(var.places)', 'each.value'))
    expect(facts.resources).toBe(1)
    expect(facts.unknowns.some(({ what }) => what.startsWith('The region of azurerm_resource_group.g'))).toBe(true)
  })
})

describe('shapes', () => {
  const code = 'provider "aws" {\n  region = "us-gov-west-1"\n}\nresource "aws_s3_bucket" "b" {\n}\n'
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${code}`, 'utf16le'))
  it.each([
    ['CRLF', code.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${code}`],
    ['UTF-16', utf16],
    ['gzip', new Uint8Array(gzipSync(code))],
    ['JSON', JSON.stringify({ provider: { aws: { region: 'us-gov-west-1' } }, resource: { aws_s3_bucket: { b: {} } } })],
    ['JSON with templates and lists', JSON.stringify({ variable: { r: { default: 'west' } }, provider: { aws: [{ region: 'us-gov-${var.r}-1' }] }, resource: { aws_s3_bucket: { b: {} } } })],
  ])('%s', async (_name, content) => {
    const found = await readEvidence([evidenceOf(content, 'renamed.txt')])
    expect(found.recognized?.analyzer).toBe('terraform-hcl')
    expect(found.analyzer && (found.reading.facts as InfrastructureFacts).regions.map(({ region }) => region)).toEqual(['us-gov-west-1'])
  })
  it.each([
    ['a block that never ends', 'resource "aws_s3_bucket" "b" {\n  bucket = "x"\n', 1],
    ['a value that is missing', 'provider "aws" {\n  region =\n}\n', 2],
  ])('refuses %s, with the line', async (_name, content, line) => {
    const error = await read([evidenceOf(content, 'main.tf')]).catch((each: unknown) => each)
    expect(error).toBeInstanceOf(UnreadableEvidence)
    expect((error as UnreadableEvidence).place).toMatchObject({ file: 'main.tf' })
    expect((error as UnreadableEvidence).place.line).toBeGreaterThanOrEqual(line)
  })
  it('refuses deep nesting instead of falling over', async () => {
    const deep = `locals { a = ${'['.repeat(5_000)}1${']'.repeat(5_000)} }\n`
    expect(await read([evidenceOf(deep, 'main.tf')]).catch((error: unknown) => error)).toBeInstanceOf(UnreadableEvidence)
  })
})
