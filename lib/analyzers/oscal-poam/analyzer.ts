import { defineAnalyzer, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { building } from '../audit-rules/building'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { oscalRootIn } from '../oscal/read-oscal'
import { readPlan } from './read-plan'

/** What is still open and by when it will be closed, as an OSCAL plan of action and milestones (domain.md 5.14). */
export default defineAnalyzer<AuditReportFacts>({
  id: 'oscal-poam',
  kind: 'audit-report',
  title: 'OSCAL plan of action and milestones',
  version: '2',
  accepts: 'OSCAL 1.0 or later as JSON, YAML or XML',
  rules: rulesFor(['AR-01', 'AR-02', 'AR-03', 'AR-04', 'AR-05', 'AR-07', 'AR-08', 'AR-09', 'AR-10', 'AR-12', 'AR-13', 'AR-15', 'AR-16', 'AR-18']),
  facts: AuditReportFacts,
  recognize: ({ text }: Sample) => (oscalRootIn(text) === 'plan-of-action-and-milestones' ? 0.97 : 0),
  analyze,
  describe: describeReport,
})

async function analyze({ files, onProgress }: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('oscal-poam', 'plan-of-action')
  for (const file of files) {
    await readPlan(file, report)
    onProgress?.({ bytes: file.size, items: report.facts.findings.total })
  }
  return report.finish()
}
