import type { Sample } from '../analyzer'
import { jsonOf, linesOf, shareOf } from './views'

/** A format that is known by its content and not read: what it is, why it does not serve, and what to send instead. */
export type NotRead = {
  id: string
  title: string
  /** Why it does not serve, a whole sentence. */
  why: string
  instead: string
  /** Strict: whatever a reader takes must never be one. */
  is: (sample: Sample) => boolean
}

const ip = String.raw`(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]{3,45})`
const packets = 'It counts packets between addresses and names nobody who acted.'
const signIns = 'the sign-in log of the identity provider and the audit log of the platform (CloudTrail, Azure Activity, Google Cloud audit)'

/** Known by content, told apart, refused in words. Sources: the pages of the providers on each format. */
export const notRead: readonly NotRead[] = [
  {
    id: 's3-inventory',
    title: 'An Amazon S3 inventory report',
    why: 'It lists the objects of a bucket and does not say who read or changed them.',
    instead: 'Upload data events of CloudTrail or the server access log of the bucket; for settings of the bucket, the infrastructure code or the answer of get-bucket-encryption and the like.',
    is: (sample) => jsonOf(sample, ['sourceBucket', 'destinationBucket', 'fileSchema', 'fileFormat'], 4) || shareOf(linesOf(sample), /^"[a-z0-9.-]{3,63}","[^"]*"(?:,"[^"]*")*,"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"(?:,"[^"]*")*$/) >= 0.95,
  },
  {
    id: 'vpc-flow-log',
    title: 'A VPC flow log of AWS',
    why: packets,
    instead: `Upload ${signIns}. That flow logs are switched on shows in the infrastructure code.`,
    is: (sample) => /^(?:version|account-id|interface-id|srcaddr)\b[ ,](?:[a-z0-9-]+[ ,]){3,}/.test(sample.text) && /\bsrcaddr\b/.test(linesOf(sample)[0] ?? '') || shareOf(linesOf(sample), new RegExp(String.raw`^(?:\S+ )?\d \d{12} eni-[0-9a-f]+ (?:${ip}|-) (?:${ip}|-) .*\b(?:OK|NODATA|SKIPDATA)\b`, 'i')) >= 0.9,
  },
  {
    id: 'elb-access-log',
    title: 'An access log of an AWS load balancer',
    why: 'It lists connections and web requests by address and names nobody who acted.',
    instead: `Upload ${signIns}.`,
    is: (sample) => shareOf(linesOf(sample), new RegExp(String.raw`^(?:(?:https?|h2|grpcs?|wss?|tls) (?:\d\.\d )?)?\d{4}-\d\d-\d\dT[\d:.]+Z? \S+ (?:[0-9a-f]{16} )?${ip}:\d+ (?:${ip}:\d+|-) `, 'i')) >= 0.9,
  },
  {
    id: 'cloudfront-log',
    title: 'An access log of Amazon CloudFront',
    why: 'It lists web requests at the edge by address and names nobody who acted.',
    instead: `Upload ${signIns}.`,
    is: ({ text }) => /^#Version: [\d.]+\r?\n#Fields: .*\bx-edge-location\b/.test(text),
  },
  {
    id: 'w3c-web-log',
    title: 'A web server log in the W3C format (IIS)',
    why: 'It lists web requests by address; names in it are those of web users and not of who administers the system.',
    instead: `Upload ${signIns}, or the Security log of the Windows machines.`,
    is: ({ text }) => /^(?:#[A-Z][\w-]*: .*\r?\n){0,6}#Fields: .*\b(?:cs-method|cs-uri-stem)\b/.test(text) && !/x-edge-location/.test(text.slice(0, 4_096)),
  },
  {
    id: 'web-access-log',
    title: 'An access log of a web server (nginx, Apache)',
    why: 'It lists web requests by address; who signed in is not in it.',
    instead: `Upload ${signIns}; of the machine itself the system log (auth.log, secure) or the audit log (audit.log).`,
    is: (sample) => shareOf(linesOf(sample), new RegExp(String.raw`^(?:[\w.:-]+ )?${ip} \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d [+-]\d{4}\] "(?:[^"\\]|\\.)*" (?:\d{3}|-) (?:\d+|-)`, 'i')) >= 0.9,
  },
  {
    id: 'guardduty',
    title: 'Findings of Amazon GuardDuty',
    why: 'They say what a detector found suspicious, and neither which checks passed nor who did what.',
    instead: 'Upload CloudTrail of the same days. Where Security Hub gathers the findings, its export in the AWS Security Finding Format is read as scanner results.',
    is: (sample) => jsonOf(sample, ['schemaVersion', 'detectorId', 'serviceName'], 2) && /"serviceName\\?"\s*:\s*\\?"guardduty"|"type\\?"\s*:\s*\\?"[A-Z][A-Za-z]+:[A-Z][A-Za-z0-9]+\/[A-Za-z0-9.!]+/i.test(sample.text) && !jsonOf(sample, ['AwsAccountId', 'GeneratorId'], 2),
  },
  {
    id: 'aws-config',
    title: 'A snapshot or history of AWS Config',
    why: 'It lists how resources are configured, item by item, in a form that no rule here reads.',
    instead: 'Upload the Terraform plan or the templates of the same resources; results of Config rules as an export of Security Hub (AWS Security Finding Format).',
    is: (sample) => jsonOf(sample, ['configurationItems', 'configurationItemVersion', 'configSnapshotId', 'configurationItemCaptureTime', 'configurationStateId', 'configurationItemStatus'], 2),
  },
  {
    id: 'aws-config-compliance',
    title: 'Compliance results of AWS Config rules',
    why: 'They name resources and rules without what was looked at and how severe it is.',
    instead: 'Upload the findings of Security Hub (AWS Security Finding Format), or results of Prowler for the same account.',
    is: (sample) => jsonOf(sample, ['EvaluationResultIdentifier', 'ConfigRuleInvokedTime', 'ResultRecordedTime'], 2) || (jsonOf(sample, ['ComplianceByConfigRules'], 1)),
  },
  {
    id: 'azure-flow-log',
    title: 'A flow log of an Azure network (NSG or VNet)',
    why: packets,
    instead: 'Upload the Azure Activity log and the Entra sign-in log.',
    is: ({ text }) => /"category\\?"\s*:\s*\\?"(?:NetworkSecurityGroupFlowEvent|FlowLogFlowEvent)"/i.test(text) || /"flowTuples\\?"\s*:/i.test(text),
  },
  {
    id: 'gcp-other-log',
    title: 'Log entries of Google Cloud that are no audit entries',
    why: 'They are what programs and networks wrote (stdout, VPC flows, requests), not who changed or read what.',
    instead: 'Export with the filter logName:"cloudaudit.googleapis.com" and upload that as JSON.',
    is: (sample) => jsonOf(sample, ['logName', 'insertId', 'resource', 'receiveTimestamp'], 4) && !/proto_?payload/i.test(sample.text) && !/cloudaudit\.googleapis\.com/i.test(sample.text),
  },
  {
    id: 'aws-waf-log',
    title: 'A log of AWS WAF',
    why: 'It lists web requests that a firewall let through or blocked, and names nobody who acted.',
    instead: `Upload ${signIns}.`,
    is: (sample) => jsonOf(sample, ['webaclId', 'terminatingRuleId', 'httpRequest', 'formatVersion'], 3),
  },
  {
    id: 'dns-query-log',
    title: 'A log of DNS queries (Route 53 Resolver)',
    why: 'It lists names that machines asked for, and names nobody who acted.',
    instead: `Upload ${signIns}.`,
    is: (sample) => jsonOf(sample, ['query_name', 'query_type', 'srcaddr', 'rcode'], 3),
  },
  {
    id: 'network-sensor',
    title: 'A log of a network sensor (Zeek, Suricata)',
    why: packets,
    instead: `Upload ${signIns}.`,
    is: (sample) => /^#separator \\x09\r?\n/.test(sample.text) || (jsonOf(sample, ['flow_id', 'event_type', 'src_ip', 'dest_ip', 'in_iface'], 4) && !/"eventName"|"protoPayload"/.test(sample.text)),
  },
  {
    id: 'syft-report',
    title: 'A report of Syft in its own JSON',
    why: 'It lists packages in a form that is no bill of materials.',
    instead: 'Run Syft with "-o cyclonedx-json" or "-o spdx-json" and upload that.',
    is: (sample) => jsonOf(sample, ['artifacts', 'descriptor', 'source'], 3) && /"name"\s*:\s*"syft"/.test(sample.text),
  },
  {
    id: 'checkov-report',
    title: 'A report of Checkov in its own JSON',
    why: 'It is the scanner’s own JSON, which no rule here reads.',
    instead: 'Run the scan with "-o sarif" and upload that.',
    is: (sample) => jsonOf(sample, ['check_type', 'failed_checks', 'checkov_version', 'passed_checks'], 3),
  },
  {
    id: 'lockfile',
    title: 'A lock file of a package manager',
    why: 'It fixes versions and says nothing of suppliers and licenses.',
    instead: 'Upload a bill of materials made from it as CycloneDX or SPDX; in an archive with the pipelines it shows there that installs are fixed.',
    is: (sample) => (jsonOf(sample, ['lockfileVersion', 'packages', 'dependencies'], 2) && /"lockfileVersion"\s*:/.test(sample.text)) || /^(?:# yarn lockfile v1|lockfileVersion: ['"]?\d)/m.test(sample.text.slice(0, 400)),
  },
  {
    id: 'terraform-plan-text',
    title: 'A Terraform plan as text',
    why: 'The text leaves out what a plan knows, and its layout changes between versions.',
    instead: 'Save the plan with "terraform plan -out plan.bin" and upload the output of "terraform show -json plan.bin".',
    is: ({ text }) => /^\s*(?:Terraform|OpenTofu) (?:used the selected providers|will perform the following actions)/m.test(text.slice(0, 16_384)) && /^\s*# \S+ (?:will|must) be /m.test(text),
  },
  {
    id: 'elastic-cloudtrail',
    title: 'CloudTrail events as Elastic keeps them, without the record itself',
    why: 'What was asked for, the session and the second factor are left out or renamed, so the rules on CloudTrail would miss what they look for.',
    instead: 'Upload the files from the bucket of the trail, or turn on "Preserve original event" in the integration and export event.original.',
    is: (sample) => /"cloudtrail"\s*:\s*\{|"aws\.cloudtrail\./.test(sample.text) && /"event_version"\s*:|"aws\.cloudtrail\.event_version"/.test(sample.text) && !/"original"\s*:|event\.original/.test(sample.text),
  },
  {
    id: 'cef',
    title: 'Events in the CEF or LEEF format of a SIEM',
    why: 'Each product fills its fields in a way of its own, so who acted, on what and with which factor cannot be told from them.',
    instead: 'Upload the log as its source exports it: the Security log of Windows, the System Log of Okta, CloudTrail and so on.',
    is: (sample) => shareOf(linesOf(sample), /\b(?:CEF: ?\d(?:\.\d)?\|(?:[^|]*\|){5}|LEEF:\d(?:\.\d)?\|(?:[^|]*\|){4})/) >= 0.9,
  },
  {
    id: 'purview-audit',
    title: 'An export of the Microsoft Purview audit log',
    why: 'It keeps what happened in a text of each workload’s own, which no rule here reads.',
    instead: 'Upload the audit and sign-in logs of Entra ID and the Activity log of Azure; for files and mail, a table with the columns when, who, what, from where and outcome.',
    is: (sample) => /^\ufeff?"?(?:RecordId|CreationDate)"?,/.test(sample.text) && /\bRecordType\b.*\bAuditData\b/.test(linesOf(sample)[0] ?? ''),
  },
  {
    id: 'gitlab-audit',
    title: 'Audit events of GitLab',
    why: 'Their details differ by event, and no rule here reads them.',
    instead: 'Export them as CSV and name the columns when, who, what, from where and outcome, as the access log as a table wants them; members and branch rules of GitLab are read as they are exported.',
    is: (sample) => jsonOf(sample, ['author_id', 'entity_id', 'entity_type', 'details', 'created_at'], 5) && /"target_(?:type|details)"\s*:/.test(sample.text),
  },
  {
    id: 'grype-report',
    title: 'A report of Grype',
    why: 'It is the scanner’s own JSON, which no rule here reads.',
    instead: 'Run the scan with "-o sarif", or scan with Trivy as JSON, and upload that.',
    is: (sample) => jsonOf(sample, ['matches', 'vulnerability', 'artifact'], 3) && /"name"\s*:\s*"grype"|"matchDetails"\s*:/.test(sample.text),
  },
  {
    id: 'auditpol',
    title: 'The audit policy of a Windows machine (auditpol)',
    why: 'It says which events the machine is set to record, and holds none of them.',
    instead: 'Upload the Security log itself ("wevtutil qe Security /f:xml"); the setting belongs into the description of the system.',
    is: ({ text }) => /^\s*System audit policy\r?\n\s*Category\/Subcategory\s+Setting/i.test(text) || /^Machine Name,Policy Target,Subcategory,/i.test(text),
  },
  {
    id: 'ocsf-activity',
    title: 'Activity in the OCSF form (Amazon Security Lake)',
    why: 'It is another log, brought into a common form that leaves out fields which the rules of that log need.',
    instead: 'Upload the log itself: CloudTrail as delivered to its bucket, the export of the identity provider, or the audit log of the cluster.',
    is: ({ text }) => /^\s*[[{]/.test(text) && /"class_uid\\?"\s*:\s*(?:[13-6]00\d)\b/.test(text) && /"metadata\\?"\s*:/.test(text) && !/"class_uid\\?"\s*:\s*200\d\b/.test(text),
  },
]
