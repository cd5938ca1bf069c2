import { defineAnalyzer, type Sample } from '../analyzer'
import { sampledFields } from '../read-columns'
import { proseOf } from '../sample-views'
import { listed } from '../tally'
import { moduleShape } from './columns'
import { ModuleCertificatesFacts } from './facts'
import { readModules } from './read-list'
import { moduleRules } from './rules'

/** Which validated modules protect the data, with certificate, standard and status (domain.md 3.4, CRY-01). */
export default defineAnalyzer<ModuleCertificatesFacts>({
  id: 'module-certificates',
  title: 'Cryptographic module certificate list',
  version: '4',
  accepts: 'CSV, an Excel workbook (.xlsx), a table in DOCX, or certificate pages of csrc.nist.gov printed as PDF',
  rules: listed(moduleRules),
  facts: ModuleCertificatesFacts,
  recognize,
  analyze: readModules,
  describe: (facts) => [
    { label: 'Modules', value: facts.rows.length.toLocaleString('en-US') },
    ...(['active', 'historical', 'revoked', 'in-process', 'none'] as const).map((status) => ({ label: `Status ${status}`, value: facts.rows.filter((row) => row.status === status).length.toLocaleString('en-US') })),
    { label: 'FIPS 140-3', value: facts.rows.filter((row) => row.standard === '140-3').length.toLocaleString('en-US') },
    { label: 'FIPS 140-2', value: facts.rows.filter((row) => row.standard === '140-2').length.toLocaleString('en-US') },
    { label: 'Earliest sunset of an Active one', value: facts.earliestSunset ?? 'none' },
    { label: 'Last looked up', value: facts.newestDate ?? 'not said' },
    { label: 'Columns missing', value: facts.missingColumns.join(', ') || 'none' },
  ],
})

function recognize(sample: Sample): number {
  const text = proseOf(sample)
  if (text !== null) return /\bCryptographic Module Validation Program\b|\bCMVP\b/i.test(text) && /\bcertificate\s*(?:number|no\.?)?\s*#?\s*:?\s*\d{4,5}\b/i.test(text) && /\bsunset date|\bstandard\b/i.test(text) && /\bstatus\b/i.test(text) ? 0.94 : 0
  const fields = sampledFields(sample, moduleShape)
  return fields === null ? 0 : fields.has('standard') || fields.has('sunset') ? 0.95 : 0.7
}
