import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildEvent, roleSession, signIn, ssoSession, stranger } from '../analyzers/cloudtrail/build-event'
import { evidenceOf } from '../analyzers/formats/testing/evidence'
import { readEvidence } from '../analyzers/read-evidence'
import { kindOf } from '../analyzers/analyzer'
import { answersFor } from '../../prisma/demo/answers'
import type { Value } from '../checklist/case'
import { catalog } from '../checklist/catalog'
import type { Pointer } from '../checklist/criterion'
import { score } from '../checklist/score'
import { asOf, sampleCase, sampleEvidence } from '../checklist/testing/case'
import { subcontractor } from '../checklist/testing/world'
import { referenceAt } from '../reference/at'

/** Files as uploaded, by name; the kind is recognized from the content, or said after a colon where only a person can tell. */
type Files = Record<string, string>
type Contradiction = { criterion: string; files: Files; says: RegExp; sources: string[]; answers?: Record<string, Value>; profile?: Parameters<typeof subcontractor>[0]; quiet: Files; knockOut?: string }

const jsonl = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')
const by = (email: string, fields = {}) => buildEvent({ userIdentity: ssoSession(email), ...fields })
const columns = 'person_ref,kind,display_name,work_email,principals,employer,us_person,verified_on,verified_by,method,next_review,access_granted_on,access_removed_on,training_on,owner_ref'
const row = (ref: string, name: string, { usPerson = 'yes', verified = '2026-01-06', granted = '2026-01-08', removed = '' } = {}) => `${ref},human,${name},${name}@harborfield.example,${name}@harborfield.example,employee,${usPerson},${verified},Export officer,document inspected,2027-01-06,${granted},${removed},2026-01-07,`
const roster = (...rows: string[]) => [columns, ...rows].join('\n')
const okafor = row('HF-1', 'm.okafor')
const log = jsonl(by('m.okafor@harborfield.example'), by('m.okafor@harborfield.example', { eventTime: '2026-11-03T15:00:00Z' }))
const provider = 'provider "aws" {\n  region = "us-gov-west-1"\n}\n'
const plan = (lines: string) => `# System security plan\n\nSystem name: Enclave\n\nThe authorization boundary encloses the enclave in AWS GovCloud, account 111122223333. Program data flows to encrypted storage. Users sign in with SSO. Keys are kept in KMS. Administrators connect over a bastion host.\n\n${lines}\n\nVersion 2.1, 2026-09-14\n`
const keyPolicy = (principal: string) => JSON.stringify({ KeyId: 'arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/1', PolicyName: 'default', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws-us-gov:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }, { Effect: 'Allow', Principal: { AWS: principal }, Action: 'kms:Decrypt', Resource: '*' }] }) })
const github = (...logins: string[]) => `login,name,tfa_enabled,is_public,role,saml_name_id\n${logins.map((login) => `${login},,true,false,member,${login}@harborfield.example`).join('\n')}\n`
const letter = (entity: string, cage: string) => `Directorate of Defense Trade Controls\n\nDate: May 20, 2026\n\nRegistrant: ${entity}\n\nCAGE code: ${cage}\n\nRegistration code: M•••12\n\nYour registration is valid from June 1, 2026 through May 31, 2027.\n`
const prowler = readFileSync('lib/analyzers/prowler/fixtures/good.csv', 'utf8')
const workflow = (host: string) => `name: build\non: push\njobs:\n  build:\n    runs-on: [self-hosted, govcloud]\n    steps:\n      - run: curl -s https://${host}/upload\n`
const vendors = (...names: string[]) => `vendor,service,data,country\n${names.map((name) => `${name},Tool,Metadata,US`).join('\n')}\n`
const retention = (days: number) => JSON.stringify({ logGroups: [{ logGroupName: '/audit/enclave', retentionInDays: days, arn: 'arn:aws-us-gov:logs:us-gov-west-1:111122223333:log-group:/audit/enclave:*' }] })
const factors = (factor: string) => `account,enabled,factors\nm.okafor@harborfield.example,yes,${factor}\n`

