import { defineAnalyzer, type Rule, type Sample } from '../analyzer'
import { isWorkbook } from '../formats/xlsx'
import { tableHead } from '../sample-views'
import { fullerHeader, isRosterHeader, readHeader } from './columns'
import { RosterFacts } from './facts'
import { readRoster } from './read-roster'
import { rosterRules } from './rules'

/** Who may reach the program's technical data: one row for each person or service identity (domain.md 2.4, 5.12). */
export default defineAnalyzer<RosterFacts>({
  id: 'roster',
  title: 'U.S.-person roster',
  version: '7',
  accepts: 'CSV or an Excel workbook (.xlsx), one row for each person or service identity',
  rules: Object.entries(rosterRules).map(([id, rule]): Rule => {
    const { title, severity, criterion, basis } = rule
    return { id, title, severity, criterion, basis, ...('also' in rule ? { also: [...rule.also] } : {}) }
  }),
  facts: RosterFacts,
  recognize: recognizeRoster,
  analyze: readRoster,
  describe: (facts) => [
    { label: 'People', value: facts.people.toLocaleString('en-US') },
    { label: 'Service identities', value: facts.services.toLocaleString('en-US') },
    ...(['yes', 'no', 'pending', 'blank'] as const).map((status) => ({
      label: `U.S. person: ${status === 'blank' ? 'not said' : status}`,
      value: facts.rows.filter((row) => row.kind === 'human' && row.usPerson === status).length.toLocaleString('en-US'),
    })),
    { label: 'Newest date in the roster', value: facts.newestDate ?? 'none' },
    { label: 'Columns missing', value: facts.missingColumns.length === 0 ? 'none' : facts.missingColumns.join(', ') },
    { label: 'Repeated references', value: facts.duplicateRefs.length.toLocaleString('en-US') },
    ...facts.sheets.map((sheet) => ({ label: `Rows on ${sheet.name}`, value: sheet.rows.toLocaleString('en-US'), ...(sheet.hidden ? { note: 'hidden sheet' } : {}) })),
  ],
})

function recognizeRoster(sample: Sample): number {
  if (sample.members && !sample.rows) return isWorkbook(sample.members) ? 0.6 : 0
  const rows = tableHead(sample) ?? []
  for (const [i, row] of rows.entries()) {
    const columns = readHeader(fullerHeader(rows[i - 1] ?? [], row))
    if (isRosterHeader(columns)) return [...columns.values()].includes('usPerson') ? 0.95 : 0.7
  }
  return 0
}
