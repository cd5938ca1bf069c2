import { defineAnalyzer, UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Reading, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { building, type Building } from '../audit-rules/building'
import { describeReport } from '../audit-rules/describe'
import { eachJsonRecord } from '../audit-rules/each-record'
import { rulesFor } from '../audit-rules/rules'
import { firstBytes } from '../formats/bytes'
import { csvRows, headerDelimiter, sniffDelimiter } from '../formats/csv'
import { unpacked } from '../formats/gzip'
import { decodeStream, decodeText } from '../formats/text'
import { checkFrom, isCheck, type Check } from './check'
import { isCheckHeader, tableReader } from './check-row'

/** Results of Prowler as it writes them, and of other scanners that write OCSF or the AWS finding format (domain.md 5.14). */
export default defineAnalyzer<AuditReportFacts>({
  id: 'prowler',
  kind: 'audit-report',
  title: 'Cloud scanner results (Prowler, OCSF, AWS Security Finding Format)',
  version: '3',
  accepts: 'CSV, JSON, OCSF JSON or ASFF JSON as the scanner writes it',
  rules: rulesFor(['AR-03', 'AR-04', 'AR-07', 'AR-08', 'AR-11', 'AR-12', 'AR-13', 'AR-18']),
  facts: AuditReportFacts,
  recognize,
  analyze,
  describe: describeReport,
})

const asWritten = 'Upload the CSV or JSON file of the scanner unchanged, for one run.'

async function analyze({ files, onProgress }: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('prowler', 'scan')
  let checks = 0
  for (const file of files) {
    const before = checks
    await eachCheck(file, (check) => {
      checks++
      take(check, report)
    })
    if (checks === before) throw new UnreadableEvidence('The file holds no result of a check.', { file: file.name }, asWritten)
    onProgress?.({ bytes: file.size, items: checks })
  }
  return report.finish()
}

async function eachCheck(file: EvidenceFile, give: (check: Check) => void): Promise<void> {
  const head = decodeText(await firstBytes(unpacked(file), 65536))
  if (/^\s*[[{]/.test(head)) {
    return eachJsonRecord(file, ['findings', 'results', 'records', 'items', 'data'], (record, at) => {
      if (!isCheck(record)) throw new UnreadableEvidence('The record is no result of a check.', at, asWritten)
      give(checkFrom(record, at))
    })
  }
  const delimiter = sniffDelimiter(head) ?? headerDelimiter(head)
  if (!delimiter) throw new UnreadableEvidence('The file is neither JSON nor a table.', { file: file.name }, asWritten)
  const reader = tableReader(file.name, asWritten)
  for await (const row of csvRows(decodeStream(unpacked(file)), delimiter, file.name)) {
    const check = reader(row)
    if (check) give(check)
  }
}

function take(check: Check, report: Building): void {
  const { checks } = report.facts
  report.day(check.day)
  report.account(check.account, check.at)
  if (check.account === null) for (const account of check.accounts) report.account(account, check.at)
  report.region(check.region)
  report.tool(check.tool, check.version)
  for (const framework of check.frameworks) report.framework(framework)
  if (check.status === 'pass') checks.passed++
  else if (check.status === 'not-run') checks.notRun++
  else {
    checks.failed++
    report.finding({ severity: check.severity, state: check.status === 'muted' ? 'accepted' : check.status === 'resolved' ? 'closed' : 'open', day: check.day, at: check.at, title: check.title })
  }
}

function recognize({ text, members }: Sample): number {
  if (members) return 0
  const start = text.slice(0, 32768)
  if (/^\s*[[{]/.test(start)) {
    const has = (key: string) => new RegExp(`"${key}"\\s{0,20}:`, 'i').test(start)
    if (has('AwsAccountId') && has('GeneratorId') && (has('Compliance') || has('Workflow') || has('RecordState'))) return 0.96
    if (has('class_uid') && has('metadata') && /"(?:class_uid)"\s{0,20}:\s{0,20}200[1-7]\b/i.test(text) && has('severity_id')) return 0.96
    return has('CheckID') && has('Status') && has('Severity') && (has('AccountId') || has('AssessmentStartTime') || has('FindingUniqueId')) ? 0.96 : 0
  }
  const first = /[^\r\n]+/.exec(start)?.[0] ?? ''
  const delimiter = headerDelimiter(first)
  return delimiter !== null && isCheckHeader(first.split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''))) ? 0.97 : 0
}