const binding = (name: string) => `apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: x\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: view\nsubjects:\n  - kind: User\n    name: ${name}@harborfield.example\n    apiGroup: rbac.authorization.k8s.io\n`
const gate = (asks: string) => `resource "azuread_group" "g" {\n  display_name = "itar-usp"\n  types = ["DynamicMembership"]\n  dynamic_membership {\n    enabled = true\n    rule = "${asks} \\"x\\""\n  }\n}\n`
const assigned = (type: string, more: string) => `resource "${type}" "o" {\n  scope = "/subscriptions/x"\n  principal_id = azuread_group.admins.object_id\n  ${more}\n}\n`

const handles = (handle: string) => roster(okafor.replace('m.okafor@harborfield.example,employee', `m.okafor@harborfield.example;${handle},employee`))
const environments = (...logins: string[]) => JSON.stringify({ total_count: 1, environments: [{ name: 'production', protection_rules: logins.map((login) => ({ type: 'required_reviewers', reviewers: [{ type: 'User', reviewer: { login } }] })) }] })

const oscalPlan = (uei: string) => {
  const read = JSON.parse(readFileSync('lib/analyzers/oscal-ssp/fixtures/good.json', 'utf8')) as { 'system-security-plan': { metadata: Record<string, unknown> } }
  Object.assign(read['system-security-plan'].metadata, { parties: [{ uuid: '5f2c1c1e-4c5a-4a51-9f0e-0a1b2c3d4e5f', type: 'organization', name: 'Ridgeline Cloud Works LLC', 'external-ids': [{ scheme: 'https://sam.gov/uei', id: uei }] }, { uuid: '6f2c1c1e-4c5a-4a51-9f0e-0a1b2c3d4e5f', type: 'organization', name: 'Halberd Systems Inc.', 'external-ids': [{ scheme: 'https://sam.gov/uei', id: 'HLBRD0000007' }] }], 'responsible-parties': [{ 'role-id': 'system-owner', 'party-uuids': ['5f2c1c1e-4c5a-4a51-9f0e-0a1b2c3d4e5f'] }, { 'role-id': 'customer', 'party-uuids': ['6f2c1c1e-4c5a-4a51-9f0e-0a1b2c3d4e5f'] }] })
  return JSON.stringify(read)
}

const recordBucket = (name: string, years: number, label = 'records') => `resource "aws_s3_bucket" "${label}" {\n  bucket = "${name}"\n  object_lock_enabled = true\n}\nresource "aws_s3_bucket_object_lock_configuration" "${label}" {\n  bucket = aws_s3_bucket.${label}.id\n  rule {\n    default_retention {\n      mode = "COMPLIANCE"\n      years = ${years}\n    }\n  }\n}\n`
const expiring = (name: string, days: number, label = 'records') => `resource "aws_s3_bucket" "${label}" {\n  bucket = "${name}"\n}\nresource "aws_s3_bucket_lifecycle_configuration" "${label}" {\n  bucket = aws_s3_bucket.${label}.id\n  rule {\n    id = "x"\n    status = "Enabled"\n    expiration {\n      days = ${days}\n    }\n  }\n}\n`

const report = (said: string) => `# Internal export compliance audit report\n\nPrepared by: Brackwater Assurance LLC\nAudited organization: Harborfield Systems LLC\nPeriod: January 1, 2026 to June 30, 2026\nReport date: July 20, 2026\n\n## Scope and method\n\nThe audit examined the export compliance program, interviews and records.\n\n## Findings\n\n${said} One low finding was closed.\n\n## Conclusion\n\nThe program works as described.\n`

