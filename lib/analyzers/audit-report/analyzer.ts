import { defineAnalyzer, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { isPdf } from '../formats/bytes'
import { isWordDocument } from '../formats/docx'
import { proseOf, titleLines } from '../sample-views'
import { readReport } from './read-report'
import { FEWEST_SIGNS, isReportTitle, signsOfReport } from './signs'

/** A written audit, assessment or penetration test report, a certificate or a score (domain.md PRG-12, 5.14). */
export default defineAnalyzer<AuditReportFacts>({
  id: 'audit-report',
  title: 'Audit, assessment or penetration test report',
  version: '6',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules: rulesFor(['AR-02', 'AR-03', 'AR-04', 'AR-05', 'AR-06', 'AR-07', 'AR-08', 'AR-14', 'AR-17', 'AR-18', 'AR-19', 'AR-20', 'AR-24']),
  facts: AuditReportFacts,
  recognize,
  analyze: readReport,
  describe: describeReport,
})

/** Surest by its title. Any other prose could be one, which counts only once somebody says that it is. */
function recognize(sample: Sample): number {
  const text = proseOf(sample)
  if (text === null) return isPdf(sample.bytes) || (sample.members !== undefined && isWordDocument(sample.members)) ? 0.3 : 0
  if (titleLines(text).split('\n').some(isReportTitle)) return signsOfReport(text) >= FEWEST_SIGNS ? 0.94 : 0.6
  return 0.3
}
