import { UnreadableEvidence } from '../analyzer'
import { accountOf, accountsIn } from '../audit-rules/accounts'
import { dayOfTime } from '../audit-rules/days'
import { severityOf } from '../audit-rules/words'
import type { TableRow } from '../formats/csv'
import { statusOf, type Check } from './check'

/** Column names of each field, over the versions 2 to 5 of Prowler and its compliance tables, without their separators. */
const names = {
  status: ['status', 'checkresult'],
  checkId: ['checkid', 'titleid', 'requirementsid'],
  title: ['checktitle', 'titletext', 'requirementsdescription', 'description'],
  severity: ['severity', 'checkseverity', 'itemlevel'],
  account: ['accountuid', 'accountid', 'accountnum', 'subscriptionid', 'projectid', 'tenantid'],
  region: ['region', 'location'],
  time: ['timestamp', 'assessmentstarttime', 'assessmentdate', 'checkasffcompliancetime'],
  resource: ['resourceuid', 'resourcearn', 'resourceid', 'checkresourceid'],
  provider: ['provider'],
  muted: ['muted'],
  version: ['prowlerversion'],
  framework: ['framework'],
  compliance: ['compliance'],
} satisfies Record<string, string[]>
type Field = keyof typeof names

const plain = (header: string) => header.toLowerCase().replaceAll(/[^a-z]/g, '')

function columnsOf(header: string[]): Map<Field, number> {
  const plainHeader = header.map(plain)
  const found = new Map<Field, number>()
  for (const [field, accepted] of Object.entries(names)) {
    const column = accepted.map((name) => plainHeader.indexOf(name)).find((index) => index >= 0)
    if (column !== undefined) found.set(field as Field, column)
  }
  return found
}

/** Whether the cells head a table of check results: a status, a check, and an account or a time beside them. */
export function isCheckHeader(header: string[]): boolean {
  const columns = columnsOf(header)
  return columns.has('status') && columns.has('checkId') && columns.has('account') && (columns.has('resource') || columns.has('time') || columns.has('region'))
}

/**
 * Reads rows one by one: the first is the header, every other a check.
 * @throws UnreadableEvidence for a header that is none, a row that is cut off, or a status that does not exist.
 */
export function tableReader(file: string, remedy: string): (row: TableRow) => Check | null {
  let columns: Map<Field, number> | undefined
  let width = 0
  return ({ number, cells }) => {
    const at = { file, row: number }
    if (!columns) {
      if (!isCheckHeader(cells)) throw new UnreadableEvidence('The first row is no header of a table of checks.', at, remedy)
      columns = columnsOf(cells)
      width = cells.length
      return null
    }
    if (cells.length !== width) throw new UnreadableEvidence(`The row has ${cells.length} cells where the header has ${width}.`, at, remedy)
    const found = columns
    const cell = (field: Field) => (cells[found.get(field) ?? -1] ?? '').trim()
    const status = statusOf(cell('status'), /^true$/i.test(cell('muted')))
    if (status === null) throw new UnreadableEvidence('A result does not say whether the check passed or failed.', at, remedy)
    return {
      title: `${cell('title')} ${cell('checkId')}`,
      status,
      severity: severityOf(cell('severity')),
      day: dayOfTime(cell('time')),
      account: accountOf(cell('account'), cell('provider')),
      accounts: accountsIn(cell('resource')),
      region: cell('region'),
      tool: 'Prowler',
      version: cell('version'),
      frameworks: [cell('framework'), ...cell('compliance').split(/\s*\|\s*/).map((each) => each.split(':')[0]?.trim() ?? '')].filter((name) => name !== '').slice(0, 60),
      at,
    }
  }
}