const contradictions: [string, Contradiction][] = [
  ['somebody in a log against the roster', { criterion: 'PER-02', files: { 'log.json': jsonl(by('m.okafor@harborfield.example'), by('z.rourke@harborfield.example')), 'roster.csv': roster(okafor) }, says: /not on the roster: z\.rourke/, sources: ['log.json'], knockOut: 'KO-3', quiet: { 'log.json': log, 'roster.csv': roster(okafor) } }],
  ['a past disclosure in a report against the answer', { criterion: 'PRG-06', answers: { matters: 'none' }, files: { 'audit.md': report('One voluntary disclosure (VSD) was submitted to DDTC on May 4, 2025.') }, says: /An audit report tells of a violation or disclosure of 2025; the answer says that there was none/, sources: ['audit.md'], knockOut: 'KO-9', quiet: { 'audit.md': report('No voluntary disclosure was submitted in 2025.') } }],
  ['a past disclosure in a report against the register', { criterion: 'PRG-06', answers: { matters: 'closed', register: [{ year: '2023', kind: 'Voluntary disclosure', status: 'Closed' }] }, files: { 'audit.md': report('One voluntary disclosure (VSD) was submitted to DDTC on May 4, 2025.') }, says: /of 2025 that the register does not list/, sources: ['audit.md'], quiet: { 'audit.md': report('One voluntary disclosure (VSD) was submitted to DDTC on May 4, 2023.') } }],
  ['activity after removal', { criterion: 'PER-03', files: { 'log.json': log, 'roster.csv': roster(row('HF-1', 'm.okafor', { removed: '2026-11-02' })) }, says: /acts until 2026-11-03 and was removed on 2026-11-02/, sources: ['log.json', 'roster.csv'], knockOut: 'KO-3', quiet: { 'log.json': log, 'roster.csv': roster(row('HF-1', 'm.okafor', { removed: '2026-11-03' })) } }],
  ['activity before verification', { criterion: 'PER-02', files: { 'log.json': log, 'roster.csv': roster(row('HF-1', 'm.okafor', { verified: '2026-11-03', granted: '2026-11-03' })) }, says: /before the day they were verified/, sources: ['log.json', 'roster.csv'], quiet: { 'log.json': log, 'roster.csv': roster(row('HF-1', 'm.okafor', { verified: '2026-11-02', granted: '2026-11-02' })) } }],
  ['somebody in code against the roster', { criterion: 'PER-02', files: { 'main.tf': 'resource "google_project_iam_member" "m" {\n  role = "roles/viewer"\n  member = "user:x.stone@harborfield.example"\n}\n', 'roster.csv': roster(okafor) }, says: /lets in people who are not on the roster: x\.stone/, sources: ['main.tf', 'roster.csv'], quiet: { 'main.tf': 'resource "google_project_iam_member" "m" {\n  role = "roles/viewer"\n  member = "user:m.okafor@harborfield.example"\n}\n', 'roster.csv': roster(okafor) } }],
  ['somebody at a key against the roster', { criterion: 'CRY-03', files: { 'key.json': keyPolicy('arn:aws-us-gov:iam::111122223333:user/p.iyer'), 'roster.csv': roster(okafor, `HF-2,human,p.iyer,p.iyer@harborfield.example,arn:aws-us-gov:iam::111122223333:user/p.iyer,employee,pending,,,,,2026-04-01,,,`) }, says: /without verified status.*user\/p\.iyer/, sources: ['key.json', 'roster.csv'], knockOut: 'KO-6', quiet: { 'key.json': keyPolicy('arn:aws-us-gov:iam::111122223333:user/m.okafor'), 'roster.csv': roster(okafor.replace('m.okafor@harborfield.example,employee', 'm.okafor@harborfield.example;arn:aws-us-gov:iam::111122223333:user/m.okafor,employee')) } }],
  ['a member of the code host against the roster', { criterion: 'CIC-01', files: { 'members.csv': github('m.okafor', 'z.rourke'), 'roster.csv': roster(okafor) }, says: /can read the code are not on the roster: .*z\.rourke/, sources: ['members.csv', 'roster.csv'], knockOut: 'KO-3', quiet: { 'members.csv': github('m.okafor'), 'roster.csv': roster(okafor) } }],
  ['an owner of code against the roster', { criterion: 'CIC-01', files: { CODEOWNERS: '* @mokafor\n/deploy/ @zrourke\n', 'roster.csv': handles('mokafor') }, says: /name people who are not on the roster: zrourke \(owner of code\)/, sources: ['CODEOWNERS', 'roster.csv'], quiet: { CODEOWNERS: '* @mokafor\n/deploy/ @MOkafor\n', 'roster.csv': handles('mokafor') } }],
  ['an approver of deployments against the roster', { criterion: 'CIC-01', files: { 'environments.json': environments('mokafor'), 'roster.csv': handles('mokafor').replace(',yes,', ',pending,') }, says: /does not show as verified U\.S\. persons with access: mokafor \(approver\)/, sources: ['environments.json', 'roster.csv'], quiet: { 'environments.json': environments('mokafor'), 'roster.csv': handles('mokafor') } }],
  ['somebody let through by a condition against the roster', { criterion: 'CIC-01', files: { 'build.yml': workflow('git.harborfield.example').replace('    steps', "    if: github.actor == 'zrourke'\n    steps"), 'roster.csv': roster(okafor) }, says: /gives no such names, so zrourke \(named in a condition\) may be people on it/, sources: ['build.yml', 'roster.csv'], quiet: { 'build.yml': workflow('git.harborfield.example').replace('    steps', "    if: github.actor != 'zrourke'\n    steps"), 'roster.csv': roster(okafor) } }],
  ['an approval claimed against the environments', { criterion: 'CIC-05', files: { 'environments.json': environments() }, answers: { deployment: 'other-person' }, says: /by the export nobody has to in production/, sources: ['environments.json'], quiet: { 'environments.json': environments('x') } }],
  ['a region in the log against the document', { criterion: 'DOC-01', files: { 'log.json': jsonl(buildEvent(), buildEvent({ awsRegion: 'us-gov-east-1' })), 'ssp.md': plan('Everything is in us-gov-west-1.') }, says: /activity in us-gov-east-1, which the text/, sources: ['log.json', 'ssp.md'], quiet: { 'log.json': log, 'ssp.md': plan('Everything is in us-gov-west-1.') } }],
  ['a region in the code against the document', { criterion: 'DOC-01', files: { 'main.tf': `${provider.replace('west', 'east')}resource "aws_s3_bucket" "b" {}\n`, 'ssp.md': plan('Everything is in us-gov-west-1.') }, says: /code names us-gov-east-1, which the text/, sources: ['main.tf', 'ssp.md'], quiet: { 'main.tf': `${provider}resource "aws_s3_bucket" "b" {}\n`, 'ssp.md': plan('Everything is in us-gov-west-1.') } }],
  ['somebody bound in a cluster against the roster', { criterion: 'PER-02', files: { 'rb.yaml': binding('x.stone'), 'roster.csv': roster(okafor) }, says: /lets in people who are not on the roster: x\.stone/, sources: ['rb.yaml', 'roster.csv'], quiet: { 'rb.yaml': binding('m.okafor'), 'roster.csv': roster(okafor) } }],
  ['a region in the log against the list of accounts', { criterion: 'REG-01', files: { 'log.json': jsonl(buildEvent(), buildEvent({ awsRegion: 'us-gov-east-1' })) }, answers: { accounts: [{ account: 'Enclave', region: 'us-gov-west-1', holds: 'Program data' }] }, says: /log shows work in us-gov-east-1, where the firm lists no account/, sources: ['log.json'], quiet: { 'log.json': log } }],
  ['a cloud in the code against the profile', { criterion: 'REG-03', files: { 'main.tf': 'provider "azurerm" {\n  environment = "usgovernment"\n  features {}\n}\nresource "azurerm_storage_account" "s" {\n  location = "usgovvirginia"\n}\n' }, says: /work in Azure, and the profile lists only AWS/, sources: ['main.tf'], quiet: { 'main.tf': `${provider}resource "aws_s3_bucket" "b" {}\n` } }],
  ['a gate said to be filled by the check against the code', { criterion: 'IAM-01', files: { 'main.tf': gate('user.department -eq') }, answers: { gate: 'attribute' }, says: /fills itar-usp by a rule on department, which is not the U\.S\.-person status/, sources: ['main.tf'], quiet: { 'main.tf': gate('user.usPerson -eq') } }],
  ['rights said to be for a time against the code', { criterion: 'IAM-03', files: { 'main.tf': assigned('azurerm_role_assignment', 'role_definition_name = "Owner"') }, answers: { standing: 'nobody' }, says: /for a time only, and the code gives administrator rights for good/, sources: ['main.tf'], quiet: { 'main.tf': assigned('azurerm_pim_eligible_role_assignment', '') } }],
  ['a region in the code against the list of accounts', { criterion: 'REG-01', files: { 'main.tf': `${provider.replace('west', 'east')}resource "aws_s3_bucket" "b" {}\n` }, answers: { accounts: [{ account: 'Enclave', region: 'us-gov-west-1', holds: 'Program data' }] }, says: /us-gov-east-1, where the firm lists no account/, sources: ['main.tf'], quiet: { 'main.tf': `${provider}resource "aws_s3_bucket" "b" {}\n` } }],
  ['an account in the log against the document', { criterion: 'DOC-01', files: { 'log.json': jsonl(buildEvent({ recipientAccountId: stranger, userIdentity: { ...roleSession('Reader', 'm.okafor@harborfield.example'), accountId: stranger } })), 'ssp.md': plan('Everything is in us-gov-west-1.') }, says: /activity in account 444455556666/, sources: ['log.json', 'ssp.md'], quiet: { 'log.json': log, 'ssp.md': plan('Everything is in us-gov-west-1.') } }],
  ['the account of a scan against that of the log', { criterion: 'PRG-12', files: { 'prowler.csv': prowler, 'log.json': log }, says: /examined 471930285516, and the log is of 111122223333/, sources: ['prowler.csv', 'log.json'], quiet: { 'prowler.csv': prowler.replaceAll('471930285516', '111122223333'), 'log.json': log } }],
  ['a host in a pipeline against the list of services', { criterion: 'CIC-03', files: { 'build.yml': workflow('api.snyk.io'), 'vendors.csv': vendors('Harbor Metrics Inc') }, says: /Snyk.*no list names it/, sources: ['build.yml'], quiet: { 'build.yml': workflow('api.snyk.io'), 'vendors.csv': vendors('Harbor Metrics Inc', 'Snyk (api.snyk.io)') } }],
  ['retention claimed against configured', { criterion: 'DOC-01', files: { 'ssp.md': plan('Everything is in us-gov-west-1. Audit logs are retained for seven years.'), 'groups.json': retention(90) }, says: /logs are kept 2,556 days; the longest retention in the settings and code is 90/, sources: ['ssp.md', 'groups.json'], quiet: { 'ssp.md': plan('Everything is in us-gov-west-1. Audit logs are retained for seven years.'), 'groups.json': retention(2557) } }],
  ['retention answered against configured', { criterion: 'LOG-03', files: { 'groups.json': retention(90) }, answers: { days: 2_557 }, says: /answer says 2,557 days; the longest retention in the settings is 90/, sources: ['groups.json'], quiet: { 'groups.json': retention(2557) } }],
  ['a second factor claimed against the log', { criterion: 'DOC-01', files: { 'log.json': jsonl(signIn({ type: 'IAMUser', arn: 'arn:aws-us-gov:iam::111122223333:user/m.okafor', accountId: '111122223333', userName: 'm.okafor' }, 'No')), 'ssp.md': plan('Everything is in us-gov-west-1. Everyone uses MFA with FIDO2 keys.') }, says: /1 console sign-in with a password alone/, sources: ['log.json', 'ssp.md'], quiet: { 'log.json': log, 'ssp.md': plan('Everything is in us-gov-west-1. Everyone uses MFA with FIDO2 keys.') } }],
  ['a second factor answered against the enrollment', { criterion: 'IAM-02', files: { 'mfa.csv': factors('SMS') }, answers: { factor: 'hardware' }, says: /answer says that everyone uses hardware; the enrollment report shows otherwise/, sources: ['mfa.csv'], quiet: { 'mfa.csv': factors('YubiKey 5') } }],
  ['the years claimed for records against the lock in the code', { criterion: 'PRG-07', files: { 'main.tf': recordBucket('ridgeline-export-records', 1) }, answers: { years: 7, alteration: 'traced', stores: 'ridgeline-export-records' }, says: /kept 7 years in ridgeline-export-records, and the code locks that store for 365 days/, sources: ['main.tf'], quiet: { 'main.tf': `${recordBucket('ridgeline-export-records', 7)}${recordBucket('ridgeline-builds', 1, 'builds')}` } }],
  ['the years claimed for records against what deletes them in the code', { criterion: 'PRG-07', files: { 'main.tf': expiring('ridgeline-export-records', 365) }, answers: { years: 7, stores: 'ridgeline-export-records' }, says: /the code deletes there after 365 days/, sources: ['main.tf'], quiet: { 'main.tf': `${expiring('ridgeline-export-records', 2_600)}${expiring('ridgeline-builds', 30, 'builds')}` } }],
  ['a service that pipelines call against the document', { criterion: 'DOC-01', files: { 'build.yml': workflow('api.snyk.io'), 'ssp.md': plan('External services: Slack only. Everything is in us-gov-west-1.') }, says: /pipelines call Snyk \(api\.snyk\.io\), which the text/, sources: ['build.yml', 'ssp.md'], quiet: { 'build.yml': workflow('api.snyk.io'), 'ssp.md': plan('External services: Slack and Snyk only. Everything is in us-gov-west-1.') } }],
  ['a deployment that its author may approve against the answer', { criterion: 'CIC-05', files: { 'environments.json': environments('x').replace('"type":"required_reviewers"', '"type":"required_reviewers","prevent_self_review":false') }, answers: { deployment: 'other-person' }, says: /who starts a deployment to production may approve it as well/, sources: ['environments.json'], quiet: { 'environments.json': environments('x').replace('"type":"required_reviewers"', '"type":"required_reviewers","prevent_self_review":true') } }],
  ['the CAGE code in the document against the profile', { criterion: 'DOC-01', files: { 'ssp.md': plan('Subcontractor CAGE code: 9ZZ99. Everything is in us-gov-west-1.') }, says: /gives CAGE code 9ZZ99 for the firm, the profile 7RD42/, sources: ['ssp.md'], quiet: { 'ssp.md': plan('Prime contractor CAGE code: 9ZZ99. Subcontractor CAGE code: 7RD42. Cloud provider CAGE code: 4KDN6. Everything is in us-gov-west-1.') } }],
  ['the UEI in the document against the profile', { criterion: 'DOC-01', files: { 'ssp.json': oscalPlan('KSTRL0000009') }, says: /gives UEI KSTRL0000009 for the firm, the profile RDGLN0000001/, sources: ['ssp.json'], quiet: { 'ssp.json': oscalPlan('RDGLN0000001') } }],
  ['the name in the document against the profile', { criterion: 'DOC-01', files: { 'ssp.md': plan('Company name: Kestrel Point Systems, Inc.\n\nEverything is in us-gov-west-1.') }, says: /about Kestrel Point Systems, Inc\., not about Ridgeline/, sources: ['ssp.md'], quiet: { 'ssp.md': plan('Company name: Ridgeline Cloud Works LLC\n\nPrime contractor: Kestrel Point Systems, Inc.\n\nEverything is in us-gov-west-1.') } }],
  ['the name in the letter against the profile', { criterion: 'PRG-08', files: { 'letter.md': letter('Kestrel Point Systems, Inc.', '7RD42') }, says: /in the name of Kestrel Point Systems, Inc\., not of Ridgeline/, sources: ['letter.md'], quiet: { 'letter.md': letter('Ridgeline Cloud Works LLC', '7RD42') } }],
  ['the CAGE code in the letter against the profile', { criterion: 'PRG-08', files: { 'letter.md': letter('Ridgeline Cloud Works LLC', '9ZZ99') }, says: /gives CAGE code 9ZZ99, the profile 7RD42/, sources: ['letter.md'], quiet: { 'letter.md': letter('Ridgeline Cloud Works LLC', '7RD42') } }],
]

