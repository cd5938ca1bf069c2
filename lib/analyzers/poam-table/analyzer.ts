import { defineAnalyzer, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { sampledFields } from '../read-columns'
import { planShape } from './columns'
import { readPlanTable } from './read-plan'

/** A plan of action and milestones as a table (domain.md PRG-12, 5.14). What CMMC lets stay open is judged by the criterion, by date. */
export default defineAnalyzer<AuditReportFacts>({
  id: 'poam-table',
  kind: 'audit-report',
  title: 'Plan of action and milestones, as a table',
  version: '4',
  accepts: 'CSV or an Excel workbook (.xlsx): eMASS, FedRAMP or your own list, one row for each weakness',
  rules: rulesFor(['AR-02', 'AR-03', 'AR-04', 'AR-07', 'AR-08', 'AR-12', 'AR-13', 'AR-14', 'AR-15', 'AR-16', 'AR-18', 'AR-22', 'AR-23']),
  facts: AuditReportFacts,
  recognize,
  analyze: readPlanTable,
  describe: describeReport,
})

function recognize(sample: Sample): number {
  const fields = sampledFields(sample, planShape)
  if (fields === null) return 0
  return fields.has('requirement') && fields.has('planned') ? 0.96 : fields.has('weakness') && fields.has('planned') ? 0.92 : 0.7
}
