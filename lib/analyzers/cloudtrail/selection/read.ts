import { UnreadableEvidence, type EvidenceFile, type Locator } from '../../analyzer'
import { anotherTable, isAnotherHeader } from '../../formats/another-table'
import { openAnswers } from '../../formats/json-answer'
import type { JsonRecord } from '../../formats/json-records'
import { isObject, text } from '../../formats/keys'
import { isHeaderAgain, openTables, type Table } from '../../formats/table'
import { bodyOf } from '../../formats/table-edges'
import { trailEvent, type TrailEvent } from '../event'
import { piped } from '../unwrap'
import { answerLists, isAnswer, rowsIn } from './answer'
import { areTrailColumns } from './columns'
import { lackingIn, tellsFactorOfCalls, type Topic } from './lacking'
import { selectedRecord } from './record'

const remedy = 'Upload the files that CloudTrail delivered, or the download of the event history or of a query with the columns eventTime, eventName, eventSource, userIdentity and sourceIPAddress, unchanged.'

/** Gives whole records and selected ones, and what the file as a whole does not carry. */
export type TakeSelected = { event: (event: TrailEvent) => void; lacking: (topics: readonly Topic[], at: Locator) => void }

/** Whether a file is a table or an answer to a query, by its first characters; null for records of JSON. */
export function selectionIn(head: string): 'table' | 'answer' | null {
  const start = head.trimStart()[0]
  if (start !== undefined && start !== '{' && start !== '[') return 'table'
  return start === '{' && isAnswer(head) ? 'answer' : null
}

/** What columns of a file carry, gathered as its rows pass. */
export function carriedPaths() {
  const paths = new Set<string>()
  let first: Locator | null = null
  return {
    add(more: ReadonlySet<string>, at: Locator): void {
      first ??= at
      for (const path of more) paths.add(path)
    },
    tell(take: TakeSelected): void {
      if (first) take.lacking(lackingIn(paths), first)
    },
  }
}

/** A selected record as an event; a second factor that was not selected is unknown, not absent. */
export function selectedEvent(cells: Iterable<readonly [string, unknown]>, at: Locator): { event: TrailEvent; paths: ReadonlySet<string> } {
  const { record, paths } = selectedRecord(cells)
  const id = text(record['eventID'], 120)
  if (id !== null) at.eventId = id
  const event = trailEvent(record, at, null)
  const identity = record['userIdentity']
  const ownKey = isObject(identity) && /^AKIA/.test(text(identity['accessKeyId']) ?? '')
  const told = ownKey || tellsFactorOfCalls(paths)
  return { event: { ...event, selected: true, ...(event.mfa === 'no' && !told && { mfa: 'unknown' as const }) }, paths }
}

/**
 * Gives the rows of a table (CSV or workbook): of the event history of the console, of Athena or CloudTrail Lake, or of a
 * tool that puts each whole record into one cell. Returns the shape.
 * @throws UnreadableEvidence when the columns are of something else, a row has other cells than the header, or another
 * table begins beneath.
 */
export async function eachTableRow(file: EvidenceFile, take: TakeSelected): Promise<string> {
  const shapes = new Set<string>()
  for (const table of await openTables(file)) shapes.add(await eachRowOf(file.name, table, take))
  return [...shapes].join(', ')
}

async function eachRowOf(name: string, table: Table, take: TakeSelected): Promise<string> {
  let header: string[] | null = null
  let isTrail = false
  let shape = 'table'
  let top = 1
  const carried = carriedPaths()
  for await (const { number, cells } of bodyOf(table.rows())) {
    const values = cells.map(({ text }) => text.trim())
    if (values.every((value) => value === '')) continue
    if (!header) {
      header = values
      top = number
      isTrail = areTrailColumns(header)
      continue
    }
    if (isHeaderAgain(header, values)) continue
    const at: Locator = { file: name, row: number, ...(table.sheet !== undefined && { sheet: table.sheet }) }
    const refuse = (reason: string) => new UnreadableEvidence(reason, at, remedy)
    if (isAnotherHeader(values)) throw refuse(anotherTable)
    if (values.slice(header.length).some((value) => value !== '') || (table.sheet === undefined && values.length < header.length)) throw refuse(`The row has ${values.length} cells and the header ${header.length}.`)
    const whole = isTrail ? [] : values.flatMap((value) => (value.startsWith('{') ? piped({ message: value }) : []))
    if (whole.length === 0 && !isTrail) throw refuse('The columns are not those of CloudTrail.')
    for (const record of whole) take.event(wholeEvent(record, { ...at }))
    if (whole.length > 0) {
      shape = 'table of whole records'
      continue
    }
    const { event, paths } = selectedEvent(header.map((column, i) => [column, values[i] ?? ''] as const), at)
    carried.add(paths, { file: name, row: top, ...(table.sheet !== undefined && { sheet: table.sheet }) })
    take.event(event)
  }
  carried.tell(take)
  return shape
}

function wholeEvent(record: JsonRecord, at: Locator): TrailEvent {
  const id = text(record['eventID'], 120)
  if (id !== null) at.eventId = id
  return trailEvent(record, at, null)
}

/**
 * Gives the rows with which CloudTrail Lake, Athena, CloudWatch Logs Insights or Log Analytics answers a query. Returns the shape.
 * @throws UnreadableEvidence when it is cut off, malformed or partial, or a row is none.
 */
export async function eachAnswerRow(file: EvidenceFile, take: TakeSelected): Promise<string> {
  const carried = carriedPaths()
  let record = 0
  for (const answer of await openAnswers(file, answerLists, remedy)) {
    const found = rowsIn(answer)
    if (!found) throw new UnreadableEvidence('This is no answer to a query of CloudTrail events: it has no rows.', { file: file.name, record: record + 1 }, remedy)
    if (found.partial) throw new UnreadableEvidence('The service says that its answer is partial: rows are missing.', { file: file.name }, 'Ask for fewer days at a time, and upload the answers as several files.')
    for (const { cells, line } of found.rows) {
      record++
      const at: Locator = { file: file.name, record, ...(line !== undefined && { line }) }
      const isTrail = areTrailColumns(cells.map(([column]) => column))
      const whole = isTrail ? [] : cells.flatMap(([, value]) => (typeof value === 'string' && value.trimStart().startsWith('{') ? piped({ message: value }) : []))
      for (const one of whole) take.event(wholeEvent(one, { ...at }))
      if (whole.length > 0) continue
      if (!isTrail) throw new UnreadableEvidence('The row is not of CloudTrail events: too few of their columns are in it.', at, remedy)
      const { event, paths } = selectedEvent(cells, at)
      carried.add(paths, { file: file.name, record: 1 })
      take.event(event)
    }
  }
  carried.tell(take)
  return 'answer to a query'
}