/** From files to the scorecard, with nothing made up in between: each file through the guard and its analyzer. */
async function cardOf(criterion: string, files: Files, own: Record<string, Value>) {
  const evidence = await Promise.all(
    Object.entries(files).map(async ([name, content]) => {
      const read = await readEvidence([evidenceOf(content, name)])
      if (!read.analyzer) throw new Error(`${name} was not recognized.`)
      const { facts, observations } = read.reading
      return sampleEvidence({ id: name, title: name, kind: kindOf(read.analyzer), status: 'read', sha256: createHash('sha256').update(content).digest('hex'), analyzer: { id: read.analyzer.id, version: read.analyzer.version }, facts, observations })
    }),
  )
  const answers = Object.fromEntries(catalog.criteria.map((one) => [one.id, answersFor(one, 'met', new Date(asOf), one.id === criterion ? own : {})]))
  return score(catalog.criteria, sampleCase({ evidence, answers }), referenceAt(asOf.slice(0, 10)), catalog.version)
}

it('names every contradiction at its criterion, and shows every one that is named', () => {
  const named = catalog.criteria.flatMap(({ id, holds = [] }) => holds.map((what) => `${id} ${what}`))
  expect(named.sort()).toEqual(contradictions.map(([what, { criterion }]) => `${criterion} ${what}`).sort())
})

