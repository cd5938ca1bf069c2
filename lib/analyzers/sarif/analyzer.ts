import { defineAnalyzer, UnreadableEvidence, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { building } from '../audit-rules/building'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { readStructured } from '../formats/structured'
import { readRuns } from './read-runs'

/** Results of checkov, CodeQL, Semgrep, Trivy and others in the Static Analysis Results Interchange Format, 2.1.0. */
export default defineAnalyzer<AuditReportFacts>({
  id: 'sarif',
  kind: 'audit-report',
  title: 'Scanner results in SARIF',
  version: '1',
  accepts: 'SARIF 2.1.0 (.sarif or .json)',
  rules: rulesFor(['AR-03', 'AR-04', 'AR-07', 'AR-08', 'AR-11', 'AR-12', 'AR-13', 'AR-18', 'AR-21']),
  facts: AuditReportFacts,
  recognize,
  analyze,
  describe: describeReport,
})

async function analyze({ files, onProgress }: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('sarif', 'scan')
  for (const file of files) {
    const { value, format } = await readStructured(file)
    if (format !== 'json') throw new UnreadableEvidence('The file is no SARIF: SARIF is JSON.', { file: file.name }, 'Export the results as SARIF 2.1.0.')
    readRuns(value, file.name, report)
    onProgress?.({ bytes: file.size, items: report.facts.findings.total })
  }
  return report.finish()
}

function recognize({ text }: Sample): number {
  if (!/^\s*\{/.test(text)) return 0
  const runs = /"runs"\s{0,20}:\s{0,20}\[/.test(text)
  if (/"\$schema"\s{0,20}:\s{0,20}"[^"]{0,200}sarif[^"]{0,100}"/i.test(text)) return runs ? 0.98 : 0.8
  return runs && /"driver"\s{0,20}:/.test(text) ? 0.9 : 0
}
