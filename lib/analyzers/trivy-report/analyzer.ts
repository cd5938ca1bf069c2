import { defineAnalyzer, UnreadableEvidence, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { building } from '../audit-rules/building'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { readStructured } from '../formats/structured'
import { readTrivy } from './read-trivy'

/** Results of Trivy on an image, a file system, a repository, a cloud account or a cluster. */
export default defineAnalyzer<AuditReportFacts>({
  id: 'trivy-report',
  kind: 'audit-report',
  title: 'Trivy results',
  version: '1',
  accepts: 'JSON as Trivy writes it (--format json)',
  rules: rulesFor(['AR-03', 'AR-04', 'AR-07', 'AR-08', 'AR-12', 'AR-13', 'AR-18']),
  facts: AuditReportFacts,
  recognize,
  analyze,
  describe: describeReport,
})

async function analyze({ files, onProgress }: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('trivy-report', 'scan')
  for (const file of files) {
    const { value, format } = await readStructured(file)
    if (format !== 'json') throw new UnreadableEvidence('The results are not JSON.', { file: file.name }, 'Export with "trivy --format json".')
    readTrivy(value, file.name, report)
    onProgress?.({ bytes: file.size, items: report.facts.findings.total })
  }
  return report.finish()
}

function recognize({ text }: Sample): number {
  if (!/^\s*\{/.test(text)) return 0
  const has = (key: string) => new RegExp(`"${key}"\\s{0,20}:`).test(text)
  if (has('SchemaVersion') && has('ArtifactName') && has('ArtifactType')) return 0.96
  return has('ClusterName') && has('Resources') ? 0.9 : 0
}
