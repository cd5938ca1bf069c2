import { createReadStream, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { UnreadableEvidence } from '../analyzer'
import { evidenceOf } from '../formats/testing/evidence'
import { readEvidence } from '../read-evidence'
import { sampleOf } from '../recognize'
import { analyzers } from '../registry.gen'
import { notRead } from './formats'
import { notReadOf } from './refuse'

const twice = (line: string) => `${line}\n${line}\n`
/** Each as the provider prints it, under a name that says nothing. */
const examples: Record<string, (string | Uint8Array)[]> = {
  's3-inventory': [
    JSON.stringify({ sourceBucket: 'drawings', destinationBucket: 'arn:aws:s3:::inventory', version: '2016-11-30', creationTimestamp: '1793628000000', fileFormat: 'CSV', fileSchema: 'Bucket, Key, Size', files: [{ key: 'x/data/1.csv.gz', size: 1, MD5checksum: 'f' }] }),
    gzipSync(twice('"drawings","frames/a%20b.step","4406","2026-11-02T10:00:00.000Z","9f86d081884c7d659a2feaa0c55ad015","STANDARD"')),
  ],
  'vpc-flow-log': [
    `version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n${twice('2 210987654321 eni-0a1b2c3d4e5f6a7b8 10.20.4.17 10.20.8.4 49152 443 6 20 4249 1793628000 1793628060 ACCEPT OK')}`,
    twice('2 210987654321 eni-0a1b2c3d 10.20.4.17 10.20.8.4 49152 443 6 20 4249 1793628000 1793628060 REJECT OK'),
    twice('2026-11-02T10:00:00.000Z 2 210987654321 eni-0a1b2c3d - - - - - - - 1793628000 1793628060 - NODATA'),
  ],
  'elb-access-log': [
    twice('https 2026-11-02T22:23:00.186641Z app/portal/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://portal.example:443/ HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:x "Root=1" "-" "-" 0 2026-11-02T22:22:48.364000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-"'),
    twice('2026-11-02T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.38.0" - -'),
    twice('tls 2.0 2026-11-02T08:40:21 net/portal/c6e77e28c25b2234 g3d4b5e8bb8464cd 72.21.218.154:51341 172.100.100.185:443 5 2 98 246 - arn:aws:acm:x - ECDHE tlsv12 - portal.example').replaceAll('g3d4', '93d4'),
  ],
  'cloudfront-log': ['#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method\n2026-11-02\t22:00:00\tIAD89-C1\t1\t192.0.2.1\tGET\n'],
  'w3c-web-log': ['#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2026-11-02 10:00:00\r\n#Fields: date time s-ip cs-method cs-uri-stem s-port cs-username c-ip sc-status\r\n2026-11-02 10:00:00 10.0.0.1 GET / 443 - 10.0.0.2 200\r\n'],
  'web-access-log': [
    twice('10.20.4.17 - kim [02/Nov/2026:13:55:36 +0000] "GET /drawings HTTP/1.1" 200 2326'),
    twice('10.20.4.17 - - [02/Nov/2026:13:55:36 +0000] "GET /a\\"b HTTP/1.1" 200 2326 "https://x.example/" "Mozilla/5.0 (X11)"'),
    twice('portal.example:443 2001:db8::1 - - [02/Nov/2026:13:55:36 -0500] "-" 408 - "-" "-"'),
  ],
  guardduty: [
    JSON.stringify({ Findings: [{ AccountId: '210987654321', Arn: 'arn:x', CreatedAt: '2026-11-02T10:00:00Z', Id: '1', Region: 'us-gov-west-1', SchemaVersion: '2.0', Service: { Archived: false, DetectorId: 'd', ServiceName: 'guardduty' }, Severity: 5, Type: 'UnauthorizedAccess:IAMUser/ConsoleLoginSuccess.B' }] }, null, 2),
    JSON.stringify({ version: '0', 'detail-type': 'GuardDuty Finding', source: 'aws.guardduty', detail: { schemaVersion: '2.0', accountId: '210987654321', type: 'Recon:EC2/PortProbeUnprotectedPort', service: { serviceName: 'guardduty', detectorId: 'd' }, severity: 2 } }),
  ],
  'aws-config': [JSON.stringify({ fileVersion: '1.0', configSnapshotId: 'x', configurationItems: [{ configurationItemVersion: '1.3', resourceType: 'AWS::S3::Bucket', configurationItemCaptureTime: '2026-11-02T10:00:00Z', awsRegion: 'us-gov-west-1' }] })],
  'aws-config-compliance': [JSON.stringify({ EvaluationResults: [{ EvaluationResultIdentifier: { EvaluationResultQualifier: { ConfigRuleName: 'r', ResourceType: 'AWS::S3::Bucket', ResourceId: 'b' } }, ComplianceType: 'COMPLIANT', ResultRecordedTime: 1793628000, ConfigRuleInvokedTime: 1793628000 }] })],
  'azure-flow-log': [JSON.stringify({ records: [{ time: '2026-11-02T10:00:00Z', systemId: 'x', macAddress: 'y', category: 'NetworkSecurityGroupFlowEvent', resourceId: '/SUBSCRIPTIONS/A/RESOURCEGROUPS/B', operationName: 'NetworkSecurityGroupFlowEvents', properties: { Version: 2, flows: [{ rule: 'r', flows: [{ mac: 'm', flowTuples: ['1,10.0.0.1,10.0.0.2,1,2,T,O,A,B,,,,'] }] }] } }] })],
  'gcp-other-log': [JSON.stringify([{ insertId: 'a', jsonPayload: { connection: { src_ip: '10.0.0.1' } }, logName: 'projects/p/logs/compute.googleapis.com%2Fvpc_flows', receiveTimestamp: '2026-11-02T10:00:00Z', resource: { type: 'gce_subnetwork' }, timestamp: '2026-11-02T10:00:00Z' }])],
  'aws-waf-log': [JSON.stringify({ timestamp: 1793628000000, formatVersion: 1, webaclId: 'arn:x', terminatingRuleId: 'Default_Action', action: 'ALLOW', httpRequest: { clientIp: '1.2.3.4' } })],
  'dns-query-log': [JSON.stringify({ version: '1.1', account_id: '210987654321', region: 'us-gov-west-1', query_timestamp: '2026-11-02T10:00:00Z', query_name: 'x.example.', query_type: 'A', rcode: 'NOERROR', srcaddr: '10.0.0.1' })],
  'network-sensor': [JSON.stringify({ timestamp: '2026-11-02T10:00:00.0+0000', flow_id: 1, in_iface: 'eth0', event_type: 'alert', src_ip: '10.0.0.1', dest_ip: '10.0.0.2' }), '#separator \\x09\n#set_separator\t,\n#path\tconn\n#fields\tts\tuid\n1793628000.0\tC1\n'],
  'syft-report': [JSON.stringify({ artifacts: [{ id: '1', name: 'openssl', version: '3.0.13', type: 'rpm' }], source: { type: 'image' }, descriptor: { name: 'syft', version: '1.0.0' } })],
  'checkov-report': [JSON.stringify({ check_type: 'terraform', results: { passed_checks: [], failed_checks: [{ check_id: 'CKV_AWS_18' }] }, summary: { checkov_version: '3.2.1' } })],
  lockfile: [JSON.stringify({ name: 'f', lockfileVersion: 3, packages: { 'node_modules/a': { version: '1.0.0' } } }), '# THIS IS AN AUTOGENERATED FILE.\n# yarn lockfile v1\n\na@^1.0.0:\n  version "1.0.0"\n'],
  'terraform-plan-text': ['Terraform used the selected providers to generate the following execution plan.\n\nTerraform will perform the following actions:\n\n  # aws_s3_bucket.d will be created\n  + resource "aws_s3_bucket" "d" {\n    }\n'],
  'elastic-cloudtrail': [JSON.stringify({ '@timestamp': '2026-11-02T14:00:00Z', event: { provider: 'cloudtrail.amazonaws.com', action: 'StopLogging', outcome: 'success' }, aws: { cloudtrail: { event_version: '1.11', user_identity: { type: 'Root', arn: 'arn:aws-us-gov:iam::210987654321:root' } } }, cloud: { region: 'us-gov-west-1' } })],
  cef: [
    twice('Nov  2 14:00:00 dc01 CEF:0|Microsoft|Microsoft Windows|Server 2022|Microsoft-Windows-Security-Auditing:1102|The audit log was cleared|High|rt=1793628000000 duser=kim'),
    twice('<14>1 2026-11-02T14:00:00Z okta - - - - LEEF:2.0|Okta|SystemLog|1|user.session.start|usrName=kim@hf.example\tsrc=192.0.2.1'),
  ],
  'purview-audit': ['RecordId,CreationDate,RecordType,Operation,UserId,AuditData\n1,2026-11-02T14:00:00.0000000Z,8,Add member to role.,kim@hf.example,"{""Workload"":""AzureActiveDirectory""}"\n'],
  'gitlab-audit': [JSON.stringify([{ id: 1, author_id: 1, entity_id: 2, entity_type: 'Project', details: { change: 'visibility', target_type: 'Project', ip_address: '192.0.2.1' }, created_at: '2026-11-02T14:00:00Z' }])],
  'grype-report': [JSON.stringify({ matches: [{ vulnerability: { id: 'CVE-2026-1', severity: 'High' }, artifact: { name: 'openssl' }, matchDetails: [] }], descriptor: { name: 'grype', version: '0.80.0' } })],
  auditpol: ['System audit policy\r\nCategory/Subcategory                      Setting\r\nSystem\r\n  Security System Extension               Success and Failure\r\n', 'Machine Name,Policy Target,Subcategory,Subcategory GUID,Inclusion Setting,Exclusion Setting\r\nWS1,System,Logon,{0CCE9215},Success and Failure,\r\n'],
  'ocsf-activity': [JSON.stringify({ class_uid: 6003, class_name: 'API Activity', activity_id: 1, metadata: { product: { name: 'CloudTrail' }, version: '1.1.0' }, actor: { user: { name: 'kim' } }, time: 1793628000000, severity_id: 1, api: { operation: 'GetObject' } })],
}

it('has examples of every format', () => expect(Object.keys(examples).sort()).toEqual(notRead.map(({ id }) => id).sort()))

describe.each(Object.entries(examples))('%s', (id, contents) => {
  it.each(contents.map((content, i) => [i + 1, content] as const))('example %i is told apart and refused in words', async (_i, content) => {
    const file = evidenceOf(content, 'evidence')
    expect(notReadOf(await sampleOf(file))?.id).toBe(id)
    for (const kind of ['', 'audit-log', 'cloudtrail']) {
      const refusal: unknown = await readEvidence([file], { kind }).then(() => 'read', (error: unknown) => error)
      expect(refusal).toBeInstanceOf(UnreadableEvidence)
      expect((refusal as UnreadableEvidence).reason).toContain(notRead.find((each) => each.id === id)?.title)
    }
  })
})

it.each([
  ['a table of vendors', 'vendor,service,country\nQuartz,mail,US\n'],
  ['CloudTrail of the detector', JSON.stringify({ Records: [{ eventVersion: '1.09', eventSource: 'guardduty.amazonaws.com', eventName: 'GetDetector', eventTime: '2026-11-02T10:00:00Z', userIdentity: { type: 'IAMUser' }, requestParameters: { detectorId: 'x' } }] })],
  ['a system log that quotes a request', 'Nov  2 14:00:00 web-1 nginx: 10.0.0.1 - - [02/Nov/2026:13:55:36 +0000] "GET / HTTP/1.1" 200 1\n'],
])('%s is none of them', async (_name, content) => expect(notReadOf(await sampleOf(evidenceOf(content, 'x')))).toBeNull())

it('nothing that a reader takes is one of them', async () => {
  const taken: string[] = []
  for (const { id } of analyzers) {
    const folder = join(import.meta.dirname, '..', id, 'fixtures')
    for (const name of readdirSync(folder).filter((each) => !each.endsWith('.expected.json') && !each.endsWith('.ts'))) {
      const known = notReadOf(await sampleOf({ name, size: statSync(join(folder, name)).size, open: () => createReadStream(join(folder, name)) }))
      if (known) taken.push(`${id}/${name} as ${known.id}`)
    }
  }
  expect(taken).toEqual([])
})
