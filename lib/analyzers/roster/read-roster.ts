import { UnreadableEvidence, type AnalyzerInput, type EvidenceFile, type Locator, type Reading } from '../analyzer'
import { isHeaderAgain, openTables, type Table } from '../formats/table'
import { isFooter, joinedHeader } from '../formats/table-edges'
import { checkRow } from './check-row'
import { fieldForHeader, fullerHeader, isBasisClass, isRosterHeader, readHeader, requiredFields, synonyms } from './columns'
import type { RosterFacts, RosterRow } from './facts'
import { readRow, type Header } from './read-row'
import { tally, type Tally } from './rules'

/** Most rows a roster may have. */
export const maximumRows = 200_000
const headerWithin = 20
const useTemplate = 'Start from the roster template: one header row, then one row for each person or service identity.'

type Building = { rows: RosterRow[]; sheets: RosterFacts['sheets']; columns: Record<string, string>; dropped: Map<string, Locator>; counts: Tally }

/**
 * Reads every table of every file as one roster.
 * @throws UnreadableEvidence for an empty file, no header, no rows, ragged rows, or more than 200,000 rows.
 */
export async function readRoster({ files, onProgress }: AnalyzerInput): Promise<Reading<RosterFacts>> {
  const building: Building = { rows: [], sheets: [], columns: {}, dropped: new Map(), counts: tally() }
  for (const file of files) {
    await readFile(file, building)
    onProgress?.({ bytes: file.size, items: building.rows.length })
  }
  const { rows, counts } = building
  for (const [name, at] of building.dropped) counts.hit('RO-13', at, name)
  const found = new Set(Object.values(building.columns))
  const missing = requiredFields.filter((field) => !found.has(field)).map((field) => synonyms[field][0] as string)
  const top = rows[0]?.at ?? {}
  if (missing.length > 0) counts.hit('RO-01', top, missing.join(', '))
  const duplicateRefs = checkAcross(rows, counts)
  const facts: RosterFacts = {
    rows,
    people: rows.filter((row) => row.kind === 'human').length,
    services: rows.filter((row) => row.kind === 'service').length,
    sheets: building.sheets,
    columns: building.columns,
    missingColumns: missing,
    duplicateRefs,
    newestDate: newestDate(rows),
  }
  return { facts, observations: counts.observations() }
}

async function readFile(file: EvidenceFile, building: Building): Promise<void> {
  const before = building.rows.length
  let header = false
  for (const table of await openTables(file)) header = (await readTable(file, table, building)) || header
  if (!header) throw new UnreadableEvidence('No header row was found that names people and their status.', { file: file.name, row: 1 }, useTemplate)
  if (building.rows.length === before) throw new UnreadableEvidence('The roster has a header and no rows.', { file: file.name, row: 2 }, useTemplate)
}

async function readTable(file: EvidenceFile, table: Table, building: Building): Promise<boolean> {
  const place: Locator = { file: file.name, ...(table.sheet === undefined ? {} : { sheet: table.sheet }) }
  let header: Header | null = null
  let held: { header: Header; row: number } | null = null
  let above: string[] = []
  let read = 0
  let seen = 0
  for await (const { number, cells, hidden } of table.rows()) {
    if (cells.every((cell) => cell.text.trim() === '' && !cell.formula)) continue
    const texts = cells.map((cell) => cell.text.trim())
    if (!header && !held) {
      if (++seen > headerWithin) break
      const found = headerOf(fullerHeader(above, texts))
      if (isRosterHeader(found.columns)) held = { header: found, row: number }
      above = texts
      continue
    }
    if (!header && held) {
      const joined = joinedHeader(held.header.names, texts, (name) => fieldForHeader(name) !== null)
      header = noteHeader(joined ? headerOf(joined) : held.header, { ...place, row: joined ? number : held.row }, table, building)
      if (joined) continue
    }
    if (!header) continue
    if (isFooter(texts) || isHeaderAgain(header.names, texts)) continue
    const at = { ...place, row: number }
    if (hidden) building.counts.hit('RO-14', at, `row ${number}`)
    refuseRagged(cells.map((cell) => cell.text), header, table, at)
    if (building.rows.length >= maximumRows) throw new UnreadableEvidence(`The roster has more than ${maximumRows.toLocaleString('en-US')} rows.`, at, 'Upload only people and services with access to this program.')
    const row = readRow(cells, header, at, building.counts)
    checkRow(row, building.counts)
    building.rows.push(row.row)
    read++
  }
  if (!header && held) header = noteHeader(held.header, { ...place, row: held.row }, table, building)
  if (table.hidden) building.counts.hit('RO-14', place, `sheet ${table.sheet}`)
  if (!header && table.sheet !== undefined && seen > 0) building.counts.hit('RO-22', place, table.sheet)
  building.sheets.push({ name: table.sheet ?? file.name, rows: read, hidden: table.hidden })
  return header !== null
}

function headerOf(names: string[]): Header {
  const columns = readHeader(names)
  return { columns, names, indexOf: Object.fromEntries([...columns].toReversed().map(([i, field]) => [field, i])) }
}

function noteHeader(header: Header, at: Locator, table: Table, building: Building): Header {
  header.names.forEach((name, i) => {
    const field = header.columns.get(i)
    const shown = name.slice(0, 60)
    if (field) building.columns[shown] = field
    else if (shown !== '' && !isBasisClass(shown) && !building.dropped.has(shown)) building.dropped.set(shown, { ...at, column: shown })
    if (shown !== '' && table.hiddenColumns.has(i)) building.counts.hit('RO-14', { ...at, column: shown }, `column ${shown}`)
  })
  return header
}

/** A CSV row with another number of cells than the header has lost or gained a delimiter: nothing in it is sure. */
function refuseRagged(cells: string[], header: Header, table: Table, at: Locator): void {
  const extra = cells.slice(header.names.length).some((cell) => cell.trim() !== '')
  const uneven = table.sheet === undefined && cells.length !== header.names.length
  if (extra || uneven) throw new UnreadableEvidence(`Row ${at.row} has ${cells.length} cells, the header has ${header.names.length}.`, at, 'Put text that holds the delimiter in quotation marks, or upload the workbook itself.')
}

function checkAcross(rows: RosterRow[], counts: Tally): RosterFacts['duplicateRefs'] {
  const duplicates: RosterFacts['duplicateRefs'] = []
  const refs = new Set<string>()
  const holders = new Map<string, RosterRow>()
  for (const row of rows) {
    const key = row.ref.toLowerCase()
    if (key !== '' && refs.has(key)) {
      counts.hit('RO-02', row.at)
      duplicates.push({ ref: row.ref, at: row.at })
    }
    refs.add(key)
    for (const principal of row.principals) {
      const holder = holders.get(principal)
      if (holder && holder.ref.toLowerCase() !== key) counts.hit('RO-20', row.at)
      holders.set(principal, row)
    }
  }
  const people = new Set(rows.filter((row) => row.kind === 'human').map((row) => row.ref.toLowerCase()))
  for (const row of rows) if (row.kind === 'service' && !people.has((row.ownerRef ?? '').toLowerCase() || ' ')) counts.hit('RO-11', row.at)
  return duplicates
}

function newestDate(rows: RosterRow[]): string | null {
  let newest: string | null = null
  for (const row of rows) {
    for (const date of [row.verifiedOn, row.grantedOn, row.removedOn, row.briefedOn, row.trainedOn]) if (date && (newest === null || date > newest)) newest = date
  }
  return newest
}
