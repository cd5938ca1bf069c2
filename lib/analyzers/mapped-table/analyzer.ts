import type { Analyzer, Rule, Sample } from '../analyzer'
import { auditEvent } from '../audit-log/event'
import { auditAnalyzer, type AuditFormat } from '../audit-log/format'
import { readAuditLog } from '../audit-log/read'
import type { AuditLogFacts } from '../audit-log-facts'
import { places } from '../formats/places'
import { changeRule, type AuditRule } from '../log-rules/common'
import { foreignAddress, failsToEnter } from '../log-rules/foreign-address'
import { rootUse, sharedAccounts } from '../log-rules/people'
import { chooseColumns, statedMapping } from './columns'
import { fields, type ColumnMapping } from './fields'
import { readTable, remedy, untimed, zoneless } from './read'
import { sampleRow } from './sample'
import { readMoment } from './moment'

const rules = {
  logs: { id: 'MT-01', title: 'Nothing is done against the log', severity: 'high', criterion: 'LOG-04', also: ['LOG-02', 'LOG-05'], basis: 'domain.md LOG-04; NIST SP 800-171 r2 3.3.8' },
  rights: { id: 'MT-02', title: 'Rights and accounts change on record', severity: 'low', criterion: 'IAM-03', also: ['PER-03'], basis: 'NIST SP 800-171 r2 3.1.1 and 3.1.5' },
  address: { id: 'MT-03', title: 'People act from the United States', severity: 'high', criterion: 'IAM-05', also: ['LOG-05'], basis: 'domain.md 0.7; 22 CFR 125.4(b)(9) and 120.54' },
  root: { id: 'MT-04', title: 'Nobody uses the account for emergencies', severity: 'high', criterion: 'IAM-03', also: ['LOG-01'], basis: 'NIST SP 800-171 r2 3.1.5' },
  shared: { id: 'MT-05', title: 'Each person has a name of their own', severity: 'medium', criterion: 'LOG-01', also: ['PER-02'], basis: 'NIST SP 800-171 r2 3.3.2' },
  cells: { id: 'MT-06', title: 'Cells say what their column is for', severity: 'medium', criterion: 'LOG-01', basis: 'domain.md 5.1; NIST SP 800-171 r2 3.3.1' },
} satisfies Record<string, Rule>

const format = (mapping: ColumnMapping): AuditFormat => ({
  id: 'mapped-table',
  source: 'table',
  title: 'Access log as a table',
  version: '7',
  accepts: `Any CSV, workbook or JSON Lines whose columns tell when, who, what, from where and how it ended, from a badge system to a file server. ${remedy}`,
  writer: 'an access log',
  canShow: ['administration', 'content'],
  turnOn: null,
  lists: [],
  remedy,
  mine: () => false,
  event: (_record, at) => auditEvent({ at }),
  text: { is: () => true, read: (file, take) => readTable(file, mapping, take) },
  cloudOf: () => null,
  regionClass: () => 'invented',
  rules: (ports) => [changeRule(rules.logs), changeRule(rules.rights), foreignAddress(rules.address, ports.countryOf, failsToEnter), rootUse(rules.root), sharedAccounts(rules.shared), cells()],
  recognize,
})

const cells = (): AuditRule => ({
  rule: rules.cells,
  finish(facts, note) {
    for (const [name, count] of Object.entries(facts.details)) {
      if (name === untimed) note('time', {}, () => ({ message: `${count.toLocaleString('en-US')} rows have a time that is not understood.`, expected: '2026-11-02T14:00:00Z' }))
      if (name === zoneless) note('zone', {}, () => ({ severity: 'low', message: `${count.toLocaleString('en-US')} rows give a time without a zone and are read as UTC. A line "# time zone -05:00" before the header says otherwise.`, expected: 'times with their offset from UTC' }))
      if (name.startsWith('outcome not understood')) note('outcome', {}, () => ({ severity: 'low', message: 'Some rows end in a word that is not understood, and count as done.', observed: name.slice(23, 60), expected: 'success, failed or denied' }))
    }
  },
})

/** An access log of a system that Veritar does not know, as a table (domain.md G-02 and 5.1, on premises). */
const analyzer: Analyzer<AuditLogFacts> = {
  ...auditAnalyzer(format({})),
  analyze: (input) => readAuditLog(format(input.columns ?? {}), input, places),
}
export default analyzer

/** Only a table in which each of the four questions has one column, and the first row a time, is taken without being asked. */
function recognize(sample: Sample): number {
  const stated = sample.text.split('\n', 20).map((line) => statedMapping(line)).find((mapping) => mapping !== null)
  if (stated && Object.keys(stated).length >= 3) return 0.95
  const row = sampleRow(sample)
  if (!row) return 0
  const { chosen, unclear } = chooseColumns(row.header, {})
  const told = fields.slice(0, 4).every((field) => chosen.has(field))
  const when = row.cells[chosen.get('when') ?? -1] ?? ''
  return told && unclear.size === 0 && (readMoment(when, null, null).time !== null || /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(when)) ? 0.55 : 0
}
