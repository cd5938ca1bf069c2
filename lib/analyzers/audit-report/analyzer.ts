import { defineAnalyzer, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { isPdf } from '../formats/bytes'
import { isWordDocument } from '../formats/docx'
import { proseOf, titleLines } from '../sample-views'
import { readReport } from './read-report'
import { FEWEST_SIGNS, signsOfReport } from './signs'

/** A written audit, assessment or penetration test report, a certificate or a score (domain.md PRG-12, 5.14). */
export default defineAnalyzer<AuditReportFacts>({
  id: 'audit-report',
  title: 'Audit, assessment or penetration test report',
  version: '1',
  accepts: 'PDF with text, DOCX, Markdown or plain text',
  rules: rulesFor(['AR-02', 'AR-03', 'AR-04', 'AR-05', 'AR-06', 'AR-07', 'AR-08', 'AR-14', 'AR-17', 'AR-18', 'AR-19', 'AR-20', 'AR-24']),
  facts: AuditReportFacts,
  recognize,
  analyze: readReport,
  describe: describeReport,
})

const title = /\b(?:(?:audit|assessment|penetration[- ]?test(?:ing)?|pen[- ]?test|security test|compliance review|examination) (?:report|results|summary|findings|letter)|(?:report|results|letter|summary) (?:of|on) (?:the |an |our )?(?:\w+ ){0,4}(?:audit|assessment|penetration test|examination)|certificate of cmmc|cmmc (?:level \d )?(?:status |certificate|certification)|attestation of (?:penetration|security)|independent (?:\S+ ){0,5}(?:assessment|audit)|sprs (?:score|record|summary|posting)|red team report|internal audit)\b/i

/** Surest by its title. Any other prose could be one, which counts only once somebody says that it is. */
function recognize(sample: Sample): number {
  const text = proseOf(sample)
  if (text === null) return isPdf(sample.bytes) || (sample.members !== undefined && isWordDocument(sample.members)) ? 0.3 : 0
  const head = titleLines(text).split('\n').filter((line) => line.length <= 120 && !line.endsWith('.'))
  if (head.some((line) => title.test(line))) return signsOfReport(text) >= FEWEST_SIGNS ? 0.94 : 0.6
  return 0.3
}
