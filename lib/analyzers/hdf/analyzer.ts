import { defineAnalyzer, UnreadableEvidence, type AnalyzerInput, type Reading, type Sample } from '../analyzer'
import { AuditReportFacts } from '../audit-report-facts'
import { building } from '../audit-rules/building'
import { describeReport } from '../audit-rules/describe'
import { rulesFor } from '../audit-rules/rules'
import { readStructured } from '../formats/structured'
import { readHdf } from './read-hdf'

/** Results of InSpec, or of any scanner converted to the Heimdall Data Format (domain.md 5.14). */
export default defineAnalyzer<AuditReportFacts>({
  id: 'hdf',
  kind: 'audit-report',
  title: 'InSpec or Heimdall results',
  version: '1',
  accepts: 'JSON as InSpec (reporters json and json-min) or Heimdall tools write it',
  rules: rulesFor(['AR-03', 'AR-04', 'AR-07', 'AR-08', 'AR-11', 'AR-12', 'AR-13', 'AR-18']),
  facts: AuditReportFacts,
  recognize,
  analyze,
  describe: describeReport,
})

async function analyze({ files, onProgress }: AnalyzerInput): Promise<Reading<AuditReportFacts>> {
  const report = building('hdf', 'scan')
  let results = 0
  for (const file of files) {
    const { value, format } = await readStructured(file)
    if (format !== 'json') throw new UnreadableEvidence('The results are not JSON.', { file: file.name }, 'Export with "--reporter json".')
    results += readHdf(value, file.name, report)
    onProgress?.({ bytes: file.size, items: results })
  }
  return report.finish()
}

/** InSpec results hold profiles with controls, or controls that name their profile. */
function recognize({ text }: Sample): number {
  if (!/^\s*\{/.test(text)) return 0
  const has = (key: string) => new RegExp(`"${key}"\\s{0,20}:`, 'i').test(text)
  if (has('runs') && has('\\$schema')) return 0
  if (has('profiles') && has('platform') && (has('controls') || has('statistics'))) return 0.95
  if (has('controls') && has('profile_id') && has('code_desc')) return 0.9
  // A profile without results: refused with the reason, rather than not known.
  return has('controls') && has('impact') && has('supports') && has('groups') ? 0.6 : 0
}
