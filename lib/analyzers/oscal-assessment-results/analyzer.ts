import { defineAnalyzer, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { building } from '../audit-rules/building'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { oscalRootIn } from '../oscal/read-oscal'
import { readResults } from './read-results'

/** What an assessment found, as OSCAL assessment results (domain.md 5.14). */
export default defineAnalyzer<AuditReportFacts>({
  id: 'oscal-assessment-results',
  kind: 'audit-report',
  title: 'OSCAL assessment results',
  version: '2',
  accepts: 'OSCAL 1.0 or later as JSON, YAML or XML',
  rules: rulesFor(['AR-01', 'AR-02', 'AR-03', 'AR-04', 'AR-05', 'AR-06', 'AR-07', 'AR-08', 'AR-09', 'AR-10', 'AR-12', 'AR-13', 'AR-18', 'AR-20']),
  facts: AuditReportFacts,
  recognize,
  analyze,
  describe: describeReport,
})

async function analyze({ files, onProgress }: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('oscal-assessment-results', 'assessment')
  for (const file of files) {
    await readResults(file, report)
    onProgress?.({ bytes: file.size, items: report.facts.findings.total })
  }
  return report.finish()
}

/** Models that report nothing are taken as well, and refused with the reason. */
function recognize({ text }: Sample): number {
  const root = oscalRootIn(text)
  if (root === 'assessment-results') return 0.97
  return root === null || root === 'system-security-plan' || root === 'plan-of-action-and-milestones' ? 0 : 0.6
}