const isPlaced = (pointer: Pointer) => pointer.type !== 'evidence' || Object.keys(pointer.locator).length > 0

describe('evidence against evidence, from files to the scorecard', () => {
  it.each(contradictions)('%s', async (_name, { criterion, files, says, sources, answers = {}, quiet, knockOut }) => {
    const card = await cardOf(criterion, files, answers)
    const result = card.criteria.find(({ id }) => id === criterion)
    const check = result?.checks.find((one) => says.test(one.says))
    expect(check?.says ?? result?.checks.map((one) => `${one.outcome}: ${one.says}`).join('\n')).toMatch(says)
    expect(['not-met', 'partial', 'unknown']).toContain(check?.outcome)
    expect(result?.outcome).not.toBe('met')
    const at = check?.at ?? []
    for (const source of sources) expect(at.filter((pointer) => pointer.type === 'evidence' && pointer.evidence === source).some(isPlaced), `${source} is named with its place`).toBe(true)
    expect(new Set(at.map((pointer) => (pointer.type === 'evidence' ? pointer.evidence : pointer.type))).size, 'both sides are named').toBeGreaterThan(sources.length === 1 && at.every(({ type }) => type === 'evidence') ? 0 : 1)
    if (knockOut) expect(card.knockOuts.find(({ id }) => id === knockOut)?.state).toBe('proposed')
    const calm = await cardOf(criterion, quiet, answers)
    expect(calm.criteria.find(({ id }) => id === criterion)?.checks.filter((one) => says.test(one.says))).toEqual([])
  })
})
