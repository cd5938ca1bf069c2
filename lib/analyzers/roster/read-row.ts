import type { Locator } from '../analyzer'
import type { SheetCell } from '../formats/xlsx'
import type { Field } from './columns'
import type { RosterRow } from './facts'
import type { Tally } from './rules'
import { readDate, readEmployer, readKind, readPrincipals, readText, readUsPerson } from './values'

/** A header as found: which column supplies which field, and the text above it. */
export type Header = { columns: Map<number, Field>; indexOf: Partial<Record<Field, number>>; names: string[] }

type DateField = 'verifiedOn' | 'nextReview' | 'grantedOn' | 'removedOn' | 'briefedOn' | 'trainedOn'
const dateFields: DateField[] = ['verifiedOn', 'nextReview', 'grantedOn', 'removedOn', 'briefedOn', 'trainedOn']
type TextField = 'display' | 'email' | 'role' | 'tier' | 'assurance' | 'licence' | 'verifiedBy' | 'method' | 'state' | 'ownerRef'
const textFields: TextField[] = ['display', 'email', 'role', 'tier', 'assurance', 'licence', 'verifiedBy', 'method', 'state', 'ownerRef']

/** A role or employment that says outright that no person is meant, where no column of its own tells. */
const machineRole = /(?:^|;)\s*(?:service|machine|system|robot|bot|automation|application) (?:account|identity|user)s?\s*(?:;|$)/i

/** Whether a row has access: granted, or no such column, and not removed. Unreadable dates never end access. */
export type ReadRow = { row: RosterRow; active: boolean }

/** Reads one row by its header. Cells it cannot read are left out and counted in the tally with their place. */
export function readRow(cells: SheetCell[], header: Header, place: Locator, counts: Tally): ReadRow {
  const at = (field: Field): Locator => {
    const name = header.names[header.indexOf[field] ?? -1]
    return name ? { ...place, column: name } : place
  }
  const get = (field: Field): string => cells[header.indexOf[field] ?? -1]?.text ?? ''
  for (const [index, field] of header.columns) {
    const cell = cells[index]
    if (!cell) continue
    if (cell.formula === 'no-result') counts.hit('RO-15', at(field))
    else if (!cell.formula && looksLikeFormula(cell.text)) counts.hit('RO-21', at(field))
  }
  const usPerson = readUsPerson(get('usPerson'))
  if (usPerson.split) counts.hit('RO-10', at('usPerson'))
  // A formula without a result may stand for a date: it never ends access, and never says that none was granted.
  let grantedUnread = cells[header.indexOf.grantedOn ?? -1]?.formula === 'no-result'
  const row: RosterRow = {
    ref: readText(get('ref')) ?? '',
    kind: get('kind') === '' && machineRole.test(`${get('role')};${get('employer')}`) ? 'service' : readKind(get('kind')),
    principals: readPrincipals([...header.columns].filter(([, field]) => field === 'principals').map(([i]) => cells[i]?.text ?? '').join(';')),
    employer: readEmployer(get('employer')),
    usPerson: usPerson.status,
    at: place,
  }
  for (const field of textFields) {
    const value = readText(get(field))
    if (value !== undefined) row[field] = field === 'email' ? value.toLowerCase() : value
  }
  for (const field of dateFields) {
    const date = readDate(get(field))
    if ('iso' in date) row[field] = date.iso
    else if ('unreadable' in date) {
      counts.hit('RO-06', at(field))
      if (field === 'grantedOn') grantedUnread = true
    }
  }
  const grantKnown = header.indexOf.grantedOn !== undefined
  return { row, active: row.removedOn === undefined && (row.grantedOn !== undefined || grantedUnread || !grantKnown) }
}

function looksLikeFormula(text: string): boolean {
  return /^\s*(?:[=@]|[+-](?![\d\s.()-]*$)\S)/.test(text)
}
